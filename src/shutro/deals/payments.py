"""What a payment is says who pays: owners a wage, lenders a loan, those who want somebody back a ransom."""

from shutro.deals.acts import money
from shutro.deals.parts import Part
from shutro.deals.sides import camp
from shutro.deals.stage import Stage
from shutro.deals.way import Way
from shutro.text.form import one_form

_LENDERS = tuple(one_form("তহবিল ব্যাংক আইএমএফ ঋণদাতা দাতা").split())
_BACK = tuple(one_form("শোধ পরিশোধ ফেরত পুনর্গঠন").split())
_TAKERS = tuple(one_form("দস্যু অপহরণকারী জঙ্গি").split())
_WORKERS, _OWNERS = "শ্রমিক", "মালিক"


def paid(stage: Stage, part: Part, parties: list[str], together: bool, asks: str | None) -> Way | None:
    """Who pays whom by what is paid; None where that does not say.

    ``parties``: who makes the move, then to whom; ``together``: several make it; ``asks``: who wants something by it.
    """
    what = money(stage.page, part.first, part.last)
    if what == "wage" or (what is None and _first(parties, _WORKERS)):
        return _wage(stage, parties, together)
    if what == "fare":  # paid by passengers, who are no party
        return Way(None, _first(parties, _OWNERS) or asks)
    known = [*parties, *stage.principals]
    if what == "loan" and (lender := next((p for p in known if any(word in p for word in _LENDERS)), None)):
        debtor = next((p for p in known if p != lender), None)
        back = any(t.text.startswith(_BACK) for t in stage.page.tokens[part.first : part.last])
        return Way(debtor, lender) if back else Way(lender, debtor)
    taker = next((p for p in known if any(word in p for word in _TAKERS)), None)
    if taker and (what == "ransom" or together):
        return Way(next((p for p in known if p != taker), None), taker)
    return None


def _wage(stage: Stage, parties: list[str], together: bool) -> Way | None:
    """Owners pay; where who talks with the workers is the state, the owners among the two sides do."""
    receiver = _first(parties, _WORKERS) or (_people(stage, parties) if together else None)
    if receiver is None or camp(receiver) == _OWNERS:
        return None
    rest = [p for p in parties if p != receiver]
    rules = stage.cast.rules
    giver = _first(rest, _OWNERS) or next((p for p in rest if not rules(p)), rest[0] if rest else None)
    if giver is None or rules(giver):
        giver = _first(stage.principals, _OWNERS) or giver
    return Way(giver, receiver)


def _people(stage: Stage, parties: list[str]) -> str | None:
    """The people among the two sides, where one of them is people."""
    people = {p for p in (*parties, *stage.principals) if p in stage.cast.people.values() and camp(p) != _OWNERS}
    return people.pop() if len(people) == 1 else None


def _first(parties: list[str], side: str) -> str | None:
    return next((p for p in parties if camp(p) == side), None)
