"""A draft before publication: what is found in it, told in every form, and corrected where that is certain.

::

    draft.py    bytes in, the same bytes out       config.py    what the newsroom chose
    lines.py    line and column                    ignores.py   what this draft silences
        └──────────────┬───────────────────────────────┘
                   review.py   text -> findings ──┬─ screen.py   caret.py     the terminal
                                                  ├─ machine.py  sarif.py     JSON, GitHub, SARIF
                                                  └─ server.py   buffer.py    an editor, while typing

Nothing here reads Bengali: that is `shutro.record.check`; corrections are written by `shutro.checks.fixing`. The
modules are imported one by one, so that JSON needs no terminal.
"""
