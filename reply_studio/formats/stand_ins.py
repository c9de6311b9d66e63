"""Fonts that stand in for those of GB/T 9704 where a machine has none of them, when LibreOffice makes a PDF.

Left alone, fontconfig takes any Latin font for the digits and the lines break elsewhere. A stand-in sets digits and
Latin letters half a character wide, as 仿宋_GB2312 does, so that lines and pages are those of a machine with the fonts.
"""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

STAND_INS: Final = {
    "仿宋_GB2312": ("仿宋", "FangSong", "STFangsong", "AR PL UMing CN", "AR PL UKai CN"),
    "楷体_GB2312": ("楷体", "KaiTi", "STKaiti", "AR PL UKai CN", "AR PL KaitiM GB"),
    "黑体": ("SimHei", "STHeiti", "Noto Sans Mono CJK SC", "WenQuanYi Zen Hei Mono"),
    "方正小标宋简体": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "SimSun", "AR PL UMing CN"),
    "宋体": ("SimSun", "STSong", "AR PL UMing CN"),
}
"""Font of our templates → what to take in its place, the likest first."""

_SYSTEM: Final = "/etc/fonts/fonts.conf"


def write_settings(folder: Path) -> Path:
    """Writes settings for fontconfig into the folder and returns their path: those of the system, then the stand-ins.

    A font that is installed is taken itself.
    """
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f'<include ignore_missing="yes">{_SYSTEM}</include>\n{"".join(map(_alias, STAND_INS))}</fontconfig>\n',
        "utf-8",
    )
    return path


def _alias(name: str) -> str:
    others = "".join(f"<family>{escape(each)}</family>" for each in STAND_INS[name])
    return f'<alias binding="same"><family>{escape(name)}</family><accept>{others}</accept></alias>\n'
