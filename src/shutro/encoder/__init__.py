"""The trained reader: one small network, one pass over the page, a score for every label of every token.

`read` gives `Scores`, one layer of labels for names, one for speech, one for speech within speech, one for moves.
The rooms above take from them what they can vouch for; without the model they read by rules alone.
"""

from shutro.encoder.labels import LABELS
from shutro.encoder.reading import absence, read, read_all, switched_off
from shutro.encoder.scores import Scores, Tagged

__all__ = ["LABELS", "Scores", "Tagged", "absence", "read", "read_all", "switched_off"]
