"""What a move is about: acts of terms, who gives and who receives, with figure and duration."""

from collections.abc import Sequence

from shutro.deals.acts import acts, fights
from shutro.deals.dealt import to_come
from shutro.deals.entry import Term
from shutro.deals.giving import Giving
from shutro.deals.group import REACH
from shutro.deals.parts import Part, parts
from shutro.deals.stage import Stage
from shutro.deals.vocabulary import Rule, groups, keys
from shutro.deals.way import Way
from shutro.figures import Figure
from shutro.span import Span
from shutro.text.form import one_form
from shutro.words import case, verbs

_TERMLESS = frozenset({"talks", "mediate"})
_OTHER = frozenset({"demand", "precondition", "accept", "comply"})
_DEADLINES = frozenset(one_form("আলটিমেটাম আল্টিমেটাম সময় সময়সীমা").split())
_CONTENT = {
    "offer": frozenset({"verbal noun", "infinitive", "future", "conditional"}),
    "reject": frozenset({"infinitive"}),
    "agree": frozenset({"infinitive"}),
}
_EMPTY = frozenset(one_form("মানা মেনে করতে হওয়া বলা").split())
_ASSENT = frozenset(one_form("সম্মত একমত রাজি ঐকমত্য").split())
_VAGUE = frozenset(one_form("তাতে এতে এতেই বিষয়ে বিষয়েও ব্যাপারে প্রশ্নে নীতিগতভাবে শেষে অবশেষে সভায়").split())
_JOINT = one_form("গঠন")
_ABOUT = frozenset({"talks", "offer", "mediation"})
_RUNS_OUT = frozenset(one_form("মেয়াদ শেষ").split())
_FROM = "থেকে"
_IN_FORCE = one_form("কার্যকর")
_EXCHANGE = one_form("বিনিময়")
_MET = frozenset(one_form("মানলে পূরণ মানা").split())
_NEAR = 60  # tokens before a part in which a truce is told
_SHORT = 6  # words of a demand that only points to what was demanded before
_BY_RULE = {
    "release": frozenset(one_form("মুক্ত মুক্তি ফেরা ছাড়া ছেড়ে ফেরত হস্তান্তর বিনিময় দেশে ঘরে বাড়ি ফিরিয়ে ফেরানো তুলে").split()),
    "payment": frozenset({one_form("মুক্তিপণ")}),
    "other": frozenset(one_form("ধর্মঘট অবরোধ কর্মবিরতি কর্মসূচি আন্দোলন অনশন কাজে কাজ অস্ত্র আত্মসমর্পণ").split()),
}
_COUNTED_IN: dict[str, frozenset[str]] = {
    "release": frozenset({"people"}),
    "payment": frozenset({"money", "percent"}),
    "ceasefire": frozenset(),
    "withdraw": frozenset({"people"}),
    "aid": frozenset(),
    "access": frozenset(),
}
_LASTING = frozenset({"ceasefire", "access"})


def terms(
    stage: Stage,
    kind: str,
    by: list[str],
    to: list[str],
    tokens: tuple[int, int],
    rule: Rule | None,
    deal: bool = False,
) -> list[Term]:
    """The terms of a move that tokens say, each once; ``deal``: they say what a deal holds."""
    if kind in _TERMLESS:
        return []
    if kind == "collapse":
        return _ended(stage, by, to, tokens, rule)
    told = deal or (kind == "agree" and rule is None and to_come(stage.page, *tokens))
    offered = any("offer" in groups(t.text) for t in stage.page.tokens[slice(*tokens)])
    giving = Giving(stage, kind, by, to, told, offered)
    found: list[Term] = []
    for part in parts(stage.page, *tokens):
        for act, at in _about(stage, kind, part, rule).items():
            ways = giving.ways(part, act, at)
            count = _counted(act, _figures(stage, part)) if len(ways) == 1 else None
            lasting = _lasting(stage, part) if act in _LASTING and kind != "violate" else None
            found += [Term(act, way.giver, way.receiver, count, lasting) for way in ways]
    return _once(found) or _unsaid(stage, kind, giving, tokens, rule, told)


