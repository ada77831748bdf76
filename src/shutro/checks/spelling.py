"""``inconsistent_spelling``: one name, or one word of a disputed spelling, written in two ways in one report.

A name is taken for another's where the whole name sounds alike (রাজীব হাসান, রাজিব হাসান), where it is one word of one full
name in the report (আলী শামখানি … শামখানী), or where one vowel sign tells them apart and the rarer form is no known name
(রশিয়া). Two people in one sentence are two people. The less frequent form is told; on a draw the one that news writes
less often, then the later one.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.checks.sounds import key, one_vowel_apart, skeleton
from shutro.checks.vocabulary import explained, frequent
from shutro.span import Span
from shutro.words import bare, stems

_SONS_OF = ("বনি ", "বনী ", "বনু ")  # a people of old, not its name today
_SHORT = 4  # shorter names differ by chance


class Use(NamedTuple):
    """One place where a name or word stands: its words without endings, and the spans of the words."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    sentence: int
    type: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of the whole."""
        return self.spans[0].start, self.spans[-1].end


def find(layers: Layers) -> Iterator[Check]:
    """The rarer form of each name or disputed word that the report writes in two ways."""
    uses = list(_uses(layers))
    told: set[int] = set()  # characters: a word of a name that is told is not told again
    near = [*uses, *_words_of_people(uses), *_strays(layers)]
    groups = (*_alike(uses), *_part_of_one(uses), *_one_vowel(near), *_disputed(layers))
    for group, usual in groups:
        for use, wanted, times in _rarer(group, usual):
            if told.isdisjoint(range(*use.span)):
                told.update(range(*use.span))
                yield _told(layers, use, wanted, times)


def _uses(layers: Layers) -> Iterator[Use]:
    page = layers.page
    for name in layers.names.names:
        if _is_mentioned(page.text, name.span.start, name.span.end):
            continue
        first = page.token_at(name.span.start)
        spans = []
        for at in range(first, len(page.tokens)):
            token = page.tokens[at]
            if token.start >= name.span.end:
                break
            if token.kind == "word":
                spans.append(page.span(token.start, token.end))
        if spans:
            words = tuple(bare(span.text) if n == len(spans) - 1 else span.text for n, span in enumerate(spans))
            yield Use(words, tuple(spans), page.sentence_at(name.span.start), name.type)


def _is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether a word is set apart in quotation marks, or is part of another name (বনি ইসরাইল)."""
    return (text[start - 1 : start] in ("‘", "“") and text[end : end + 1] in ("’", "”")) or text[:start].endswith(
        _SONS_OF
    )


def _words_of_people(uses: Sequence[Use]) -> Iterator[Use]:
    """Each word of people's names by itself, where one that stands alone may be a word of another's full name."""
    people = [use for use in uses if use.type == "PERSON"]
    full = {word for use in people if len(use.words) > 1 for word in use.words}
    alone = {skeleton(use.words[0]) for use in people if len(use.words) == 1 and use.words[0] not in full}
    for use in people:
        if any(skeleton(word) in alone for word in use.words):
            for word, span in zip(use.words, use.spans, strict=True):
                yield Use((word,), (span,), use.sentence, "WORD")


def _strays(layers: Layers) -> Iterator[Use]:
    """Long words that nothing explains: mostly names that were not read as such."""
    page = layers.page
    names = sorted((n.span.start, n.span.end) for n in layers.names.names)
    for token in page.tokens:
        if token.kind == "word" and len(token.text) > _SHORT and not explained(token.text):
            at = bisect_right(names, (token.start, len(page.text)))
            if not at or names[at - 1][1] <= token.start:
                yield Use((bare(token.text),), (page.span(token.start, token.end),), -1, "PLACE")


Group = tuple[
    Sequence[Use], tuple[str, ...] | None
]  # uses of one name, and its usual form where counting does not tell


def _alike(uses: Sequence[Use]) -> Iterator[Group]:
    """Names that sound alike as wholes; a person's one word only where no list knows it."""
    groups: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses:
        joined = "".join(use.words)
        if len(joined) >= _SHORT and (len(use.words) > 1 or use.type != "ORG"):
            groups[use.type, key(joined)].append(use)
    for group in groups.values():
        if not _is_of_spaces(group) and not _is_one_known_word(group):
            yield group, None


def _is_one_known_word(group: Sequence[Use]) -> bool:
    """Whether people are called by one word, and lists know each of its spellings (কবির, কবীর)."""
    return group[0].type == "PERSON" and all(len(u.words) == 1 and u.words[0] in _known_names() for u in group)


def _is_of_spaces(group: Sequence[Use]) -> bool:
    """Whether names differ in nothing but the spaces of initials and other short words."""
    forms = {use.words for use in group}
    several = len({len(words) for words in forms}) > 1
    return several and any(len(word) < 3 or not _is_long(word) for words in forms for word in words)


def _is_long(word: str) -> bool:
    return len(word) > 3 or word in _known_names()


