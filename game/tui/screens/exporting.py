"""Copying what a screen shows, and writing it to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from game.tui.screens.ask import Answer, Ask
from game.tui.screens.closing import Result
from game.tui.screens.sized import Sized
from game.tui.text import Block, words
from game.writing import write_new


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file that a screen can be written in.

    Attributes:
        answer: "yes" for the first, else the id of the action that chooses it.
        label: its name.
        ending: of the file's name.
        text: gives what the file will hold.
    """

    answer: str
    label: str
    ending: str
    text: Callable[[], str]


class Exporting(Sized[Result]):
    """The actions that take a screen's text elsewhere."""

    def as_markdown(self) -> tuple[str, str]:
        """Return what its file is best called, without an ending, and its text as Markdown."""
        raise NotImplementedError

    def forms(self) -> Sequence[Form]:
        """Return the forms it can be written in, first the one that Enter takes."""
        return (Form("yes", "Markdown", ".md", lambda: self.as_markdown()[1]),)

    def action_copy(self) -> None:
        """Copy it; the terminal is asked to, which may run on another machine."""
        _, text = self.as_markdown()
        self.app.copy_to_clipboard(text)
        self.say("Copied as Markdown, if this terminal lets programs copy.")

    def action_export(self) -> None:
        """Ask whether to write it, and in which form, to a file of which there is none yet."""
        forms, name = self.forms(), self.as_markdown()[0]
        try:
            folder = Path.cwd()
            files = {form.answer: _free(folder, name, form.ending) for form in forms}
        except OSError as error:  # it was removed, or nobody may look into it
            self.say(f"It cannot be written to the current folder: {error.strerror}.")
            return
        texts = {form.answer: form.text for form in forms}

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.say(_written(files[answer], texts[answer]()))

        self.app.push_screen(_question(forms, list(files.values())), answered)


def _question(forms: Sequence[Form], files: Sequence[Path]) -> Ask:
    about = [Block(words(str(file))) for file in files]
    first, *others = forms
    if not others:
        return Ask("Write it to this file?", about, yes="write", no="leave it")
    more = [Answer(form.answer, form.label) for form in others]
    question = "Write it to one of these?"
    return Ask(question, about, yes=first.label, no="leave it", others=more)


def _free(folder: Path, name: str, ending: str) -> Path:
    """Return a file in a folder that does not exist."""
    names = (f"{name}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    return next(file for file in map(folder.joinpath, names) if not file.exists())


def _written(file: Path, text: str) -> str:
    """Write to a new file, and return what is to be said about it."""
    try:
        write_new(file, text)
    except OSError as error:
        return f"It could not be written to {file.name}: {error.strerror}."
    return f"Written to {file.name}."