def _ended(stage: Stage, by: list[str], to: list[str], tokens: tuple[int, int], rule: Rule | None) -> list[Term]:
    """What ends where a truce is ended (যুদ্ধবিরতির ইতি টেনেছে), not talks about one; what runs out nobody gives up."""
    words = [t.text for t in stage.page.tokens[slice(*tokens)]]
    told = {g for w in words for g in groups(w)}
    if "truce" not in told or told & _ABOUT or (rule and rule.parts[0] in _RUNS_OUT):
        return []
    way = Way(by[0] if by else None, by[1] if len(by) == 2 else next(iter(to), None))
    ways = [way] if None in way else [way, way.back()]
    return [Term("ceasefire", w.giver, w.receiver) for w in ways]


def _once(found: list[Term]) -> list[Term]:
    """Each term once, with the first figure and duration told of it."""
    kept: dict[tuple[str, str | None, str | None], Term] = {}
    for term in found:
        same = kept.setdefault((term.act, term.giver, term.receiver), term)
        same.figure, same.duration = same.figure or term.figure, same.duration or term.duration
    return list(kept.values())


def _about(stage: Stage, kind: str, part: Part, rule: Rule | None) -> dict[str, int]:
    """The acts of a part: what its words name, or what its rule is about."""
    own = _of_rule(kind, rule.parts[0]) if rule else None
    said = acts(stage.page, part.first, part.last)
    if own == "other" or (own == "release" and _things(stage, part)):
        return {"release": said["release"]} if "release" in said else {}
    if own:  # what else is told beside it (চুক্তির পর, মুক্তিপণ দিয়ে) is no term of this step, but for what was paid
        kept = {act: at for act, at in said.items() if act in (own, "payment")}
        return kept or (said if said else {own: part.first})
    if not said and (_of_truce(stage, kind, part, rule) or _breaks_truce(stage, kind, rule)):
        return {"ceasefire": part.first}
    if kind == "violate" and "ceasefire" not in said and fights(stage.page, part.first, part.last):
        said["ceasefire"] = part.first
    return said


def _of_truce(stage: Stage, kind: str, part: Part, rule: Rule | None) -> bool:
    """Whether it is a truce that is kept or prolonged: one told before in the sentence (যুদ্ধবিরতি হয়েছে, যা আজ কার্যকর
    হয়েছে), or the one that the report tells of (মেয়াদ আরও দুই দিন বেড়েছে; আজ কার্যকর হয়েছে).
    """
    takes_effect = rule is not None and rule.parts[0] == _IN_FORCE
    if kind == "extend" or takes_effect:
        return stage.of_truce
    if rule is None or "truce" not in rule.needs:
        return False
    sentence = stage.page.sentences[stage.page.sentence_at(stage.page.tokens[part.first].start)]
    told = stage.page.tokens[max(sentence.first, part.first - _NEAR) : part.first]
    return any("truce" in groups(t.text) for t in told)


def _breaks_truce(stage: Stage, kind: str, rule: Rule | None) -> bool:
    """Whether a deal that is broken (চুক্তি ভেঙেছে) is the truce that the report tells of, without captives."""
    broken = kind == "violate" and rule is not None and "truce" in rule.needs
    return broken and stage.tells_of_truce and not stage.sides.captives


def _of_rule(kind: str, first_word: str) -> str | None:
    """What a rule of moves.tsv is about by itself: the act that its first word names."""
    if kind not in {"comply", "violate"}:
        return None
    return next((act for act, words in _BY_RULE.items() if first_word in words), None)


def _things(stage: Stage, part: Part) -> bool:
    """Whether things are handed over, and no people."""
    figures = _figures(stage, part)
    people = any("captive" in groups(t.text) for t in stage.page.tokens[part.first : part.last])
    return bool(figures) and not people and all(f.kind == "things" for f in figures)


