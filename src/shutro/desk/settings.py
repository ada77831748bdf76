"""What the one who starts the desk decides."""

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the desk listens, who may write, and how much it takes on.

    ``token``: the word that lets a reader add reports, None where nobody may; ``secret``: signs the marks of our own
    forms, new at each start; ``upload``: bytes of a report that is pasted, uploaded or fetched, ``longest``: characters
    of its text, for others wait while it is read; ``rate``: requests a second from one address, ``drafts``: reports a
    minute that one address may have read, ``readings``: reports that are read at once; ``fetch_private``: whether
    addresses of this machine and its network may be fetched; ``processes``: that answer, each with its own limits.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    upload: int = 2_000_000
    rate: int = 200
    longest: int = 60_000
    drafts: int = 60
    readings: int = 2
    fetch_private: bool = False
    processes: int = 1

    @property
    def is_open(self) -> bool:
        """Whether it listens beyond this machine."""
        return self.host not in ("127.0.0.1", "::1", "localhost")
