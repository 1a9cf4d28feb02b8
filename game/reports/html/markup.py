"""The one door through which text becomes HTML.

A plain string is always escaped; only what ``element`` made is markup. Neither a scenario nor a
player can therefore add a tag or an attribute.
"""

from __future__ import annotations

import re
from html import escape

# Control characters, those that turn the direction of text, and what no document may hold.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_EMPTY = frozenset(("br", "hr", "meta"))


class Html(str):
    """Markup that ``element`` or ``joined`` made."""

    __slots__ = ()


Part = str
"""Either ``Html``, which stays, or plain text, which is escaped."""


def text(plain: str) -> Html:
    """Return plain text as HTML that shows it; control characters show as U+FFFD."""
    shown = _NO_CHARACTER.sub("\ufffd", _UNSEEN.sub("\ufffd", plain))
    return Html(escape(shown, quote=True))


def joined(*parts: Part) -> Html:
    """Return parts one after the other."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def element(tag: str, *parts: Part, **attributes: str | float) -> Html:
    """Return an element.

    Args:
        tag: its name.
        parts: what it holds; plain strings are escaped.
        attributes: their values are escaped. An underscore in a name stands for a hyphen, one at
            its end for nothing.
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for name, value in attributes.items()
    )
    if tag in _EMPTY:
        return Html(f"<{tag}{given}>")
    return Html(f"<{tag}{given}>{joined(*parts)}</{tag}>")
