"""What commands over many inputs share: messages beside the output, and the progress of a long run."""

import sys
from collections.abc import Iterable, Iterator

from shutro.cli.inputs import Input

_MANY = 5  # inputs: beyond, a progress bar


def say(message: str) -> None:
    """Tell something on the error output, in one line."""
    line = " ".join(message.split())
    sys.stderr.write(f"shutro: {line}\n")


def tell_of_reader() -> None:
    """Tell where the trained model cannot read, so that nobody takes the rules' record for the whole."""
    from shutro.encoder import absence, switched_off

    if not switched_off() and (why := absence()):
        say(f"the rules read alone, which finds fewer names and statements: {why}")


def long(given: list[Input]) -> bool:
    """Whether so many inputs deserve a progress bar, and somebody sees it."""
    return len(given) > _MANY and sys.stderr.isatty()


def with_progress(given: list[Input]) -> Iterable[Input]:
    """The inputs one by one, behind a progress bar where they are many."""
    return _progress(given) if long(given) else given


def _progress(given: list[Input]) -> Iterator[Input]:
    from rich.console import Console
    from rich.progress import track

    yield from track(given, description="reading", console=Console(stderr=True), transient=True)
