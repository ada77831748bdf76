"""``shutro check``: what an editor would want to be told of a draft, before it is published."""

import argparse
import sys

TYPE_CHECKING = False  # not from typing: importing that takes a tenth of the time that --help may take
if TYPE_CHECKING:
    from shutro.record.fields import Language

FORMATS = ("screen", "json", "github", "sarif")

_EXAMPLE = """\
examples:
  shutro check draft.txt --published 2024-02-01
  shutro check drafts/ --format sarif > drafts.sarif
  shutro check draft.txt --diff
  shutro check draft.txt --fix
  shutro check --rules
  shutro check --explain doubled_word

To silence a rule in one place, write <!-- shutro: ignore CODE --> at the end of the line, or on a line before it. House
style, and rules for all drafts: shutro.toml, or [tool.shutro] in pyproject.toml (docs/check.md).

exit code: 0 nothing found, 1 something found, 2 wrong usage, or a draft that could not be read or written."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "tell what an editor should look at in a draft: where, why, and what to write instead"
    command = commands.add_parser("check", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument(
        "inputs", nargs="*", metavar="FILE|URL|-", help="text, .html or .docx; a folder gives every such file in it"
    )
    command.add_argument("--published", metavar="DATE", help="2024-02-01: what 'yesterday' is read against")
    command.add_argument("--lang", choices=("bn", "en"), help="the language of the notes (default: bn)")
    command.add_argument("--format", choices=FORMATS, default="screen", help="what to print (default: screen)")
    command.add_argument("--select", type=codes, metavar="A,B", default=(), help="only these rules")
    command.add_argument("--ignore", type=codes, metavar="A,B", default=(), help="not these rules")
    change = command.add_mutually_exclusive_group()
    change.add_argument("--fix", action="store_true", help="write the certain corrections into the files")
    change.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    tell = command.add_mutually_exclusive_group()
    tell.add_argument("--rules", action="store_true", help="list the rules, on and off")
    tell.add_argument("--explain", metavar="CODE", help="what a rule goes by")
    command.add_argument(
        "--timeout", type=float, default=30.0, metavar="SECONDS", help="for a web address (default: 30)"
    )
    command.set_defaults(run=run)


def codes(text: str) -> tuple[str, ...]:
    """The rules named in an option."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def run(options: argparse.Namespace) -> int:
    """Check every draft, or tell of the rules. Returns 0 where nothing was found, 1 where something was, 2 where a
    draft could not be read or written.

    Raises:
        UsageError: a date that is none, a rule that there is not, a configuration that is damaged.
    """
    from shutro.cli.checking import Run
    from shutro.errors import UsageError

    _known([*options.select, *options.ignore, *([options.explain] if options.explain else [])])
    if options.rules or options.explain:
        _tell(options)
        return 0
    if not options.inputs:
        raise UsageError("name the drafts to check, or ask for the rules with --rules")
    if options.diff and options.format != "screen":
        raise UsageError(f"--diff prints a diff, and --format asks for {options.format}: leave one of them out")
    return Run(options).all()


def _known(named: list[str]) -> None:
    from shutro.drafts.ignores import nearest
    from shutro.drafts.review import every_rule
    from shutro.errors import UsageError

    for code in named:
        if code not in every_rule():
            near = nearest(code, every_rule())
            raise UsageError(
                f"no rule is called {code!r}: {f'do you mean {near}?' if near else 'shutro check --rules lists them'}"
            )


def _tell(options: argparse.Namespace) -> None:
    from pathlib import Path

    from shutro.cli.console import console
    from shutro.drafts import config, table

    chosen = config.for_path(Path.cwd())
    lang: Language = options.lang or chosen.lang or "bn"
    settings = chosen.settings(options.select, options.ignore)
    if options.explain:
        table.explain(options.explain, settings, console(sys.stdout), lang)
    else:
        table.show(settings, console(sys.stdout), lang)
