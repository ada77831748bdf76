"""Reports of our own for the desk's pages that ask a ledger.

Counts that are raised, lowered and contradicted, a speaker who is quoted and told of, and reports that mean harm.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shutro.ledger import Item, Ledger, add

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}</bdi>"
PLACE, MINISTRY, COUNCIL, MAYOR = "নূরাবাদ", "নূরাবাদের স্বাস্থ্য বিভাগ", "জাতিসংঘ", "রফিক হাসান"
_TOTAL = "{by} জানিয়েছে, নূরাবাদে এ পর্যন্ত কলেরায় {n} মানুষ নিহত হয়েছেন।"

REPORTS = {  # address: text, published, outlet, title
    "a": (_TOTAL.format(by=COUNCIL, n="২১ হাজার"), "2024-01-02", "ভোরের খবর", "কলেরায় মৃত্যু"),
    "b": (_TOTAL.format(by=COUNCIL, n="২২ হাজার"), "2024-01-05", "দিনের খবর", None),
    "c": (_TOTAL.format(by=MINISTRY, n="প্রায় ২৬ হাজার"), "2024-01-05", "দিনের খবর", "বিভাগের হিসাব"),
    "d": (_TOTAL.format(by=COUNCIL, n="২০ হাজার"), "2024-01-09", "ভোরের খবর", None),
    "e": (_TOTAL.format(by=MINISTRY, n="২৭ হাজারের বেশি"), "2024-01-09", "দিনের খবর", None),
    "f": ("নূরাবাদে কলেরায় এক দিনে আরও ৪০ জন নিহত হয়েছেন।", "2024-01-09", "ভোরের খবর", None),
    "g": (
        f'মেয়র {MAYOR} বলেন, "হাসপাতালে আর জায়গা নেই।" {COUNCIL}ের বরাত দিয়ে তিনি জানান, ওষুধ আসছে।',
        "2024-01-10",
        "ভোরের খবর",
        "হাসপাতালে ঠাঁই নেই",
    ),
    "h": (
        f"ভোরের খবর জানিয়েছে, মেয়র {MAYOR} বলেছেন যে হাসপাতালের পানি নিরাপদ। "
        "নাম প্রকাশ না করার শর্তে এক কর্মকর্তা বলেন, পানি পরীক্ষা হয়নি।",
        "2024-01-11T09:30",
        "দিনের খবর",
        None,
    ),
    "i": (f"সাগরপুরে অন্তত ৯ জন আহত হয়েছেন বলে জানিয়েছেন {MAYOR}। {HOSTILE}", "2024-01-12", HOSTILE, HOSTILE),
    "j": ("সাগরপুরে ৩ জন আহত হন।", None, None, None),
}


def items() -> list[Item]:
    return [
        Item(at, text.encode(), title, outlet, published) for at, (text, published, outlet, title) in REPORTS.items()
    ]


@contextmanager
def tolls(folder: Path) -> Iterator[Ledger]:
    """A ledger of `REPORTS`."""
    with Ledger(folder / "tolls.db") as ledger:
        assert add(ledger, items(), processes=1).added == len(REPORTS)
        yield ledger