def _unsaid(
    stage: Stage, kind: str, giving: Giving, tokens: tuple[int, int], rule: Rule | None, deal: bool
) -> list[Term]:
    """Something that none of the acts names."""
    first, last = tokens
    some = kind in _OTHER and not (rule and rule.parts[0] in _DEADLINES) and not _only_points(stage, first, last)
    spelt = kind in {"offer", "reject", "agree"} and _content(stage, first, last, rule, kind)
    if not (some or deal or spelt):
        return []
    figures = _figures(stage, Part(first, last))
    if kind == "agree" and any(t.text.startswith(_JOINT) for t in stage.page.tokens[first:last]):
        return [Term("other")]  # what they set up together: সরকার গঠনে একমত
    ways = giving.ways(Part(first, last), "other", first)
    return [Term("other", way.giver, way.receiver, figures[0].span if figures else None) for way in ways]


def _only_points(stage: Stage, first: int, last: int) -> bool:
    """Whether a demand is told without what is demanded: দাবি না মানলে."""
    words = [t.text for t in stage.page.tokens[first:last] if t.kind == "word"]
    return len(words) < _SHORT and any("demand" in groups(w) for w in words) and any(w in _MET for w in words)


def _content(stage: Stage, first: int, last: int, rule: Rule | None, kind: str) -> bool:
    """Whether the words say what is offered, refused or agreed on: a verb of its own (দিতে, করার), or a noun in the
    genitive before প্রস্তাব.
    """
    own = _EMPTY | frozenset(rule.parts if rule else ())
    tokens = stage.page.tokens
    tenses = _CONTENT.get(rule.kind if rule else kind, _CONTENT[kind])
    if rule is not None and rule.parts[0] in _ASSENT and _object(stage, first, last, rule.parts[0]):
        return True
    for i in range(first, last):
        if any(v.tense in tenses and v.lemma not in own for v in verbs(tokens[i].text)):
            return True
        if kind != "offer":
            if tokens[i].text.startswith(_EXCHANGE):  # তথ্য বিনিময়ে সম্মত
                return True
            continue
        if i > first and "offer" in groups(tokens[i].text) and "genitive" in case(tokens[i - 1].text):
            return not stage.within(i - 1, i) and tokens[i - 1].kind == "word"
    return False


def _object(stage: Stage, first: int, last: int, assent: str) -> bool:
    """Whether a doing in the locative says what is assented to: সম্পর্ক পুনঃস্থাপনে সম্মত; not প্রস্তাবে, চুক্তিতে."""
    tokens = stage.page.tokens
    at = next((i for i in range(first + 1, last) if assent in keys(tokens[i].text)), None)
    if at is None:
        return False
    word = tokens[at - 1].text
    time = any(t.span.end == tokens[at - 1].end for t in stage.times(stage.page.token_span(first, at)))
    named = any(g.last == at for g in stage.within(max(first, at - REACH), at))
    return "locative" in case(word) and not groups(word) and word not in _VAGUE and not time and not named


def _figures(stage: Stage, part: Part) -> list[Figure]:
    """The figures of a part, without those that something is changed from: ১২০ থেকে বাড়িয়ে ৩০০ টাকা."""
    found = stage.figures(stage.page.token_span(part.first, part.last))
    return [f for f in found if not _is_start(stage, f.span.end) and not _counts_parties(stage, f)]


def _counts_parties(stage: Stage, figure: Figure) -> bool:
    """দুই দেশ, দুই পক্ষ."""
    at = stage.page.token_at(figure.span.start)
    return any(g.both for g in stage.within(at, at + 1))


def _is_start(stage: Stage, end: int) -> bool:
    after = stage.page.token_at(end - 1) + 1
    return after < len(stage.page.tokens) and stage.page.tokens[after].text == _FROM


def _counted(act: str, figures: Sequence[Figure]) -> Span | None:
    """The figure that an act is counted in: people for a release, money or percents for a payment."""
    kinds = _COUNTED_IN.get(act)
    if kinds is None:
        return figures[0].span if figures else None
    return next((f.span for f in figures if f.kind in kinds), None)


def _lasting(stage: Stage, part: Part) -> Span | None:
    return next(iter(stage.durations(stage.page.token_span(part.first, part.last))), None)
