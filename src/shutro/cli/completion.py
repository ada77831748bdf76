"""``shutro completion``: what makes a shell complete our commands."""

import argparse
import sys

_EXAMPLE = """\
examples:
  shutro completion bash > ~/.local/share/bash-completion/completions/shutro
  shutro completion zsh > ~/.zfunc/_shutro
  shutro completion tcsh > ~/.shutro.tcsh     and in ~/.tcshrc: source ~/.shutro.tcsh"""
_FILES = ("inputs", "input", "output", "out", "plot", "aliases")


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "print what makes a shell complete shutro's commands and options"
    command = commands.add_parser(
        "completion", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class
    )
    command.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the completion of a shell."""
    import shtab

    from shutro.cli import parser

    whole = parser()
    for action in list(_actions(whole)):
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    sys.stdout.write(shtab.complete(whole, options.shell) + "\n")
    return 0


def _actions(parser: argparse.ArgumentParser) -> "list[argparse.Action]":
    found = list(parser._actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                found += _actions(command)
    return found
