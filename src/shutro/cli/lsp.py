"""``shutro lsp``: the findings of ``shutro check`` in an editor, while typing."""

import argparse

_EXAMPLE = """\
examples:
  shutro lsp                                speaks the Language Server Protocol on standard input and output
  vim.lsp.start { cmd = { "shutro", "lsp" } }            in Neovim, for a Bengali draft (docs/check.md: other editors)

It needs pygls: pip install 'shutro[lsp]'."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "a language server: an editor shows what `shutro check` finds, while typing"
    command = commands.add_parser("lsp", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument("--published", metavar="DATE", help="2024-02-01: what 'yesterday' is read against")
    command.add_argument("--lang", choices=("bn", "en"), help="the language of the notes (default: bn)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says goodbye.

    Raises:
        UsageError: pygls is not installed, or the date is none.
    """
    from shutro.errors import UsageError
    from shutro.record.dates import as_date

    as_date(options.published)
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise UsageError("the language server needs pygls, which is not installed: pip install 'shutro[lsp]'") from None
    from shutro.drafts.server import serve

    serve(options.published, options.lang)
    return 0
