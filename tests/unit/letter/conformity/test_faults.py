"""One fault a clause, planted by hand in the XML of a good letter, is found; the letter itself keeps the clause."""

from functools import cache
from typing import NamedTuple

import pytest

from reply_studio.letter.conformity import Status, judge
from reply_studio.letter.conformity.judging import CLAUSES
from tests.judged_letters import LETTERS, letter

FRESH = "<w:pageBreakBefore/>"
BLANK = "<w:p></w:p>"
NOTE = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t xml:space="preserve">附件：'
SIGNED = '<w:p><w:pPr><w:pStyle w:val="a"/><w:ind w:right="1495"/>'
MADE = '<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">2025'
EVEN = '<w:footerReference w:type="even"'
FIRST = '<w:footerReference w:type="first" r:id="footer1"/>'
CALL = "联系人：江若川，电话：0599-6120031"
TORN = "<w:br/><w:t>议</w:t>"
ROWS = "四次</w:t><w:br/><w:t>会议</w:t><w:br/><w:t>暨本年度常委会</w:t>"
SPACED = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
BLANK_SPACED = f"{SPACED}</w:pPr></w:p>"
HANGS = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>'
SECOND = (
    'relativeFrom="margin"><wp:posOffset>3322800</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    "<wp:posOffset>-2610000"
)
LAST = SECOND.replace("-2610000", "-774000")
STRONG = '<w:rStyle w:val="6"/></w:rPr><w:t xml:space="preserve">'


class Fault(NamedTuple):
    """Where in which letter what stands, and what is put in its place."""

    letter: str
    part: str
    old: str
    new: str
    times: int = 1


