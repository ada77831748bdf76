#!/usr/bin/env python3
"""Score records against the gold ones (GUIDE.md), layer by layer.

usage: score.py GOLD... [--layer LAYER] [--errors LAYER] [--json OUT]

The same measures as the gold's own score.py, in one process.

exact: same start and end. soft: the spans share a character. full: source, cue and content of one statement
all soft (contents sharing at least half of their characters, as F1). words (joint): F1 over the words of all three
roles of paired statements, the headline figure. nested in: inner statements found in full and under the right outer one. Values are scored on softly matched spans and
count against recall: value F1 = softly matched and right, over all.
"""
import argparse
import json
import pathlib
import re
import sys
import unicodedata
from collections import Counter

WORD = re.compile(r"\S+")
LAYERS = ("statements", "figures", "times", "names", "moves", "checks")


def bounds(span):
    return None if span is None else (span["start"], span["end"])


def overlap(a, b):
    return 0 if a is None or b is None else max(0, min(a[1], b[1]) - max(a[0], b[0]))


def soft(a, b):
    return (a is None and b is None) or overlap(a, b) > 0


def content_overlap(a, b, text):
    """Shared characters over characters, as F1, between two lists of spans."""
    def characters(spans):
        inside = set()
        for s in spans:
            for i in range(s["start"], s["end"]):
                if not text[i].isspace():
                    inside.add(i)
        return inside
    x, y = characters(a), characters(b)
    shared = len(x & y)
    return 0.0 if not shared else 2 * shared / (len(x) + len(y))


