"""Verb forms: stem, tense, person, honorific."""

import msgspec


class Verb(msgspec.Struct, frozen=True):
    """One reading of a verb form.

    ``lemma`` is the verbal noun (``জানানো``); ``tense`` one of present, continuous, perfect, past, past continuous, pluperfect, habitual,
    future, imperative, converb (``বলে``), conditional (``বললে``), infinitive (``বলতে``), verbal noun; ``person`` 1, 2, 3 or None;
    ``honorific`` True (``বলেন``), False (``বলে``) or None.
    """

    lemma: str
    tense: str
    person: int | None = None
    honorific: bool | None = None

    @property
    def finite(self) -> bool:
        """Whether the form can close a sentence."""
        return self.person is not None


def verbs(word: str) -> tuple[Verb, ...]:
    """Every reading of ``word`` as a form of a verb that the lexicon knows; empty where it is none."""
    raise NotImplementedError


def is_form(word: str, lemma: str) -> bool:
    """Whether ``word`` can be a form of the verb ``lemma``."""
    return any(v.lemma == lemma for v in verbs(word))