FAULTS = {
    "5.1": Fault("direct", "document", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    "5.2.1a": Fault("direct", "document", 'w:top="2098"', 'w:top="1440"'),
    "5.2.1b": Fault("direct", "document", 'w:left="1588"', 'w:left="1800"'),
    "5.2.1c": Fault("direct", "document", 'w:right="1474"', 'w:right="1800"'),
    "5.2.1d": Fault("direct", "document", 'w:right="1474"', 'w:right="900"'),
    "5.2.2a": Fault("red_head", "styles", 'w:eastAsia="仿宋_GB2312"', 'w:eastAsia="宋体"'),
    "5.2.2b": Fault("red_head", "styles", 'w:hAnsi="仿宋_GB2312"', 'w:hAnsi="Times New Roman"'),
    "5.2.3a": Fault("preprinted", "styles", 'w:line="579"', 'w:line="540"'),
    "5.2.3b": Fault("preprinted", "styles", '<w:spacing w:val="-5"/>', ""),
    "5.2.3c": Fault("direct", "document", 'w:line="579"', 'w:line="540"', -1),
    "5.2.3d": Fault("direct", "document", '<w:spacing w:val="-5"/>', "", -1),
    "5.2.4": Fault("direct", "document", '<w:spacing w:val="-5"/>', '<w:color w:val="0000FF"/>'),
    "7.2.1": Fault("red_head", "document", "000012", "0012"),
    "7.2.2": Fault("red_head", "document", f"{STRONG}秘密", f"{STRONG.replace('6', '7')}秘密"),
    "7.2.3": Fault("red_head", "document", f"{STRONG}特急", f"{STRONG.replace('6', '7')}特急"),
    "7.2.4a": Fault("direct", "header1", "方正小标宋简体", "宋体", -1),
    "7.2.4b": Fault("direct", "header1", '"FF0000"', '"C00080"'),
    "7.2.4c": Fault("direct", "header1", 'w:val="center"', 'w:val="left"'),
    "7.2.4d": Fault("direct", "header1", 'w:before="850"', 'w:before="600"'),
    "7.2.4e": Fault("joint_head", "document", '<w:vAlign w:val="center"/>', '<w:vAlign w:val="top"/>'),
    "7.2.5": Fault("direct", "document", "〔2025〕36号", "〔2025〕036号"),
    "7.2.6a": Fault("red_head", "document", f"{STRONG.replace('6', '7')}林知远", f"{STRONG}林知远"),
    "7.2.6b": Fault("red_head", "document", 'w:val="right" w:pos="8500"', 'w:val="right" w:pos="7900"'),
    "7.2.7": Fault("red_head", "document", 'cx="5616000"', 'cx="4320000"'),
    "7.3.1a": Fault("direct", "document", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),
    "7.3.1b": Fault("preprinted", "styles", 'w:val="center"', 'w:val="both"'),
    "7.3.1c": Fault("direct", "document", BLANK_SPACED, ""),
    "7.3.1d": Fault("preprinted", "document", "四次会议</w:t>", ROWS),
    "7.3.1e": Fault("preprinted", "document", "市政协七届四次会议</w:t>", f"市政协七届四次会</w:t>{TORN}"),
    "7.3.2a": Fault("preprinted", "document", BLANK + "<w:p><w:r>", "<w:p><w:r>"),
    "7.3.2b": Fault("direct", "document", "赵清和委员：", "赵清和委员:"),
    "7.3.3a": Fault("direct", "document", '"黑体"', '"楷体_GB2312"', 3),
    "7.3.3b": Fault("direct", "document", '"楷体_GB2312"', '"仿宋_GB2312"', 3),
    "7.3.3c": Fault("red_head", "document", '<w:r><w:t xml:space="preserve">1.', f"<w:r><w:rPr>{STRONG}1."),
    "7.3.3d": Fault("red_head", "styles", '<w:rFonts w:ascii="黑体"', '<w:b/><w:rFonts w:ascii="黑体"'),
    "7.3.3e": Fault("preprinted", "styles", 'w:firstLineChars="200"', 'w:firstLineChars="100"'),
    "7.3.3f": Fault("red_head", "numbering", "（%2）", "（%2）、"),
    "7.3.3g": Fault("direct", "document", "的要求，", "的要求,"),
    "7.3.3h": Fault("direct", "document", f"{SPACED}<w:jc w:val=\"both\"/>", f"{SPACED}{FRESH}<w:jc w:val=\"both\"/>"),
    "7.3.4a": Fault("red_head", "document", "附件：长者食堂名单", "附件：长者食堂名单。"),
    "7.3.4b": Fault("red_head", "document", BLANK + NOTE, NOTE),
    "7.3.5.1": Fault("joint_head", "document", SECOND, SECOND.replace("3322800", "1600000")),
    "7.3.5a": Fault("direct", "document", "云川市民政局　　　　　", "云川市民政局"),
    "7.3.5b": Fault("direct", "document", "2025年9月21日　　", "2025年9月21日"),
    "7.3.5c": Fault("preprinted", "document", BLANK + SIGNED, SIGNED),
    "7.3.5.4": Fault("preprinted", "document", "2025年9月28日", "2025年09月28日"),
    "7.3.5.5": Fault("preprinted", "document", '<w:ind w:right="1495"/>', f'{FRESH}<w:ind w:right="1495"/>'),
    "7.3.6": Fault("direct", "document", f"（{CALL}）", CALL),
    "7.3.7": Fault("red_head", "document", FRESH, ""),
    "7.4": Fault("preprinted", "document", HANGS, HANGS.replace("<w:spacing", f"{FRESH}<w:spacing")),
    "7.4.1a": Fault("red_head", "document", '<w:top w:val="single" w:sz="8"', '<w:top w:val="single" w:sz="2"'),
    "7.4.1b": Fault("red_head", "document", 'insideH w:val="single" w:sz="6"', 'insideH w:val="single" w:sz="8"'),
    "7.4.2a": Fault("preprinted", "document", '<w:sz w:val="28"/>', '<w:sz w:val="32"/>'),
    "7.4.2b": Fault("preprinted", "document", "市政府办公室。", "市政府办公室"),
    "7.4.2c": Fault("preprinted", "document", '<w:ind w:left="280" w:right="280"/>', ""),
    "7.4.2d": Fault("preprinted", "document", 'w:yAlign="bottom"', 'w:y="4000"'),
    "7.4.3a": Fault("red_head", "document", MADE, MADE.replace("28", "32")),
    "7.4.3b": Fault("red_head", "document", 'w:val="right" w:pos="8564"', 'w:val="right" w:pos="7400"'),
    "7.5a": Fault("direct", "footer1", "— ", "- "),
    "7.5b": Fault("direct", "footer2", '<w:sz w:val="28"/>', '<w:sz w:val="21"/>'),
    "7.5c": Fault("direct", "footer1", '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'),
    "7.5d": Fault("preprinted", "document", "<w:docGrid", '<w:pgNumType w:start="5"/><w:docGrid'),
    "7.5e": Fault("preprinted", "document", 'w:footer="1110"', 'w:footer="600"'),
    "7.5f": Fault("preprinted", "footer1", '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'),
    "10.1a": Fault("direct", "header1", 'linestyle="thickThin"', 'linestyle="thinThin"'),
    "10.1b": Fault("direct", "header1", 'linestyle="thinThick"', 'linestyle="thickThin"'),
    "10.1c": Fault("direct", "document", '<w:jc w:val="right"/>', '<w:jc w:val="left"/>'),
    "10.1d": Fault("direct", "document", EVEN, FIRST + EVEN),
    "10.1e": Fault("direct", "header1", '138pt', '146pt', -1),
    "10.1f": Fault("direct", "header1", '783pt', '770pt', -1),
    "10.1g": Fault("direct", "header1", "56.7pt", "85pt", -1),
    "10.1h": Fault("direct", "document", SPACED, SPACED.replace('before="0"', 'before="400"')),
}  # fmt: skip
"""Clause → the fault that breaks it."""
JOINT = (
    ("7.3.5a", Fault("joint", "header1", "云川市青岚区民政局", "云川市青岚区司法局")),
    ("7.3.5a", Fault("joint", "document", 'w:left="3150"', 'w:left="2000"')),
    ("7.3.5a", Fault("joint", "document", 'w:left="3150"', 'w:left="2200"', 2)),
    ("7.3.5b", Fault("joint", "document", 'w:left="3780"', 'w:left="3150"')),
    ("7.3.5b", Fault("joint_head", "document", '<w:ind w:left="4000"/>', '<w:ind w:left="2000"/>')),
    ("7.3.5.1", Fault("joint_head", "document", LAST, LAST.replace("3322800", "3800000"))),
    ("7.3.5.1", Fault("joint_head", "document", SECOND, SECOND.replace("3322800", "4700000"))),
    ("7.3.5.1", Fault("joint_head", "document", SECOND, LAST)),
)
"""More faults of letters that several organs sign."""
PRINTED = {each.id for each in CLAUSES if each.title.startswith("print: ")}


def spoilt(fault: Fault) -> bytes:
    parts = LETTERS[fault.letter]()
    assert fault.old in parts[fault.part]
    return letter(fault.letter, parts | {fault.part: parts[fault.part].replace(fault.old, fault.new, fault.times)})


@cache
def whole(name: str, printing: bool):
    """The report on a letter without a fault."""
    return judge(f"{name}.docx", letter(name), printing=printing)


def both(key: str):
    """The verdicts of a clause on the letter and on the letter with the fault."""
    printing = key in PRINTED
    after = judge("x.docx", spoilt(FAULTS[key]), printing=printing)
    reports = (whole(FAULTS[key].letter, printing), after)
    return tuple(next(each for each in report.verdicts if each.id == key) for report in reports)


def test_every_clause_has_its_fault():
    assert set(FAULTS) == {each.id for each in CLAUSES}


@pytest.mark.parametrize("key", sorted(set(FAULTS) - PRINTED))
def test_a_fault_in_the_file_is_found(key):
    before, after = both(key)
    assert (before.status, after.status) == (Status.PASS, Status.FAIL), (before, after)
    assert after.found
    assert after.expected


@pytest.mark.parametrize("key", sorted(PRINTED))
def test_a_fault_in_the_print_is_found(key, needs):
    needs("soffice")
    needs("pdftotext")
    before, after = both(key)
    assert (before.status, after.status) == (Status.PASS, Status.FAIL), (before, after)


@pytest.mark.parametrize(("key", "fault"), JOINT)
def test_a_fault_of_joint_signatures_is_found(key, fault, needs):
    printing = key in PRINTED
    if printing:
        needs("soffice")
        needs("pdftotext")
    before = next(each for each in whole(fault.letter, printing).verdicts if each.id == key)
    after = next(each for each in judge("x.docx", spoilt(fault), printing=printing).verdicts if each.id == key)
    assert (before.status, after.status) == (Status.PASS, Status.FAIL), (before, after)
