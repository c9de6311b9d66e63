"""What an approval is bound to: the letter's text, its printed parts, the template and the office's own data.

``text`` is the letter's words before number and date are known; ``parts`` the rendered package without its seal;
``template`` the Word template's bytes; ``config`` the settings that a letter prints. Change one, and the approval is
outdated.
"""

import re

import msgspec

from reply_studio.composing import compose, profile_of
from reply_studio.config import Config
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.services import joining
from reply_studio.services.desk import Desk
from reply_studio.services.printing import paper_of, template_of
from reply_studio.text.digests import digest

_TRIVIAL = re.compile(r"[\s\W_]+")
"""What a trivial change may touch: white space and punctuation."""


def letter_of(desk: Desk, file: CaseFile) -> Letter:
    """The letter that is reviewed and issued for a case."""
    whole = joining.answering(desk, file)
    return compose(whole, paper_of(whole), profile_of(desk.config))


def binding_of(desk: Desk, file: CaseFile, *, printed: bool = False) -> Binding:
    """What an approval of the case as it stands is bound to; ``printed`` also renders it."""
    letter = letter_of(desk, file)
    text = letter_text(letter)
    return Binding(
        text=digest(text.encode("utf-8", "surrogatepass")),
        words=digest(_TRIVIAL.sub("", text).encode("utf-8", "surrogatepass")),
        template=template_digest(desk, letter.paper),
        config=config_digest(desk.config),
        parts=digest(desk.printer.print(letter, template_of(desk, letter.paper))) if printed else "",
    )


def letter_text(letter: Letter) -> str:
    """The words of a letter, paragraph by paragraph with their kind and level, blanks for number and date."""
    lines = (f"{each.kind.value}/{each.level}\t{each.text.rstrip()}" for each in letter.paragraphs if each.text)
    return "\n".join(lines)


def template_digest(desk: Desk, paper: str) -> str:
    """That of the office's template of a paper, "" where it is not there."""
    path = template_of(desk, paper)
    return digest(path.read_bytes()) if path.is_file() else ""


def text_digest(file: CaseFile, config: Config) -> str:
    """That of the letter's text alone, for a file that knows the cases it is handled together with."""
    return text_digests(file, config)[0]


def text_digests(file: CaseFile, config: Config) -> tuple[str, str]:
    """Those of the letter's text and of its letters and digits alone, as ``binding_of`` has them."""
    text = letter_text(compose(file, paper_of(file), profile_of(config)))
    whole, words = text, _TRIVIAL.sub("", text)
    return digest(whole.encode("utf-8", "surrogatepass")), digest(words.encode("utf-8", "surrogatepass"))


def config_digest(config: Config) -> str:
    """That of the settings that decide on a letter's form; what else it prints of the office is in its text."""
    return digest(msgspec.json.encode(config.letter))
