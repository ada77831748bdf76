"""Short reports of our own for the tests of ledgers."""

from pathlib import Path

from shutro.ledger import Item

REPORTS = Path(__file__).parents[1] / "examples" / "reports"


def item(text: str, address: str = "a.txt", **told: str | None) -> Item:
    return Item(address, text.encode(), **told)


def toll(number: int, dead: int = 12) -> str:
    """One of many short reports that differ."""
    return (
        f"কাতার জানিয়েছে, উপকূলের {number} নম্বর শিবিরে অন্তত {dead} জন নিহত হয়েছেন।\n"
        f"সংগঠনটির মুখপাত্র করিম হোসেন বলেন, বন্দীদের মুক্তির প্রস্তাব {number} বার ফেরত এসেছে।"
    )
