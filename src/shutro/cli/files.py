"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from shutro.errors import UsageError


class NothingWritten(Exception):  # noqa: N818
    """Every report was refused: the file that may stand there is left as it was."""


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file to write, put in its place only when all of it is there.

    Raises:
        OSError: it cannot be written.
        UsageError: there is no such folder.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():  # /dev/stdout, a pipe: nothing to replace
        with path.open("w", encoding="utf-8") as file:
            yield file
        return
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent} is no folder: make it first, or name another place with -o")
    with suppress(NothingWritten), _beside(path) as (handle, _), os.fdopen(handle, "w", encoding="utf-8") as file:
        yield file


def replace(path: Path, data: bytes) -> None:
    """Put these bytes in a file's place; its permissions stay, a link stays a link.

    Raises:
        OSError: it cannot be written, and is as it was.
    """
    with _beside(path.resolve()) as (handle, _), os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _beside(path: Path) -> Iterator[tuple[int, Path]]:
    """A new file beside ``path`` that takes its place at the end, or is gone where something fails."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    new = Path(name)
    try:
        yield handle, new
        _as_before(new, path)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _as_before(new: Path, path: Path) -> None:
    """Give a new file the permissions (and, where that is allowed, the owner) of the one that it replaces."""
    if not path.exists():
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        return
    old = path.stat()
    with suppress(OSError):
        os.chown(new, old.st_uid, old.st_gid)
    new.chmod(old.st_mode & 0o7777)
