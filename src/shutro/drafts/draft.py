"""A draft: its text as it will be checked, and what is needed to write it back byte for byte."""

import msgspec

from shutro.text import Source, coding, open_bytes


class Draft(msgspec.Struct):
    """An opened draft.

    - ``name``: as given on the command line.
    - ``source``: the text that is checked, and what is known of it.
    - ``data``: its bytes; ``mark`` and ``encoding``: how they hold the text.
    - ``plain``: the text as the bytes say it, one for one with the text that is checked (which shows NUL as U+FFFD).
    - ``kept``: why it cannot be corrected in place (.docx, HTML, an address, a legacy encoding, broken bytes), and what
      to do; "" where it can.
    """

    name: str
    source: Source
    data: bytes
    mark: bytes = b""
    encoding: str = "utf-8"
    plain: str = ""
    kept: str = ""

    @classmethod
    def of(cls, data: bytes, name: str, source: Source | None = None) -> "Draft":
        """Open the bytes of a draft (``source``: where they were opened already).

        Raises:
            InputError: no Bengali text.
        """
        draft = cls(name, source or open_bytes(data, name), data)
        how = draft.source.extracted
        if draft.source.url or how == "HTML":
            draft.kept = f"{name} is a web page: correct it where it is made"
        elif how == "docx":
            draft.kept = f"{name} is a Word document: correct it there, or save its text as .txt and give that"
        elif how:
            draft.kept = f"{name} is no plain Unicode text ({how}): save it as text in UTF-8 first"
        elif not draft._decoded():
            draft.kept = f"{name} holds broken bytes: mend them, or save it as text in UTF-8 first"
        return draft

    def _decoded(self) -> bool:
        mark, encoding = coding(self.data)
        if encoding is None:
            return False
        try:
            self.plain = self.data[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            return False
        self.mark, self.encoding = mark, encoding
        return len(self.plain) == len(self.source.text) and self.bytes_of(self.plain) == self.data

    def bytes_of(self, text: str) -> bytes:
        """The bytes of a corrected text, in the draft's own encoding and with its mark."""
        return self.mark + text.encode(self.encoding)
