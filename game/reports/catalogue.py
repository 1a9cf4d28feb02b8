"""The catalogue of problems: one of them explained, and all of them as a page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap

from game.reports.problems import Paint, plainly
from game.scenario.catalogue import Entry, entries

_WIDTH = 80
_KINDS = {
    "1": "YAML",
    "2": "Keys and values",
    "3": "Conditions and braces",
    "4": "Names",
    "5": "Quantities",
    "6": "Outcome blocks",
    "7": "Playing it through",
    "8": "Doubts",
    "9": "Tests",
}
_HEAD = """\
# Problems

Every problem that `measured-response check` can find, by its code. In a terminal the same is shown
by

```sh
measured-response check --explain MR111
```

Errors stop play and tests; warnings do neither, unless `check --strict` asks for it. This page is
written by `make docs` from the catalogue in `game/scenario/catalogue`; each wrong sample on it is
tried by a test, and so is its right twin.
"""


def explanation(entry: Entry, paint: Paint = plainly) -> str:
    """Return what a code means, why it matters and how to mend it, with both samples."""
    head = paint(f"{entry.severity}[{entry.code}]", entry.severity)
    parts = [f"{head} {entry.title}", *_paragraphs(entry)]
    if entry.wrong:
        parts += [f"Wrong:\n\n{_with_carets(entry, paint)}"]
    if entry.right:
        parts += [f"Right:\n\n{_indented(entry.right.splitlines())}"]
    return "\n\n".join(parts)


def _paragraphs(entry: Entry) -> Iterable[str]:
    for text in (entry.why, entry.mend):
        yield "\n".join(wrap(text.strip(), _WIDTH))


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _with_carets(entry: Entry, paint: Paint) -> str:
    lines: list[str] = []
    for marked, plain in zip(entry.marked.splitlines(), entry.wrong.splitlines(), strict=True):
        lines.append(f"    {plain}".rstrip())
        if "«" in marked:
            start, end = marked.index("«"), marked.index("»") - 1
            before = "".join("\t" if letter == "\t" else " " for letter in plain[:start])
            lines.append(f"    {before}{paint('^' * max(1, end - start), 'caret')}")
    return "\n".join(lines)


def page() -> str:
    """Return the whole catalogue as Markdown: ``docs/problems.md``."""
    parts = [_HEAD]
    for kind, group in groupby(entries().values(), key=lambda entry: entry.code[2]):
        parts.append(f"## {_KINDS[kind]}\n")
        parts += [_section(entry) for entry in group]
    return "\n".join(parts)


def _section(entry: Entry) -> str:
    severity = " *(warning)*" if entry.severity == "warning" else ""
    parts = [f"### {entry.code}: {entry.title}{severity}", _filled(entry.why), _filled(entry.mend)]
    for name, sample in (("Wrong", entry.wrong), ("Right", entry.right)):
        if sample:
            parts.append(f"{name}:\n\n```yaml\n{sample.rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def _filled(text: str) -> str:
    return "\n".join(wrap(text.strip(), 100, break_long_words=False, break_on_hyphens=False))
