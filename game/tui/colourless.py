"""Drawing without any colour, for those who ask for none."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class _Colourless(LineFilter):
    """Takes every colour away, that of the ground too; bold, reverse and underline stay.

    Textual's own filter for this paints the terminal's default colours, which are escapes too.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without colour."""
        return [
            Segment(text, None if style is None else style.without_color, control)
            for text, style, control in segments
        ]


COLOURLESS = _Colourless()
