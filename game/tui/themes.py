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
    primary="#7a4f00",
    accent="#7a4f00",
    warning="#7a4f00",
    error="#9c2f22",
    success="#7a4f00",
    foreground="#20262d",
    background="#f7f5f0",
    surface="#eae6dc",
    panel="#dfdacd",
    variables={"quiet": "#56606b", "rule": "#c3bdb0"},
)

THEMES = (DARK, LIGHT)
