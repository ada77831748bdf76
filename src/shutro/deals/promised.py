"""What a side says that it will give or do, in plain words, is an offer: অর্ধেক টাকা আমরা এখনই দেব."""

from collections.abc import Iterator

from shutro.deals.acts import acts
from shutro.deals.choice import choose
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.scene import beginning, scene_of
from shutro.deals.stage import Stage
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import verbs

_GIVES = frozenset(one_form("দেওয়া ছাড়া মেটানো সরানো তোলা খোলা থামানো কমানো বাড়ানো মানা ফেরানো পাঠানো নেওয়া রাখা থাকা করা").split())
_GIVES_NOT = frozenset(one_form("না নয় নেই নি যদি কি কোথায় কবে কেন").split())
_CAN, _WE = one_form("পারা"), one_form("আমরা")
_ACTS = frozenset({"state", "confirm"})
_END = 2  # tokens: where the verb of a clause stands


def promised(stage: Stage, minutes: Minutes) -> None:
    """Write down what the sides say they will give, where no other move is read in it."""
    for s, first, last in list(_told(stage)):
        if not _gives(stage, first, last):
            continue
        span = stage.page.token_span(first, last)
        if any(m.span.start < span.end and m.span.end > span.start for m in minutes.moves):
            continue
        scene = scene_of(stage, "offer", beginning(stage.page, first, last), last)
        source = stage.speaker(s) or (choose(scene).by if _ourselves(stage, first, last) else [])
        if not set(source) & set(stage.principals):
            continue
        why = "offer: what a side says that it will give; who: who says so"
        minutes.add("offer", source, addressed(scene, source), (scene.first, last), s, why, form="future")


def _told(stage: Stage) -> Iterator[tuple[Statement, int, int]]:
    """The clauses of what is said."""
    page = stage.page
    for s in stage.statements:
        if s.act in _ACTS and s.content:
            first = stage.at = page.token_at(s.content[0].start)
            sentence = page.sentences[page.sentence_at(s.content[0].start)]
            last = min(page.token_at(s.content[0].end - 1) + 1, sentence.last)
            for a, b in stage.clauses(first, last):
                yield s, a, b


def _gives(stage: Stage, first: int, last: int) -> bool:
    tokens = stage.page.tokens[first:last]
    """Whether a clause says what will be given: দেবে, দিতে পারবে."""
    readings = [verbs(t.text) for t in tokens]
    hangs = any(v.tense == "conditional" for found in readings for v in found)
    if hangs or any(t.text in _GIVES_NOT for t in tokens) or not acts(stage.page, first, last):
        return False
    for i in range(max(0, len(tokens) - _END), len(tokens)):
        lemmas = {v.lemma for v in readings[i] if v.tense == "future"}
        able = _CAN in lemmas and i > 0 and any(v.lemma in _GIVES for v in readings[i - 1])
        if lemmas & _GIVES or able:
            return True
    return False


def _ourselves(stage: Stage, first: int, last: int) -> bool:
    return any(t.text == _WE for t in stage.page.tokens[first:last])
