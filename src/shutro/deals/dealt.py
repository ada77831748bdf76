"""What a deal says: চুক্তি অনুযায়ী ... হবে, told as one move however many clauses it has."""

from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page, stems, verbs

_BY_DEAL = frozenset(one_form("অনুযায়ী অনুসারে আওতায় মতে মোতাবেক").split())
_PAPERS = frozenset(one_form("শর্ত স্মারক সমঝোতাপত্র চুক্তিপত্র কার্যবিবরণী").split())  # these hold what was agreed
_SETTLED, _BE = frozenset(one_form("ঠিক সিদ্ধান্ত").split()), one_form("হওয়া")
_DUE, _TOLD = "কথা", one_form("বলা")
_NEAR_END = 3  # tokens: where the verb of a clause stands
_SHORTEST = 3  # tokens


def by_deal(page: Page, first: int, last: int) -> int | None:
    """The token after চুক্তি অনুযায়ী, or চুক্তিতে বলা হয়েছে, among these, or None."""
    for i in range(first + 1, last):
        word, before = page.tokens[i].text, page.tokens[i - 1].text
        spoken = any(v.lemma == _TOLD for v in verbs(word)) and before.endswith("তে")
        if (word in _BY_DEAL or spoken) and is_deal(before):
            return i + 1
    return None


def decided(page: Page, first: int, last: int) -> int | None:
    """The token after ঠিক হয়, or সিদ্ধান্ত হয়, with what was settled behind it, or None."""
    for i in range(first + 1, last - 1):
        settled = page.tokens[i - 1].text in _SETTLED and any(
            v.lemma == _BE and v.finite for v in verbs(page.tokens[i].text)
        )
        if settled and page.tokens[i + 1].text in {",", "যে"}:
            return i + 2
    return None


def is_deal(word: str) -> bool:
    """Whether a word, in any case, is a deal or the paper that holds it."""
    return bool({"accord", "truce"} & groups(word)) or any(s.text in _PAPERS for s in stems(word))


def to_come(page: Page, first: int, last: int) -> bool:
    """Whether a clause tells of what will be, or is due: দেবে, দেওয়ার কথা; figures may stand behind it (হবে ২ টাকা)."""
    found = [{v.tense for v in verbs(t.text) if v.finite} for t in page.tokens[first:last]]
    tenses = next((f for f in reversed(found) if f), set())
    due = any(t.text.startswith(_DUE) for t in page.tokens[max(first, last - _NEAR_END) : last])
    return last - first >= _SHORTEST and ("future" in tenses or due)


def verbless(page: Page, first: int, last: int) -> bool:
    """Whether no verb stands in a clause: সর্বনিম্ন ভাড়া ১০ টাকা."""
    return not any(v.finite for t in page.tokens[first:last] for v in verbs(t.text))
