"""Copying what a screen shows, and writing it to a file."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from game.tui.screens.ask import Ask
from game.tui.screens.sized import Result, Sized
from game.tui.text import Block, words


class Exporting(Sized[Result]):
    """The actions that take a screen's text elsewhere."""

    def as_markdown(self) -> tuple[str, str]:
        """Return what its file is best called, without an ending, and its text as Markdown."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy it; the terminal is asked to, which may run on another machine."""
        _, text = self.as_markdown()
        self.app.copy_to_clipboard(text)
        self.say("Copied as Markdown, if this terminal lets programs copy.")

    def action_export(self) -> None:
        """Ask whether to write it to a file of which there is none yet."""
        name, text = self.as_markdown()
        file = _free(name)

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.say(_written(file, text))

        about = [Block(words(str(file.absolute())))]
        question = Ask("Write it to this file?", about, yes="write", no="leave it")
        self.app.push_screen(question, answered)


def _free(name: str) -> Path:
    """Return a file in the current folder that does not exist."""
    names = (f"{name}.md" if number == 1 else f"{name}-{number}.md" for number in count(1))
    return next(file for file in map(Path, names) if not file.exists())


def _written(file: Path, text: str) -> str:
    """Write to a new file, and return what is to be said about it."""
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except OSError as error:
        return f"It could not be written to {file}: {error.strerror}."
    return f"Written to {file}."
