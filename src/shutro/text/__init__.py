"""Bytes to clean text, with the way back."""

from typing import TYPE_CHECKING, Any

from shutro.text.form import Clean, one_form

if TYPE_CHECKING:
    from shutro.text.decode import coding, printable
    from shutro.text.opening import bytes_of, is_bengali, open_bytes, open_path, open_url
    from shutro.text.source import LIMIT, Source

__all__ = [
    "LIMIT",
    "Clean",
    "Source",
    "bytes_of",
    "coding",
    "is_bengali",
    "one_form",
    "open_bytes",
    "open_path",
    "open_url",
    "printable",
]


def __getattr__(name: str) -> Any:  # what opens files is loaded when first asked for: reading a string needs none of it
    from importlib import import_module

    for module, names in {
        "opening": ("bytes_of", "is_bengali", "open_bytes", "open_path", "open_url"),
        "source": ("LIMIT", "Source"),
        "decode": ("coding", "printable"),
    }.items():
        if name in names:
            return getattr(import_module(f"shutro.text.{module}"), name)
    raise AttributeError(f"module 'shutro.text' has no attribute {name!r}")