def pair(golds, predictions, likeness):
    """Best-first one-to-one pairing of what is alike at all."""
    candidates = sorted(
        ((likeness(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(predictions)), key=lambda c: (-c[0], c[1], c[2])
    )
    used_g, used_p, pairs = set(), set(), []
    for value, i, j in candidates:
        if value <= 0:
            break
        if i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            pairs.append((golds[i], predictions[j]))
    return pairs


class Tally:
    def __init__(self):
        self.hit, self.gold, self.predicted = Counter(), Counter(), Counter()

    def add(self, name, hits, golds, predictions):
        self.hit[name] += hits
        self.gold[name] += golds
        self.predicted[name] += predictions

    def figures(self):
        for name in self.gold:
            p = self.hit[name] / self.predicted[name] if self.predicted[name] else 0.0
            r = self.hit[name] / self.gold[name] if self.gold[name] else 0.0
            yield name, p, r, (2 * p * r / (p + r) if p + r else 0.0), self.gold[name], self.predicted[name]


def score_statements(gold, predicted, text, tally):
    def likeness(g, p):
        return content_overlap(g["content"], p.get("content") or [], text) + 0.5 * (overlap(bounds(g["cue"]), bounds(p.get("cue"))) > 0)
    pairs = pair(gold, predicted, likeness)
    counts = (len(gold), len(predicted))
    parts = {
        "cue exact": lambda g, p: bounds(g["cue"]) == bounds(p.get("cue")),
        "cue soft": lambda g, p: soft(bounds(g["cue"]), bounds(p.get("cue"))),
        "source exact": lambda g, p: bounds(g["source"]) == bounds(p.get("source")),
        "source soft": lambda g, p: soft(bounds(g["source"]), bounds(p.get("source"))),
        "content exact": lambda g, p: [bounds(c) for c in g["content"]] == [bounds(c) for c in p.get("content") or []],
        "content soft": lambda g, p: content_overlap(g["content"], p.get("content") or [], text) >= 0.5,
    }
    for name, same in parts.items():
        tally.add(f"statements: {name}", sum(same(g, p) for g, p in pairs), *counts)
    def role_words(statement):
        spans = [("source", statement.get("source")), ("cue", statement.get("cue"))] + [("content", c) for c in statement.get("content") or []]
        return {(role, w.start()) for role, s in spans if s for w in WORD.finditer(text) if w.start() < s["end"] and s["start"] < w.end()}
    tally.add(
        "statements: words (joint)", sum(len(role_words(g) & role_words(p)) for g, p in pairs),
        sum(len(role_words(g)) for g in gold), sum(len(role_words(p)) for p in predicted),
    )
    full = [(g, p) for g, p in pairs if parts["cue soft"](g, p) and parts["source soft"](g, p) and parts["content soft"](g, p)]
    tally.add("statements: full", len(full), *counts)
    for key in ("act", "source_kind", "quote"):
        tally.add(f"statements: full + {key}", sum(g[key] == p.get(key) for g, p in full), *counts)
    named = [g for g in gold if g.get("refers_to")]
    tally.add(
        "statements: refers_to", sum(bool(g.get("refers_to")) and same_name(g["refers_to"], p.get("refers_to")) for g, p in full),
        len(named), sum(bool(p.get("refers_to")) for p in predicted),
    )
    to_gold = {p.get("id"): g["id"] for g, p in pairs}
    nested = [g for g in gold if g["parent"]]
    tally.add(
        "statements: nested in", sum(bool(g["parent"]) and to_gold.get(p.get("parent")) == g["parent"] for g, p in full),
        len(nested), sum(bool(p.get("parent")) for p in predicted),
    )
    return pairs


def name(text):
    """A name in one Unicode form: য় and its kind are written with one code point or with two."""
    return unicodedata.normalize("NFC", text) if isinstance(text, str) else text


def parties(names):
    return {name(n) for n in names or []}


def same_name(a, b):
    return bool(b) and {x.strip() for x in name(a).split(";")} == {x.strip() for x in name(b).split(";")}


def score_spans(layer, gold, predicted, tally, values, span=lambda x: bounds(x["span"])):
    pairs = pair(gold, predicted, lambda g, p: overlap(span(g), span(p)) / max(1, max(span(g)[1], span(p)[1]) - min(span(g)[0], span(p)[0])))
    counts = (len(gold), len(predicted))
    tally.add(f"{layer}: span exact", sum(span(g) == span(p) for g, p in pairs), *counts)
    tally.add(f"{layer}: span soft", len(pairs), *counts)
    for name, right in values.items():
        tally.add(f"{layer}: {name}", sum(right(g, p) for g, p in pairs), *counts)
    return pairs


def score_moves(gold, predicted, tally):
    """A move is found where kind and who makes it agree and the spans touch; its terms where act, giver and receiver agree too."""
    def terms(m):
        return Counter((t["act"], name(t.get("giver")), name(t.get("receiver"))) for t in m.get("terms") or [])
    def likeness(g, p):
        near = overlap(bounds(g["span"]), bounds(p["span"])) > 0
        return near * (1 + 2 * (g["kind"] == p["kind"]) + (parties(g["by"]) == parties(p.get("by"))))
    pairs = pair(gold, predicted, likeness)
    counts = (len(gold), len(predicted))
    same_kind = [(g, p) for g, p in pairs if g["kind"] == p["kind"]]
    tally.add("moves: kind", len(same_kind), *counts)
    tally.add("moves: kind + by", sum(parties(g["by"]) == parties(p.get("by")) for g, p in same_kind), *counts)
    tally.add(
        "moves: terms", sum((terms(g) & terms(p)).total() for g, p in same_kind),
        sum(terms(g).total() for g in gold), sum(terms(p).total() for p in predicted),
    )
    return pairs


def score(gold, record, tally):
    text = gold["text"]
    layer = {name: record.get(name) or [] for name in LAYERS}
    pairs = {"statements": score_statements(gold["statements"], layer["statements"], text, tally)}
    pairs["figures"] = score_spans("figures", gold["figures"], layer["figures"], tally, {
        "value": lambda g, p: (g["low"], g["high"], g["bound"]) == (p.get("low"), p.get("high"), p.get("bound")),
        "value + kind": lambda g, p: (g["low"], g["high"], g["bound"], g["kind"], g["unit"]) == (p.get("low"), p.get("high"), p.get("bound"), p.get("kind"), p.get("unit")),
        "value + role": lambda g, p: (g["low"], g["high"], g["kind"], g["role"]) == (p.get("low"), p.get("high"), p.get("kind"), p.get("role")),
    })
    pairs["times"] = score_spans("times", gold["times"], layer["times"], tally, {"value": lambda g, p: g["value"] == p.get("value")})
    pairs["names"] = score_spans("names", gold["names"], layer["names"], tally, {
        "strict": lambda g, p: bounds(g["span"]) == bounds(p["span"]) and g["type"] == p.get("type"),
        "type + entity": lambda g, p: g["type"] == p.get("type") and name(g["entity"]) == name(p.get("entity")),
    })
    pairs["moves"] = score_moves(gold["moves"], layer["moves"], tally)
    pairs["checks"] = score_spans("checks", gold["checks"], layer["checks"], tally, {"rule": lambda g, p: g["rule"] == p.get("rule")})
    return pairs


def show_errors(name, gold, layer, pairs):
    found_g, found_p = {id(g) for g, _ in pairs}, {id(p) for _, p in pairs}
    def line(item):
        return json.dumps({k: (v["text"] if isinstance(v, dict) and "text" in v else v) for k, v in item.items()}, ensure_ascii=False)
    for item in gold:
        if id(item) not in found_g:
            print(f"  {name} missed   {line(item)}")
    for item in layer:
        if id(item) not in found_p:
            print(f"  {name} invented {line(item)}")
    for g, p in pairs:
        wrong = [k for k in ("low", "high", "bound", "kind", "role", "value", "type", "act", "source_kind", "quote", "rule") if k in g and g[k] != p.get(k)]
        if wrong:
            print(f"  {name} differs in {', '.join(f'{k}: {g[k]} / {p.get(k)}' for k in wrong)}   {line(g)}")


def records(folder):
    """(gold, record) of every report in a folder, read here and now by the shutro that is installed."""
    import shutro
    for path in folder:
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, json.loads(shutro.read(gold["text"], gold["published"], id=gold["id"], outlet=gold.get("outlet")).to_json())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path, nargs="+", help="gold files, or folders of them")
    parser.add_argument("--errors", choices=LAYERS, help="list what was missed, invented or different in one layer")
    parser.add_argument("--layer", choices=LAYERS, help="print the figures of one layer alone")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures here too")
    options = parser.parse_args()
    paths = [f for p in options.gold for f in (sorted(p.glob("*.json")) if p.is_dir() else [p])]
    tally = Tally()
    for gold, record in records(paths):
        pairs = score(gold, record, tally)
        if options.errors:
            print(gold["id"])
            show_errors(options.errors, gold[options.errors], record[options.errors], pairs[options.errors])
    print(f"{len(paths)} reports")
    print(f"{'':34}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'found':>7}")
    for name, p, r, f, g, n in tally.figures():
        if options.layer in (None, name.split(":")[0]):
            print(f"{name:34}{p:10.3f}{r:8.3f}{f:8.3f}{g:7}{n:7}")
    if options.json:
        options.json.write_text(json.dumps({name: {"p": p, "r": r, "f1": f, "gold": g, "found": n} for name, p, r, f, g, n in tally.figures()}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
