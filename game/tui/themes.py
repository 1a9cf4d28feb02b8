"""The looks of the program: quiet grounds, one accent."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="evening",
    dark=True,
    primary="#d8b878",
    accent="#d8b878",
    warning="#d8b878",
    error="#e08a7d",
    success="#d8b878",
    foreground="#d9dee5",
    background="#12161b",
    surface="#1d242c",
    panel="#262f39",
    variables={"quiet": "#93a0ae", "rule": "#3a4552"},
)

LIGHT = Theme(
    name="morning",
    dark=False,
    primary="#6e4700",
    accent="#6e4700",
    warning="#6e4700",
    error="#9c2f22",
    success="#6e4700",
    foreground="#20262d",
    background="#f7f5f0",
    surface="#eae6dc",
    panel="#dfdacd",
    variables={"quiet": "#56606b", "rule": "#c3bdb0"},
)

CONTRAST = Theme(
    name="high contrast",
    dark=True,
    primary="#ffe14d",
    accent="#ffe14d",
    warning="#ffe14d",
    error="#ff9c8f",
    success="#ffe14d",
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#1c1c1c",
    variables={"quiet": "#e4e4e4", "rule": "#a8a8a8"},
)

TERMINAL = Theme(
    name="terminal",
    dark=True,
    ansi=True,
    primary="ansi_bright_cyan",
    secondary="ansi_bright_cyan",
    accent="ansi_bright_cyan",
    warning="ansi_bright_cyan",
    error="ansi_bright_red",
    success="ansi_bright_cyan",
    foreground="ansi_bright_white",
    background="ansi_black",
    surface="ansi_black",
    panel="ansi_black",
    boost="ansi_black",
    variables={
        "quiet": "ansi_white",
        "rule": "ansi_white",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_bright_white",
        "text": "ansi_bright_white",
        "text-muted": "ansi_white",
        "text-disabled": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_bright_cyan",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-background": "ansi_bright_white",
        "input-selection-foreground": "ansi_black",
        "input-selection-background": "ansi_bright_cyan",
        "screen-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_cyan",
        "border": "ansi_bright_cyan",
        "border-blurred": "ansi_white",
    },
)
"""The terminal's own sixteen colours, and no others."""

THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)
