"""The register of a made-up proposal: title, number, session, proposers and units in all forms of label."""

import random
from dataclasses import dataclass, field

from reply_studio.text.figures import han
from tests.printed.tree import Node
from tests.printed.words import HAN, WORDS


@dataclass
class Truth:
    """The whole of what must be read; ``traits`` names what is in the text."""

    title: str
    number: str
    proposers: list[str]
    units: list[tuple[str, str]]
    type: str
    session: tuple[int, int] | None = None
    roots: list[Node] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)


@dataclass
class Register:
    """Its pieces as printed: label and value, or a line without a label."""

    head: list[tuple[str, str]]
    tail: list[tuple[str, str]]
    truth: Truth


def register(rng: random.Random, serial: int | None = None) -> Register:
    """A register and what must be read in it; one with a *serial* has a number and a title of its own."""
    deputies = rng.random() < 0.4
    kind = "建议" if deputies or rng.random() < 0.4 else "提案"
    if deputies and rng.random() < 0.1:
        kind = "议案"
    verb, thing, noun = (rng.choice(WORDS[each]) for each in ("verbs", "objects", "nouns"))
    more = f"、{rng.choice(WORDS['verbs'])}" if rng.random() < 0.15 else ""
    place = f"岚溪片区{han(serial)}组" if serial else ""
    title = f"关于{verb}{place}{thing}{more}{noun}的{kind}"
    number = rng.choice(["0036", "20240058", "D041", "12", "072", "2024-058", "B115", "7"])
    number = f"{serial:04}" if serial else number
    truth = Truth(title, number, _names(rng, deputies=deputies), [], "suggestion_item" if deputies else "proposal")
    head = _title_and_number(rng, truth, deputies=deputies)
    head += _people(rng, truth.proposers, deputies=deputies)
    if rng.random() < 0.4:
        head.append(tuple(rng.choice(WORDS["further"]).split(":", 1)))
    if len(truth.proposers) > 1 and rng.random() < 0.2:
        head.append(("界    别", "经济界"))
    units = _units(rng, truth)
    early = rng.random() < 0.3
    if early:
        head += units
    if rng.random() < 0.5:
        head.append((rng.choice(WORDS["contents"]).rstrip(":"), ""))
        truth.traits.add("content label")
    truth.traits |= {f"label {label}" for label, _value in (*head, *units) if label}
    return Register(head, [] if early else units, truth)


def _names(rng: random.Random, *, deputies: bool) -> list[str]:
    if rng.random() < 0.25:
        return [rng.choice(WORDS["delegations"] if deputies else WORDS["groups"])]
    if rng.random() < 0.05 and not deputies:
        return rng.sample(WORDS["groups"], 2)
    return rng.sample(WORDS["people"], rng.randint(1, 5))


def _session(rng: random.Random, truth: Truth, *, deputies: bool) -> str:
    term, meeting = rng.randint(1, 15), rng.randint(1, 6)
    truth.session = (term, meeting)
    t, m = _han(term), _han(meeting)
    forms = (
        [
            f"云川市第{t}届人民代表大会第{m}次会议",
            f"云川市{t}届人大{m}次会议",
            f"市{t}届人大{m}次会议",
            f"云川市第{term}届人民代表大会第{meeting}次会议",
        ]
        if deputies
        else [
            f"政协云川市第{t}届委员会第{m}次会议",
            f"市政协{t}届{m}次会议",
            f"政协云川市{t}届{m}次全会",
            f"中国人民政治协商会议云川市第{t}届委员会第{m}次会议",
            f"云川市政协第{term}届{meeting}次会议",
        ]
    )
    return rng.choice(forms)


def _han(n: int) -> str:
    return HAN[n - 1] if n <= 10 else "十" + HAN[n - 11]


def _title_and_number(rng: random.Random, truth: Truth, *, deputies: bool) -> list[tuple[str, str]]:
    title, number = truth.title, truth.number
    form = rng.random()
    labels = (
        (rng.choice(WORDS["deputy_titles"]), rng.choice(WORDS["deputy_numbers"]))
        if deputies
        else (rng.choice(WORDS["titles"]), rng.choice(WORDS["numbers"]))
    )
    what = "建议" if deputies else "提案"
    session = [(rng.choice(WORDS["sessions"]), _session(rng, truth, deputies=deputies))] if rng.random() < 0.35 else []
    if form < 0.35:
        head = [(labels[0], title), (labels[1], rng.choice(["第{}号", "{}", "{}号"]).format(number)), *session]
        rng.shuffle(head)
        return head
    if form < 0.6:
        above = _session(rng, truth, deputies=deputies)
        return [("", above), ("", f"{'代表建议' if deputies else '提案'}第{number}号"), ("", title)]
    if form < 0.75:
        return [*session, (labels[0], f"({number}){title}")]
    if form < 0.85:
        return [("", f"{title}(第{number}号)"), *session]
    return [("", title), (f"{what}编号", number), *session]


def _people(rng: random.Random, names: list[str], *, deputies: bool) -> list[tuple[str, str]]:
    printed = [f"{each[0]}  {each[1]}" if len(each) == 2 else each for each in names]
    label = rng.choice(WORDS["deputy_leads"] if deputies else WORDS["leads"])
    if len(names) > 1 and rng.random() < 0.6:
        other = rng.choice(WORDS["deputy_others"] if deputies else WORDS["others"])
        between = rng.choice(["、", ",", "   "])
        return [(label, printed[0]), (other, between.join(printed[1:]))]
    if len(names) == 1 and rng.random() < 0.1 and not names[0].endswith(("会", "界", "联", "团", "部", "协", "委")):
        return [(label, f"{printed[0]}{'代表' if deputies else '委员'}")]
    return [(label, rng.choice(["、", "、", ",", "   "]).join(printed))]


def _units(rng: random.Random, truth: Truth) -> list[tuple[str, str]]:
    if rng.random() < 0.65:
        return []
    lead, *co = rng.sample(WORDS["bureaus"], rng.randint(1, 4))
    form = rng.random()
    if not co and form < 0.2:
        truth.units = [(lead, "sole")]
        return [("独办单位", lead)]
    truth.units = [(lead, "lead"), *((each, "co") for each in co)]
    if co and form < 0.2:
        return [("承办单位", "、".join([f"{lead}(主办)", *(f"{each}(会办)" for each in co)]))]
    tail = [(rng.choice(WORDS["lead_labels"]), lead)]
    if co:
        tail.append((rng.choice(WORDS["co_labels"]), rng.choice(["、", ",", " "]).join(co)))
    return tail
