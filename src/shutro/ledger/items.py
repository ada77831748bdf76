"""What is given to a ledger, before it is read."""

import hashlib

import msgspec


class Item(msgspec.Struct, frozen=True):
    """One report to be: its bytes (text, HTML or .docx) and what is known of it.

    ``address``: where it was found: a file, ``file#line`` in a file of many, or a web address; the same address with
    another text is a new version of one report. ``published``: ISO date; None where the text itself may say it.
    """

    address: str
    data: bytes
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    content_type: str | None = None

    @property
    def sha256(self) -> str:
        """What tells that this was given before: the bytes, and all that is told beside them."""
        told = msgspec.json.encode([self.title, self.outlet, self.published, self.url])
        return hashlib.sha256(told + b"\0" + self.data).hexdigest()


class Refusal(msgspec.Struct, frozen=True):
    """What cannot be a report, and why; ``data`` is what there is of it."""

    address: str
    reason: str
    data: bytes = b""

    @property
    def sha256(self) -> str:
        """What tells that this was refused before."""
        return hashlib.sha256(f"{self.address}\0{self.reason}\0".encode() + self.data).hexdigest()


Given = Item | Refusal
