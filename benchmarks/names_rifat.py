"""Names on Rifat1493's test split, without the sentences that stand in train: our encoder, a CRF and a spaCy CNN.

    python benchmarks/names_rifat.py --model OUT/rifat.onnx        (pip install python-crfsuite spacy)

All three learn from Rifat1493's train split what its labels mean (PER, LOC, ORG, TIM); ours is the network after the
first stage of training/train.py with the head of that set (``python training/train.py --noisy-only --out OUT``).
Strict: a name is right where its words and its type are. Two figures: all four types, as others report, and the three
that are names in our guide. One annotation against the other, on sentences that stand in the set twice, reaches 0.84.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "training"))

Tagged = tuple[list[str], list[str]]  # words and labels
Tagger = Callable[[Sequence[list[str]]], list[list[str]]]
NAMES = ("PER", "LOC", "ORG")


def data() -> tuple[list[Tagged], list[Tagged]]:
    """Train, and test without the sentences that stand in train."""
    from corpus import sentences

    train, test = (
        [([w for w, _ in s], [label for _, label in s]) for s in sentences(SHARED / f"data/ner/rifat1493_{split}.tsv")]
        for split in ("train", "test")
    )
    seen = {tuple(words) for words, _ in train}
    return train, [s for s in test if tuple(s[0]) not in seen]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    found = set()
    first = 0
    for i, label in enumerate([*labels, "O"]):
        if i and labels[i - 1] != "O" and label != f"I-{labels[i - 1][2:]}":
            found.add((first, i, labels[i - 1][2:]))
        if label != "O" and (i == 0 or label[:2] == "B-" or labels[i - 1][2:] != label[2:]):
            first = i
    return found


def score(
    test: Sequence[Tagged], predicted: Sequence[Sequence[str]], kinds: Sequence[str]
) -> tuple[float, float, float]:
    """Precision, recall and F1, strict."""
    right = found = wanted = 0
    for (_, labels), given in zip(test, predicted, strict=True):
        gold, ours = ({s for s in spans(one) if s[2] in kinds} for one in (labels, given))
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    precision, recall = right / max(1, found), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def shape(word: str) -> str:
    return "".join(
        "d" if c.isdigit() else "B" if "\u0980" <= c <= "\u09ff" else "A" if c.isalpha() else c for c in word
    )


def features(words: list[str], i: int) -> list[str]:
    word = words[i]
    found = ["b", f"w={word}", f"shape={shape(word)[:8]}", f"len={min(len(word), 8)}"]
    found += [f"s{k}={word[-k:]}" for k in range(1, 6) if len(word) > k]
    found += [f"p{k}={word[:k]}" for k in range(1, 6) if len(word) > k]
    for offset in (-2, -1, 1, 2):
        near = words[i + offset] if 0 <= i + offset < len(words) else "EDGE"
        found.append(f"{offset}w={near}")
        if abs(offset) == 1:
            found += [f"{offset}s{k}={near[-k:]}" for k in (2, 3)] + [
                f"{offset}p={near[:3]}",
                f"{offset}sh={shape(near)[:4]}",
            ]
    return found


def crf(train: Sequence[Tagged], rounds: int = 150) -> Tagger:
    """A linear-chain CRF on words, their beginnings and ends, and their neighbours."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for words, labels in train:
        trainer.append([features(words, i) for i in range(len(words))], labels)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": rounds, "feature.possible_transitions": True})
    trainer.train("/tmp/names_rifat.crf")  # noqa: S108 - the library writes a file and reads it back
    tagger = pycrfsuite.Tagger()
    tagger.open("/tmp/names_rifat.crf")  # noqa: S108
    return lambda given: [tagger.tag([features(words, i) for i in range(len(words))]) for words in given]


