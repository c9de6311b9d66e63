"""Signed letters with random damage: never a traceback, never "intact" unless nothing that counts was touched."""

import random
from functools import cache

from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.signing.names import TYPES_PART
from reply_studio.signing.signer import sign
from reply_studio.signing.verifier import verify
from tests.signed_letters import final_letter
from tests.signing_keys import DAY, NOW, Authority


@cache
def letters() -> tuple[Authority, tuple[bytes, ...]]:
    authority, final = Authority(), final_letter()
    one = sign(final, authority.signer(), NOW, "x")
    return authority, (
        one,
        sign(final, authority.signer(kind="ec"), NOW, "x"),
        sign(one, authority.signer(kind="ec"), NOW, "x"),
    )


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The file with a bit, a run, a swap, a cut or an insertion somewhere; half of them in the signature itself."""
    mark = data.index(b"_xmlsignatures/")
    low = mark if dice.random() < 0.5 else 0
    at = dice.randrange(low, len(data))
    length = dice.randrange(1, 40)
    kind = dice.randrange(10)
    if kind > 4:
        return repacked(data, dice)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + dice.randbytes(length) + data[at + length :]
    if kind == 2:
        return data[:at] + data[at + length :]
    if kind == 3:
        return data[:at] + dice.randbytes(length) + data[at:]
    other = dice.randrange(len(data))
    return data[:at] + data[other : other + length] + data[at + length :]


def repacked(data: bytes, dice: random.Random) -> bytes:
    """A proper package with damage in one part: no check of the zip's own finds it."""
    parts = dict(read_parts(data, "x"))
    name = dice.choice([each for each in parts if parts[each]])
    held = bytearray(parts[name])
    at = dice.randrange(len(held))
    held[at : at + dice.randrange(0, 3)] = dice.choice((b"", b" ", b"a", b"\xff", held[at : at + 2] * 2, b"</", b'"'))
    return write_parts({**parts, name: bytes(held)})


def refused_all(seed: int, times: int) -> None:
    authority, made = letters()
    dice = random.Random(seed)
    for n in range(times):
        original = made[n % len(made)]
        data = damaged(original, dice)
        status = verify(data, (authority.root,), NOW + DAY, "mutated.docx")
        if data != original and status.intact:
            assert untouched(original, data), f"seed {seed}, number {n}"


def untouched(original: bytes, data: bytes) -> bool:
    """What a signature cannot cover: times, modes and versions in the zip's headers, and the spelling of the list of
    content types and of the signature's own XML where it means the same.
    """
    before, after = read_parts(original, "a"), read_parts(data, "b")
    free = {TYPES_PART} | {name for name in before if name.startswith("_xmlsignatures/")}
    return all(before[name] == after.get(name) or name in free or name.endswith(".rels") for name in before) and set(
        before
    ) == set(after)


def test_two_hundred_damaged_letters_are_never_intact() -> None:
    refused_all(20260921, 200)
