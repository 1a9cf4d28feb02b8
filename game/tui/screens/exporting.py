"""Copying what a screen shows, and writing it to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from game.tui.screens.ask import Answer, Ask
from game.tui.screens.closing import Result
from game.tui.screens.sized import Sized
from game.tui.text import Block, words


class Exporting(Sized[Result]):
    """The actions that take a screen's text elsewhere."""

    def as_markdown(self) -> tuple[str, str]:
        """Return what its file is best called, without an ending, and its text as Markdown."""
        raise NotImplementedError

    def forms(self) -> dict[str, tuple[str, Callable[[], str]]]:
        """Return the forms it can be written in: by an answer, a file's ending and the text."""
        return {"yes": (".md", lambda: self.as_markdown()[1])}

    def action_copy(self) -> None:
        """Copy it; the terminal is asked to, which may run on another machine."""
        _, text = self.as_markdown()
        self.app.copy_to_clipboard(text)
        self.say("Copied as Markdown, if this terminal lets programs copy.")

    def action_export(self) -> None:
        """Ask whether to write it, and in which form, to a file of which there is none yet."""
        forms, name = self.forms(), self.as_markdown()[0]
        files = {answer: _free(name, ending) for answer, (ending, _) in forms.items()}

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.say(_written(files[answer], forms[answer][1]()))

        self.app.push_screen(_question(list(files.values())), answered)


def _question(files: Sequence[Path]) -> Ask:
    about = [Block(words(str(file.absolute()))) for file in files]
    if len(files) == 1:
        return Ask("Write it to this file?", about, yes="write", no="leave it")
    others = [Answer("page", "page to print")]
    return Ask("Write it to one of these?", about, yes="Markdown", no="leave it", others=others)


def _free(name: str, ending: str) -> Path:
    """Return a file in the current folder that does not exist."""
    names = (f"{name}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    return next(file for file in map(Path, names) if not file.exists())


def _written(file: Path, text: str) -> str:
    """Write to a new file, and return what is to be said about it."""
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except OSError as error:
        return f"It could not be written to {file}: {error.strerror}."
    return f"Written to {file}."
