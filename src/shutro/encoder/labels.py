"""What the network tells of a token: BIO labels (Ramshaw and Marcus 1995) in four layers.

A layer's labels are ``O``, then ``B-`` and ``I-`` of each kind. The order is the order of the network's outputs.
"""

KINDS: dict[str, tuple[str, ...]] = {
    "names": ("PERSON", "ORG", "PLACE", "NORP"),
    "speech": ("source", "cue", "content"),  # of outermost statements
    "nested": ("source", "cue", "content"),  # of statements told within a statement
    "moves": (
        "offer",
        "demand",
        "precondition",
        "accept",
        "reject",
        "agree",
        "talks",
        "mediate",
        "comply",
        "violate",
        "collapse",
        "extend",
    ),
}

LABELS: dict[str, tuple[str, ...]] = {
    layer: ("O", *(f"{part}-{kind}" for kind in kinds for part in "BI")) for layer, kinds in KINDS.items()
}
