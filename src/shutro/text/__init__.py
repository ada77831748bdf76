"""Bytes to clean text, with the way back."""

from shutro.text.form import Clean, one_form

__all__ = ["Clean", "one_form"]
