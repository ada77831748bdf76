"""From whom to whom something goes."""

from typing import NamedTuple


class Way(NamedTuple):
    """From whom to whom; None where the report does not say, or it is no party."""

    giver: str | None
    receiver: str | None

    def back(self) -> "Way":
        """The other way round."""
        return Way(self.receiver, self.giver)
