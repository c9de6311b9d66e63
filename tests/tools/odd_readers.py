"""Readers that misbehave, for the tests of the worker that runs them."""

import os
import time

from reply_studio.errors import InputError


def echo(data: bytes) -> bytes:
    return data[::-1]


def process(_data: bytes) -> bytes:
    return str(os.getpid()).encode()


def die(_data: bytes) -> bytes:
    os._exit(3)


def hang(_data: bytes) -> bytes:
    time.sleep(60)
    return b""


def large(_data: bytes) -> bytes:
    return bytes(900_000_000)


def weighty(_data: bytes) -> bytes:
    return str(len(b"x" * 300_000_000)).encode()


def deep(data: bytes) -> bytes:
    return deep(data) + b"x"


def odd(_data: bytes) -> bytes:
    raise KeyError("workbook.xml")


def refuse(_data: bytes) -> bytes:
    raise InputError("is empty", hint="ask for it again")


def noisy(_data: bytes) -> bytes:
    print("noise", flush=True)
    os.write(1, b"more noise")
    return b"quiet"
