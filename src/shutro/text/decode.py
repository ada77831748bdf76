"""Bytes to text: UTF-8 and UTF-16 with and without a mark, and the one-byte encoding in which old Bijoy files are
kept.

Line ends stay as given. Two kinds of characters cannot stand in JSON or HTML and say nothing: NUL and the lone halves
of surrogate pairs. `printable` puts U+FFFD in the place of each, one for one, so that every offset stays.
"""

import codecs
import re

from shutro.errors import EmptyInput, NotText
from shutro.text import kinds

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b\x00")
_SAMPLE = 65536
# five bytes are nothing in Windows-1252: they stay C1 controls
_WINDOWS = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))
_DAMAGE = 0.01  # a text with more broken bytes than this is in another encoding, not damaged


def printable(text: str) -> str:
    r"""The text with U+FFFD in the place of every NUL and every lone surrogate: of the same length, and good for JSON.

    >>> printable("ক\ud800খ\x00")
    'ক\ufffdখ\ufffd'
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def windows(data: bytes) -> str:
    """Bytes of Windows-1252, none refused: how a legacy Bijoy file looks to software that does not know its font."""
    return codecs.charmap_decode(data, "strict", _WINDOWS)[0]


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text in these bytes, and notes on what had to be replaced. ``name`` is for messages.

    Raises:
        EmptyInput: no bytes, or nothing but white space.
        NotText: another kind of file, or no encoding that shutro knows.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise EmptyInput(f"{name} is empty: there is nothing to read")
    _refuse_binary(data, name)
    mark, encoding = coding(data)
    if encoding is None:
        return _other(data, name)
    return checked(data[len(mark) :].decode(encoding, "replace"), name)


def coding(data: bytes) -> tuple[bytes, str | None]:
    r"""The mark that text opens with, and its encoding; None where it is neither UTF-8 nor UTF-16 nor UTF-32.

    >>> coding("সূত্র".encode("utf-16"))
    (b'\xff\xfe', 'utf-16-le')
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return mark, encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", _wide(data)
    return b"", (_wide(data) if "\x00" in text else None) or "utf-8"


def _refuse_binary(data: bytes, name: str) -> None:
    known = kinds.binary(data)
    if known:
        raise NotText(f"{name} is {known[0]}, no text: {known[1]}")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is 00 (ASCII), 09 (Bengali) or 20 (quotation marks and dashes)."""
    sample = data[: _SAMPLE & ~1]
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        if high and _share(high, b"\x00\x09\x20") > 0.9 and _share(low, b"\x00") < 0.1 and b"\x00" in high + low:
            return encoding
        if high and _share(high, b"\x09") > 0.5 and _share(low, b"\x09") < 0.1:
            return encoding
    return None


def _share(data: bytes, which: bytes) -> float:
    return (len(data) - len(data.translate(None, which))) / len(data) if data else 0.0


def _other(data: bytes, name: str) -> tuple[str, list[str]]:
    """Bytes in no Unicode encoding: damaged UTF-8, or an old Bijoy file."""
    from shutro.text import bijoy

    if _share(data[:_SAMPLE], _CONTROL + b"\x00") < 0.01:
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= max(1, _DAMAGE * len(text)):
            return text, [f"{text.count('�')} places in {name} are broken and stand as �"]
        legacy = windows(data)
        if bijoy.convert(legacy) != legacy:
            return legacy, []
    raise NotText(
        f"{name} is in no encoding that shutro knows, or no text at all: save it as text in UTF-8 and give that"
    )


def checked(text: str, name: str) -> tuple[str, list[str]]:
    """A decoded text as it may be read, and notes on what had to be replaced.

    Raises:
        EmptyInput: nothing but white space.
        NotText: too much of it is no character.
    """
    clean = printable(text)
    if not clean.strip("\ufeff\ufffd \t\r\n"):
        raise EmptyInput(f"{name} is empty: there is nothing to read")
    lost = clean.count("\ufffd")
    if lost > 0.1 * len(clean):
        raise NotText(
            f"{name} is no text, or badly damaged ({lost:,} of {len(clean):,} characters are nothing): "
            "save it as text in UTF-8"
        )
    return clean, [
        f"{name}: {lost} of its characters are nothing (NUL, half pairs, broken bytes); � stands there"
    ] if lost else []