def spacy_cnn(train: Sequence[Tagged], rounds: int = 15) -> Tagger:
    """SpaCy's own names component on words, prefixes, suffixes and shapes, four convolutions deep."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example, iob_to_biluo
    from spacy.util import compounding, fix_random_seed, minibatch

    fix_random_seed(0)
    nlp = spacy.blank("bn")
    nlp.add_pipe("ner")
    examples = [
        Example.from_dict(Doc(nlp.vocab, words=words), {"entities": iob_to_biluo(labels)}) for words, labels in train
    ]
    optimizer = nlp.initialize(lambda: examples)
    chance = random.Random(0)  # noqa: S311 - an order of training examples
    for _ in range(rounds):
        chance.shuffle(examples)
        for batch in minibatch(examples, size=compounding(16.0, 128.0, 1.001)):
            nlp.update(batch, sgd=optimizer, drop=0.2)

    def tag(given: Sequence[list[str]]) -> list[list[str]]:
        docs = nlp.pipe([Doc(nlp.vocab, words=words) for words in given], batch_size=128)
        return [["O" if t.ent_iob_ in ("O", "") else f"{t.ent_iob_}-{t.ent_type_}" for t in doc] for doc in docs]

    return tag


def encoder(model: Path) -> Tagger:
    """Our network with the set's own head; sentences are read in the order of the file, a few together."""
    import numpy as np
    import onnxruntime
    from corpus import RIFAT

    from shutro.encoder.decoding import likeliest
    from shutro.encoder.pieces import Vocabulary

    vocabulary = Vocabulary.load(ROOT / "src" / "shutro" / "encoder" / "vocabulary.json")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def tag_some(some: Sequence[list[str]]) -> list[list[str]]:
        page, owners = _joined(some)
        pieces = [vocabulary.ids(t.text, page.glued(i)) for i, t in enumerate(page.tokens)]
        firsts = np.cumsum([1, *[len(p) for p in pieces]])[:-1]
        ids = np.array([[vocabulary.bos, *[i for p in pieces for i in p], vocabulary.eos]])
        scores = session.run(["rifat"], {"ids": ids, "mask": np.ones(ids.shape, np.int32)})[0][0, firsts]
        labels = [RIFAT[k] for k in likeliest(scores)]
        return [[labels[token] if token >= 0 else "O" for token in row] for row in owners]

    def tag(given: Sequence[list[str]]) -> list[list[str]]:
        found, some = [], []
        for words in given:
            if some and sum(map(len, some)) + len(words) > 90:
                found += tag_some(some)
                some = []
            some.append(words)
        return found + (tag_some(some) if some else [])

    return tag


def _joined(some: Sequence[list[str]]) -> tuple[Any, list[list[int]]]:
    """Sentences as one page, and each word's first token (-1 for a word that a longer token began before)."""
    from corpus import noisy

    marks = {f"{i}": i for i in range(sum(map(len, some)))}
    numbered, count = [], 0
    for words in some:
        numbered.append([(word, f"{count + i}") for i, word in enumerate(words)])
        count += len(words)
    page = noisy(numbered, {"word": marks})
    first: dict[int, int] = {}
    for token, word in enumerate(page.labels["word"]):
        first.setdefault(word, token)
    rows, count = [], 0
    for words in some:
        rows.append([first.get(count + i, -1) for i in range(len(words))])
        count += len(words)
    return page.page, rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="rifat.onnx, written by training/train.py")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    train, test = data()
    print(f"{len(train)} sentences to learn from, {len(test)} to test, {sum(len(w) for w, _ in test)} words")
    ways: dict[str, Callable[[], Tagger]] = {}
    if not options.no_peers:
        ways |= {"CRF": lambda: crf(train), "spaCy CNN": lambda: spacy_cnn(train)}
    if options.model:
        ways["shutro"] = lambda: encoder(options.model)
    for name, way in ways.items():
        begun = time.time()
        tag = way()
        trained = time.time() - begun
        begun = time.process_time()
        predicted = tag([words for words, _ in test])
        took = time.process_time() - begun
        size = sum(len(word) + 1 for words, _ in test for word in words)
        for told, kinds in (("PER LOC ORG", NAMES), ("and TIM", (*NAMES, "TIM"))):
            p, r, f = score(test, predicted, kinds)
            pace = f"ready in {trained:.0f} s, {size / took:,.0f} characters a second"
            print(f"{name:10} {told:12} P {p:.3f} R {r:.3f} F1 {f:.3f}   {pace}")


if __name__ == "__main__":
    main()
