"""Values of config.toml that cannot work are refused when it is read, not when a letter is to be issued."""

from pathlib import Path

import pytest

from reply_studio.config import load
from reply_studio.errors import InputError

PERSON = '[[people]]\nlogin = "lin"\nname = "林知远"\nroles = ["drafter"]\n'


def refusal(folder: Path, text: str) -> str:
    path = folder / "config.toml"
    path.write_text(f"schema = 1\n{text}", "utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    return str(caught.value)


@pytest.mark.parametrize(
    "form",
    [
        "云民函〔{yr}〕{n}号",
        "云民函〔{year}〕号",
        "云民函{",
        "云民函{0}号",
        "{year.real}-{n}",
        "{n:>9999999999}",
        "{year}{n!r}",
        "{n[0]}",
        "",
    ],
)
def test_a_series_must_count(tmp_path: Path, form: str) -> None:
    """Without the running number every letter of a year would have one number."""
    assert "numbers" in refusal(tmp_path, f'[numbers.reply]\nform = "{form}"\n')


@pytest.mark.parametrize("form", ["云民函〔{year}〕{n}号", "{n}", "{{云}}{year}{n}", "{n}/{year}/{n}"])
def test_a_series_that_counts_is_taken(tmp_path: Path, form: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'schema = 1\n[numbers.reply]\nform = "{form}"\n', "utf-8")
    assert load(path).numbers["reply"].form == form


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PERSON.replace("drafter", "drafer"), "drafer"),
        ('[review]\nsteps = [{ role = "isuer" }]\n', "isuer"),
        ("[review]\nsteps = []\n", "steps"),
        ('[review]\nrecheck = "allways"\n', "allways"),
        ('[deadlines]\nfrom = "birth"\n', "birth"),
        (PERSON + PERSON, "lin"),
        ('[numbers.reply]\nform = "{n}"\nfirst = 0\n', "first"),
    ],
)
def test_what_names_nothing_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """A role, a rule or a day that there is none of would silently give nobody a right, or everybody."""
    assert told in refusal(tmp_path, text)
