"""Train the network that ships: ``python training/train.py --shared ../shared --out OUT``.

Stages, each kept in OUT and not done again: ``noisy.pt`` (public names), ``gold.pt`` (reports in all layers),
``model.onnx``. ``--hold-out FILE`` leaves the named reports out of the second stage: that is how the scores in
MODEL_CARD.md were made. Versions stand in requirements.txt, the hashes of what is read in `SOURCES`.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import e5
import graph
import torch
import vocabulary
from clean import clean, ours
from corpus import RIFAT, Page, Sentence, groups, noisy, report, reports, sentences
from fit import Plan, fit, plain
from net import Net
from swap import Swapper
from torch import Tensor
from torch.nn import functional

from shutro.encoder.labels import LABELS
from shutro.encoder.pieces import Vocabulary
from shutro.text.form import one_form

HERE = Path(__file__).parent
VOCABULARY = HERE.parent / "src" / "shutro" / "encoder" / "vocabulary.json"
DEPTH = 9  # of the twelve layers: the first ones; what one core reads at 15,000 characters a second
SOURCES = {
    "data/ner/banglakit_cc0.tsv": "3729907ca00e1f0f248078086884ea1233b8ea81bafa45df16cbbcd564c7e323",
    "data/ner/rifat1493_train.tsv": "fb1963dae36fbda9f23b794533fe7b0fda5fc0606c0dc06a9acbba2b720c883d",
    "data/ner/rifat1493_test.tsv": "81a0c7d50eb3526533936c3de4e98175b536d6bd05f4467e634fb3bc2d39b0fc",
}
BANGLAKIT = ("O", *(f"{p}-{kind}" for kind in ("PERSON", "GPE", "ORG", "DATE", "LAW") for p in "BI"))
SIDE = {"rifat": RIFAT, "banglakit": BANGLAKIT}  # heads that only the first stage has: the sets' own labels
WEIGHTS = {"names": 1.0, "speech": 1.0, "nested": 0.5, "moves": 1.0}  # of the heads' losses
RARE = {"nested": 2.0, "moves": 2.0}  # layers with few spans: what is not O counts more
SEED = 0
_RUN = 40  # characters


def tell(text: str) -> None:
    """A line of progress."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def new() -> tuple[Net, Vocabulary]:
    """The packed weights with fresh heads."""
    given = e5.load(e5.find())
    torch.manual_seed(SEED)
    heads = {name: len(labels) for name, labels in (LABELS | SIDE).items()}
    rows = vocabulary.rows(given, VOCABULARY)
    net = Net(len(rows), DEPTH, heads)
    net.take(given, rows, range(DEPTH))
    return net, Vocabulary.load(VOCABULARY)


def peoples(shared: Path) -> frozenset[str]:
    """Nationalities as our own reports write them."""
    given = [r for folder in ("gold/train", "gold/train-retold") for r in reports(shared / folder)]
    return frozenset(one_form(n["span"]["text"]) for r in given for n in r["names"] if n["type"] == "NORP")


def public(shared: Path) -> list[Page]:
    """Both public sets, cleaned, without sentences that have 40 characters in a row in common with the test set."""
    tested = {run for s in sentences(shared / "data/ner/rifat1493_test.tsv") for run in _runs(s)}
    found = []
    chance = random.Random(SEED)
    known = peoples(shared)
    for head, name in (("rifat", "rifat1493_train"), ("banglakit", "banglakit_cc0")):
        given = [s for s in sentences(shared / f"data/ner/{name}.tsv") if tested.isdisjoint(_runs(s))]
        own = {label: i for i, label in enumerate(SIDE[head])}
        own |= {label: 0 for s in given for _, label in s if label not in own}
        for group in groups(given, chance):
            page = noisy(group, {head: own, "names": ours(set(own))})
            clean(page, known)
            found.append(page)
    return found


def _runs(sentence: Sentence) -> set[str]:
    """All runs of 40 characters of a sentence, spaces aside; the whole of a shorter one."""
    text = "".join(word for word, _ in sentence)
    return {text[i : i + _RUN] for i in range(max(1, len(text) - _RUN + 1))}


