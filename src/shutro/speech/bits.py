"""What a word can be in a sentence that tells of speech, as bits of one number (a word can be several things)."""

(
    CONNECTOR,
    ADVERB,
    TIME,
    DETERMINER,
    PRONOUN,
    ATTRIBUTIVE,
    POSTPOSITION,
    TAIL,
    OCCASION,
    COMPLEMENTISER,
    BACKWARD,
    NOMINATIVE,
) = (1 << n for n in range(12))
(
    GENITIVE,
    LOCATIVE,
    DATIVE,
    PLURAL,
    CLASSIFIED,
    FINITE,
    CONVERB,
    INFINITIVE,
    VERBAL_NOUN,
    PERSON,
    BODY,
    DOCUMENT,
    COLLECTIVE,
    MEDIA,
) = (1 << n for n in range(12, 26))
(
    CONDITIONAL,
    CUE_VERB,
    CUE_WORD,
    PLURAL_GENITIVE,
    VERBAL_GENITIVE,
    ADDRESSEE,
    RELATIVE,
    LIGHT,
    DEMANDED,
    QUESTION,
    NEGATIVE,
) = (1 << n for n in range(26, 37))

# the groups of edges.tsv and of heads.tsv
GROUPS = {
    "connector": CONNECTOR,
    "adverb": ADVERB,
    "time": TIME,
    "determiner": DETERMINER,
    "pronoun": PRONOUN,
    "attributive": ATTRIBUTIVE,
    "postposition": POSTPOSITION,
    "tail": TAIL,
    "occasion": OCCASION,
    "complementiser": COMPLEMENTISER,
    "backward": BACKWARD,
    "nominative": NOMINATIVE,
    "genitive": GENITIVE,
    "addressee": ADDRESSEE,
    "relative": RELATIVE,
    "light": LIGHT,
    "demanded": DEMANDED,
    "question": QUESTION,
}
HEADS = {"person": PERSON, "body": BODY, "document": DOCUMENT, "collective": COLLECTIVE, "media": MEDIA}
HEAD = PERSON | BODY | COLLECTIVE | MEDIA
