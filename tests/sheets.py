"""Ledgers for tests: small workbooks, written so that each one holds only what its test is about."""

import io
from collections.abc import Sequence
from typing import Any

HEAD = ["序号", "提案编号", "案由", "提案者", "主办单位", "会办单位", "交办日期", "办理期限"]
ROWS = [
    [
        1,
        "029",
        "关于加强社区长者食堂建设的提案",
        "赵清和、钱若谷",
        "市民政局",
        "市财政局\n市自然资源局",
        "2025年3月26日",
        "2025年6月26日前",
    ],
    [2, "031", "关于优化公交线网的提案", "民盟云川市委会", "市交通运输局", "/", "2025年3月26日", "2025年6月26日前"],
]
TITLE = "政协云川市第七届委员会第四次会议提案交办清单"


def workbook(
    *sheets: Sequence[Sequence[Any]],
    merged: Sequence[str] = (),
    names: Sequence[str] = (),
    merged_of: Sequence[Sequence[str]] = (),
) -> bytes:
    """The bytes of a workbook; *merged* are ranges of its first sheet, *merged_of* those of every sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for n, rows in enumerate(sheets):
        sheet = book.create_sheet(names[n] if n < len(names) else f"Sheet{n + 1}")
        for row in rows:
            sheet.append(list(row))
        for each in merged_of[n] if merged_of else merged if n == 0 else ():
            sheet.merge_cells(each)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ledger() -> bytes:
    """A ledger with a merged title, a header, two rows and a footer."""
    rows = [[TITLE], HEAD, *ROWS, ["合计\uff1a2件"]]
    return workbook(rows, merged=["A1:H1", "A5:H5"])
