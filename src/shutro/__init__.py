"""Shutro reads Bengali news and keeps the record. See README.md; the pipeline stands in `shutro.record.reading`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shutro.record import Record, figures, moves, names, read, statements, times

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "figures", "moves", "names", "read", "statements", "times"]


def __getattr__(name: str) -> Any:  # loaded when first asked for, so that `shutro --help` answers at once
    if name in __all__:
        from shutro import record

        return getattr(record, name)
    raise AttributeError(f"module 'shutro' has no attribute {name!r}")
