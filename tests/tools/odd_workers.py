"""A process for tests of the pool: it answers with its setup and the order, says who it is, or goes."""

import os

from reply_studio.formats import pipes


def serve() -> None:
    asked, answers = pipes.serve()
    try:
        setup = pipes.receive(asked)
        while True:
            order = pipes.receive(asked)
            if order == b"go":
                os._exit(3)
            if order == b"say":
                print("noise")
            pipes.send(answers, str(os.getpid()).encode() if order == b"who" else setup + order)
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    serve()
