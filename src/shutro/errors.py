"""What can go wrong, and what to do about it.

::

    ShutroError
    ├── InputError            this report cannot be read; the rest of a batch goes on
    │   ├── EmptyInput        nothing to read
    │   ├── NotText           binary, or no text that we know how to open
    │   ├── NotBengali        text, but hardly any Bengali in it
    │   ├── TooLarge          over the size limit
    │   └── NotReached        a file or an address that could not be had
    ├── UsageError            the caller asked for what does not exist (a date, a format, an entry)
    ├── LedgerError           a ledger cannot be opened, read or written; nothing was lost
    ├── LexiconError          a word file of our own is damaged; names file and line
    └── ModelError            the trained model's file is missing or damaged; names the file and the remedy

A message says what happened, where, and what to do next. On the command line an
``InputError`` ends with exit code 1, a ``UsageError`` with 2.
"""


class ShutroError(Exception):
    """Every error that shutro raises on purpose."""


class InputError(ShutroError):
    """A report that cannot be read."""


class EmptyInput(InputError):  # noqa: N818 - reads as what it is
    """Nothing to read."""


class NotText(InputError):  # noqa: N818
    """Bytes that are no text we can open."""


class NotBengali(InputError):  # noqa: N818
    """Text with hardly any Bengali in it."""


class TooLarge(InputError):  # noqa: N818
    """Over the size limit."""


class NotReached(InputError):  # noqa: N818
    """A file or an address that could not be had."""


class UsageError(ShutroError, ValueError):
    """The caller asked for what does not exist."""


class LedgerError(ShutroError):
    """A ledger cannot be opened, read or written; what was committed is kept."""


class LexiconError(ShutroError):
    """A word file of our own is damaged."""


class ModelError(ShutroError):
    """The trained model's file is missing or damaged."""

    @classmethod
    def missing(cls, path: object) -> "ModelError":
        """There is no such file."""
        return cls(f"{path}: there is no such model file. {_REMEDY}")

    @classmethod
    def damaged(cls, path: object, why: Exception) -> "ModelError":
        """The file is there and is no model of ours."""
        return cls(f"{path}: this model file cannot be used ({' '.join(str(why).split())[:200]}). {_REMEDY}")


_REMEDY = "Install shutro again (pip install --force-reinstall shutro), or read without the model: SHUTRO_MODEL=off"


def fault(error: Exception) -> str:
    """What to tell where a fault of ours, and nothing that was raised on purpose, kept a report from being read."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"; {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"a fault in shutro ({type(error).__name__}: {error}{where}): please report it with the text"
