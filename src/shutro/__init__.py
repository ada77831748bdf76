"""Shutro reads Bengali news and keeps the record. See README.md; the pipeline stands in `shutro.record.reading`."""

import sys
from types import ModuleType

TYPE_CHECKING = False  # not from typing, whose import takes a tenth of the time that --help may take

if TYPE_CHECKING:
    from shutro.record import Record, figures, moves, names, read, sentences, statements, times, tokens

__version__ = "0.1.0"
__all__ = [
    "Record",
    "__version__",
    "figures",
    "moves",
    "names",
    "read",
    "sentences",
    "statements",
    "times",
    "tokens",
]


def __getattr__(name: str) -> object:  # loaded when first asked for, so that `shutro --help` answers at once
    if name in __all__:
        from shutro import record

        return getattr(record, name)
    raise AttributeError(f"module 'shutro' has no attribute {name!r}")


class _FrontDoor(ModuleType):
    """Three rooms bear a layer's name; ``shutro.figures`` stays the function once ``shutro/figures/`` is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
