"""The record as people and programs want it: the screen, a page, a brief, an entry read aloud.

::

    view.py: each entry as an Item ──┬─ screen.py     show(record, console)        the terminal
    (items.py; in words: values.py;  ├─ markdown.py   brief(record) -> str         a Markdown brief
     the negotiation: board.py)      ├─ html.py       page(record) -> str    one page (marks, voices, record.*, page.*)
                                     └─ explain.py    tell(record, id, console)    one entry, every field

Nothing here reads Bengali: what an export shows stands in the record, told in the words of ``record/fields.toml`` and
``phrases.toml``. JSON is the record's own (`Record.to_json`). The modules are imported one by one, so that asking for
JSON does not load a template engine.
"""