def silent_about_peoples(head: str, logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropy; for names, O may hide a nationality, which the public sets do not mark: their sum is asked for."""
    scores = functional.log_softmax(logits, -1)
    each = -scores.gather(1, wanted[:, None])[:, 0]
    if head == "names":
        unmarked = [0, *(LABELS["names"].index(f"{p}-NORP") for p in "BI")]
        each = torch.where(wanted == 0, -scores[:, unmarked].logsumexp(-1), each)
    return each


def check(shared: Path) -> None:
    """Raise where a public file is not the one that was trained on."""
    for name, wanted in SOURCES.items():
        found = hashlib.sha256((shared / name).read_bytes()).hexdigest()
        if found != wanted:
            raise SystemExit(f"{shared / name}: sha256 {found}, wanted {wanted}")


def first_stage(shared: Path, out: Path, plan: Plan) -> None:
    """Public names: ``noisy.pt``."""
    net, words = new()
    pages = public(shared)
    tell(f"{len(pages)} pages of public names")
    net = fit(net, lambda _: pages, words, plan, silent_about_peoples, tell)
    torch.save(net.state_dict(), out / "noisy.pt")


def second_stage(given: Sequence[dict], weights: Sequence[float], out: Path, plan: Plan) -> None:
    """Reports in all layers: ``gold.pt``."""
    net, words = new()
    net.load_state_dict(torch.load(out / "noisy.pt", weights_only=True))
    swapper = Swapper(given, SEED)

    def make(epoch: int) -> list[Page]:
        return [report(swapper.swapped(r) if epoch else r, w) for r, w in zip(given, weights, strict=True)]

    net = fit(net, make, words, plan, plain(plan.smoothing, WEIGHTS, RARE), tell)
    torch.save(net.state_dict(), out / "gold.pt")


def export(fitted: Path, path: Path, heads: Mapping[str, Sequence[str]]) -> None:
    """Write the network of a stage, with these heads, as the file that shutro reads."""
    state = torch.load(fitted, weights_only=True)
    notes = {"name": "shutro encoder", "labels": json.dumps({name: list(labels) for name, labels in heads.items()})}
    graph.save(graph.build({name: t.float().numpy() for name, t in state.items()}, DEPTH, heads, notes), path)
    data = path.read_bytes()
    tell(f"{path}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def main() -> None:
    """Do the stages that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="where data/ and gold/ lie")
    parser.add_argument("--out", type=Path, required=True, help="where the stages are kept")
    parser.add_argument("--hold-out", type=Path, help="a file with the paths of reports that are left out, one a line")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--noisy-epochs", type=float, default=3)
    parser.add_argument("--gold-epochs", type=float, default=10)
    parser.add_argument("--budget", type=float, default=float("inf"), help="seconds for the reports, at most")
    parser.add_argument("--noisy-budget", type=float, default=float("inf"), help="seconds for public names, at most")
    parser.add_argument("--noisy-only", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    check(options.shared)
    options.out.mkdir(parents=True, exist_ok=True)
    if not (options.out / "noisy.pt").exists():
        first_stage(options.shared, options.out, Plan(options.noisy_epochs, seed=SEED, budget=options.noisy_budget))
        export(options.out / "noisy.pt", options.out / "rifat.onnx", {"rifat": RIFAT})
    if options.noisy_only:
        return
    held = {Path(line).name for line in options.hold_out.read_text().split()} if options.hold_out else set()
    given, weights = [], []
    for folder, weight in (
        (options.shared / "gold/train", 1.0),
        (options.shared / "gold/train-retold", 1.5),
        (HERE / "reports", 1.5),
    ):
        for path, one in zip(sorted(folder.glob("*.json")), reports(folder), strict=True):
            if path.name not in held:
                given.append(one)
                weights.append(weight)
    tell(f"{len(given)} reports")
    if not (options.out / "gold.pt").exists():
        plan = Plan(options.gold_epochs, mean=0.99, smoothing=0.05, seed=SEED, budget=options.budget)
        second_stage(given, weights, options.out, plan)
    export(options.out / "gold.pt", options.out / "model.onnx", LABELS)


if __name__ == "__main__":
    main()