def _part_of_one(uses: Sequence[Use]) -> Iterator[Group]:
    """A person's one word beside the one full name in which it stands in another spelling."""
    people = [u for u in uses if u.type == "PERSON"]
    full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    words: dict[str, list[Use]] = defaultdict(list)
    for use in sorted(people, key=lambda u: len(u.words) == 1):  # on a draw the full name is the usual one
        for word, span in zip(use.words, use.spans, strict=True):
            words[key(word)].append(Use((word,), (span,), use.sentence, use.type))
            if len(use.words) > 1:
                full[key(word)].add(use.words)
    spelt = {word for use in people if len(use.words) > 1 for word in use.words}
    for sound, group in words.items():
        alone = {u.words[0] for u in group} - spelt
        if len(sound) >= _SHORT - 1 and alone and len(full[sound]) == 1:
            yield group, None


def _one_vowel(uses: Sequence[Use]) -> Iterator[Group]:
    """A name that no list knows, one vowel sign away from another of the report."""
    groups: dict[tuple[str, tuple[str, ...]], list[Use]] = defaultdict(list)
    for use in uses:
        groups[use.type, tuple(map(skeleton, use.words))].append(use)
    for group in groups.values():
        counts = Counter(use.words for use in group)
        for rare in counts if len(counts) > 1 else ():
            near = [words for words in counts if _is_one_vowel_apart(rare, words)]
            if len(near) == 1 and not _is_known(rare, near[0]) and _is_rarer(rare, near[0], counts):
                yield [u for u in group if u.words in (rare, near[0])], near[0]


def _is_rarer(rare: tuple[str, ...], usual: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> bool:
    """Whether ``rare`` is the slip: by the count, by order on a draw, or because lists know only the other."""
    if _is_known(usual, rare):
        return counts[rare] <= counts[usual] + 1
    return counts[rare] < counts[usual] or (
        counts[rare] == counts[usual] and list(counts).index(rare) > list(counts).index(usual)
    )


def _is_one_vowel_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and min(map(len, apart[0])) >= _SHORT and one_vowel_apart(*apart[0])


@cache
def _known_names() -> frozenset[str]:
    files = ("namewords.tsv", "places.tsv", "cities.tsv", "bangladesh.tsv", "peoples.tsv", "common.tsv")
    return frozenset(form for name in files for (form,) in lexicon.columns("names", name, "form"))


def _is_known(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(a in _known_names() for a, b in zip(words, others, strict=True) if a != b)


@cache
def _pairs() -> dict[str, str]:
    return {e["form"]: e["group"] for e in lexicon.entries("checks", "spelling-pairs.tsv")}


def _disputed(layers: Layers) -> Iterator[Group]:
    """The uses of each word that has two spellings."""
    heads = {form[:3] for form in _pairs()}
    groups: dict[str, list[Use]] = defaultdict(list)
    text = layers.page.text
    for token in layers.page.tokens:
        if token.text[:3] in heads and not _is_mentioned(text, token.start, token.end):
            known = next((s.text for s in stems(token.text) if s.text in _pairs()), None)
            if known:
                groups[_pairs()[known]].append(Use((known,), (Span(token.start, token.end, token.text),), -1))
    for group in groups.values():
        yield group, None


def _rarer(uses: Sequence[Use], usual: tuple[str, ...] | None) -> Iterator[tuple[Use, tuple[str, ...], int]]:
    """The uses of all forms but the usual one, with the usual one and how often it stands."""
    counts = Counter(use.words for use in uses)
    if len(counts) < 2:
        return
    order = {use.words: n for n, use in reversed(list(enumerate(uses)))}
    alike = len({len(words) for words in counts}) == 1
    usual = usual or min(counts, key=lambda words: (-counts[words], -_in_news(words) if alike else 0, order[words]))
    where = {u.sentence for u in uses if u.words == usual and u.type in ("PERSON", "WORD")}
    for use in uses:
        if use.words != usual and use.sentence not in where:
            yield use, usual, counts[usual]


def _in_news(words: tuple[str, ...]) -> int:
    """How often news writes the words so."""
    return sum(frequent().get(word, 0) for word in words)


def _told(layers: Layers, use: Use, usual: tuple[str, ...], times: int) -> Check:
    span = layers.page.span(*use.span)
    certain = times > 1 and not (_is_known(use.words, usual) and not _is_known(usual, use.words))
    fixes = _fixes(use, usual) if certain else ()
    form, wanted = " ".join(use.words), " ".join(usual)
    return finding("inconsistent_spelling", "rarer", span, fixes, form=form, usual=wanted, times=times)


def _fixes(use: Use, usual: tuple[str, ...]) -> list[Fix]:
    """The word that differs, in its usual spelling and with its endings; none where the names have other lengths."""
    apart = [n for n, words in enumerate(zip(use.words, usual, strict=False)) if words[0] != words[1]]
    if len(use.words) != len(usual) or len(apart) != 1:
        return []
    at = apart[0]
    span, word = use.spans[at], use.words[at]
    return [Fix(span, usual[at] + span.text[len(word) :])] if span.text.startswith(word) else []
