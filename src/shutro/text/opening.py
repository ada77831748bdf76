"""Whatever was given - bytes, a file, an address - to the text that will be read."""

import re
from pathlib import Path

from shutro.errors import NotBengali, NotReached, TooLarge
from shutro.text import bijoy, decode, fetch, kinds, mojibake
from shutro.text.source import LIMIT, Source, too_large

LEAST_BENGALI = 0.1
"""The smallest share of Bengali letters among the letters of a report. English prose that quotes a Bengali sentence
stays below.
"""

_BENGALI = re.compile("[অ-হ\u09ce\u09dc-\u09e1\u09f0\u09f1]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def open_bytes(data: bytes, name: str = "the input", content_type: str | None = None, url: str | None = None) -> Source:
    """The report in these bytes: plain text, HTML or .docx, known by their contents (and ``content_type``).

    ``name`` is for messages and tells a web page by its ending.

    Raises:
        EmptyInput, NotText, NotBengali, TooLarge: what it is, and what to do.
    """
    if len(data) > LIMIT:
        raise TooLarge(too_large(name))
    source = _opened(data, name, content_type, url)
    for way, change in (("mojibake", mojibake.repair), ("Bijoy", bijoy.convert)):
        changed = change(source.text)
        if changed != source.text:
            source.text = changed
            source.title = change(source.title) if source.title else None
            source.extracted = f"{source.extracted}, {way}" if source.extracted else way
    _must_be_bengali(source.text, name)
    return source


def _opened(data: bytes, name: str, content_type: str | None, url: str | None) -> Source:
    if kinds.is_docx(data):
        from shutro.text import docx

        text, notes = decode.checked(docx.text_of(data, name), name)
        return Source(text, url=url, extracted="docx", notes=notes)
    if kinds.is_html(data, name, content_type) and kinds.binary(data) is None:
        from shutro.text import html

        page = html.article(data, name, content_type, url)
        return Source(page.text, page.title, page.outlet, page.published, url, "HTML")
    text, notes = decode.decode(data, name)
    return Source(text, url=url, notes=notes)


def is_bengali(text: str) -> bool:
    """Whether enough of a text's letters are Bengali for it to be read.

    >>> is_bengali("সূত্র in Bengali"), is_bengali("in English")
    (True, False)
    """
    bengali = _bengali(text)
    return bengali > 0 and bengali >= LEAST_BENGALI * sum(map(len, _LETTERS.findall(text)))


def _bengali(text: str) -> int:
    return sum(map(len, _BENGALI.findall(text)))


def _must_be_bengali(text: str, name: str) -> None:
    if is_bengali(text):
        return
    hardly = "hardly any" if _bengali(text) else "no"
    raise NotBengali(
        f"{name} has {hardly} Bengali in it: shutro reads Bengali news, in Unicode or typed in Bijoy; "
        "give the Bengali report"
    )


def open_path(path: str | Path) -> Source:
    """The report in a file.

    Raises:
        NotReached: no such file, a folder, or no right to read it.
        InputError: as `open_bytes`.
    """
    return open_bytes(bytes_of(path), str(path))


def bytes_of(path: str | Path) -> bytes:
    """What stands in a file, up to one byte over the limit.

    Raises:
        NotReached: no such file, a folder, or no right to read it.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        raise NotReached(f"{path}: there is no such file; check the name") from None
    except IsADirectoryError:
        raise NotReached(f"{path} is a folder: give the files in it") from None
    except PermissionError:
        raise NotReached(f"{path} may not be read: change its permissions, or give a copy") from None
    except (OSError, ValueError) as error:  # a disk that fails, a name with NUL in it
        raise NotReached(f"{str(path)!r} could not be read: {error}") from None


def open_url(url: str, deadline: float = fetch.DEADLINE) -> Source:
    """The report at an address, had within ``deadline`` seconds.

    Raises:
        NotReached: no answer in time, an error status, no such host.
        InputError: as `open_bytes`.
    """
    answer = fetch.fetch(url, deadline)
    return open_bytes(answer.data, url, answer.content_type, answer.url)
