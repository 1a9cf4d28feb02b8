"""The command: parse, call, print, exit code.

Rooms are imported inside the commands that need them, so that ``--help`` and ``check`` start
fast and never load the full-screen game.
"""

from __future__ import annotations

import errno
import os
import sys
from io import StringIO

import click

from game import __version__, exit_codes
from game.commands import analysing, authoring
from game.streams import speak_plainly

ARGUMENT_LENGTH = 100_000
"""Characters of one argument on the command line; many systems allow no more anyway."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What writing fails with when the disk is full, or the terminal is gone."""
_SEED_DIGITS = 4_000
"""More of them Python refuses to read as a number."""


class _PlayCommand(click.Command):
    """``--resume`` may stand alone; a number after it is an id, which no scenario can be."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        meant: list[str] = []
        for arg in args:
            if meant[-1:] == ["--resume="] and arg.isascii() and arg.isdigit():
                meant[-1] += arg
            else:
                meant.append("--resume=" if arg == "--resume" else arg)
        return super().parse_args(ctx, meant)


def _seed(_context: click.Context, _option: click.Parameter, written: str | None) -> int | None:
    """Read ``--seed``: a whole number from 0 on."""
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) <= _SEED_DIGITS):
        raise click.BadParameter(f"write a whole number, such as --seed 7, not {written[:40]!r}.")
    return int(written)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="""Examples:

    \b
      measured-response
      measured-response play erbil_2021
      measured-response check my_scenario.yaml
    """,
)
@click.version_option(__version__, prog_name="measured-response")
@click.pass_context
def cli(context: click.Context) -> None:
    """Rockets have hit Erbil, and you are the president: a decision exercise in the terminal.

    Without a command, the list of scenarios opens.
    """
    if context.invoked_subcommand is None:
        from game.commands.playing import open_list

        context.exit(open_list())


@cli.command(
    cls=_PlayCommand,
    short_help="Play SCENARIO: a file, or one that came with the program.",
    epilog="""Examples:

    \b
      measured-response play erbil_2021
      measured-response play my_scenario.yaml --seed 7
      measured-response play erbil_2021 --resume
      measured-response play erbil_2021 --plain --debrief debrief.html
      measured-response play erbil_2021 --choose a,b/draw,c --json
    """,
)
@click.argument("scenario", required=False)
@click.option("--seed", callback=_seed, metavar="N", help="Decides every draw.")
@click.option(
    "--resume",
    metavar="[=ID]",
    help="Go on with the newest unfinished game of the scenario, or with the saved game ID.",
)
@click.option("--plain", is_flag=True, help="Line by line: for screen readers and pipes.")
@click.option(
    "--choose",
    metavar="A,B,C",
    help="Make these play steps first: option ids, or option/draw to fix a draw. "
    "Such a game is not saved.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON, and stop.")
@click.option(
    "--debrief",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the debrief of the finished game to this file: a .md or an .html.",
)
@click.pass_context
def play(context: click.Context, /, **_: object) -> None:
    """Play SCENARIO: a file, or the id of a scenario that came with the program."""
    from game.commands.request import Request
    from game.commands.starting import play

    context.exit(play(Request(**context.params)))


@cli.command(
    epilog="""Examples:

    \b
      measured-response check my_scenario.yaml
      measured-response check --strict scenarios/*.yaml
      measured-response check my_scenario.yaml --format json
      measured-response check --explain MR111
    """,
)
@click.argument("scenarios", nargs=-1, metavar="SCENARIO...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@click.option("--explain", metavar="CODE", help="Explain a problem by its code, with a sample.")
@click.pass_context
def check(
    context: click.Context,
    scenarios: tuple[str, ...],
    style: str,
    strict: bool,
    explain: str | None,
) -> None:
    """Show every problem in each SCENARIO and in the tests beside it."""
    from game.commands.checking import check
    from game.commands.checking import explain as explain_code

    if explain is not None:
        context.exit(explain_code(explain))
    if not scenarios:
        raise click.UsageError("Missing argument 'SCENARIO...'.", context)
    context.exit(check(scenarios, style, strict=strict))


@cli.group(
    invoke_without_command=True,
    short_help="List the saved games; export, import or remove one.",
    epilog="""Examples:

    \b
      measured-response saves
      measured-response saves --json
      measured-response saves export 3 -o game.json
    """,
)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def saves(context: click.Context, as_json: bool) -> None:
    """List the saved games, newest first; export, import or remove one."""
    if context.invoked_subcommand is None:
        from game.commands.saving import list_saves

        context.exit(list_saves(as_json=as_json))


@saves.command(
    "export",
    epilog="""Examples:

    \b
      measured-response saves export 3 -o game.json
    """,
)
@click.argument("save_id", metavar="ID")
@click.option("-o", "file", metavar="FILE", help="Write to this file, not to standard output.")
@click.pass_context
def export_(context: click.Context, save_id: str, file: str | None) -> None:
    """Write the saved game ID as JSON, to be imported elsewhere."""
    from game.commands.saving import export_save

    context.exit(export_save(save_id, file))


@saves.command(
    "import",
    epilog="""Examples:

    \b
      measured-response saves import game.json
      measured-response saves import game.json my_scenario.yaml
    """,
)
@click.argument("file")
@click.argument("scenario", required=False)
@click.pass_context
def import_(context: click.Context, file: str, scenario: str | None) -> None:
    """Take in the exported game in FILE; SCENARIO names its scenario where the id does not."""
    from game.commands.saving import import_save

    context.exit(import_save(file, scenario))


@saves.command(
    "remove",
    epilog="""Examples:

    \b
      measured-response saves remove 3
    """,
)
@click.argument("save_id", metavar="ID")
@click.pass_context
def remove(context: click.Context, save_id: str) -> None:
    """Remove the saved game ID for good."""
    from game.commands.saving import remove_save

    context.exit(remove_save(save_id))


for command in (*analysing.COMMANDS, *authoring.COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command and exit; the entry point of the installed program."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command with ``arguments`` and return its exit code."""
    speak_plainly()
    try:
        _refuse_long(arguments)
        code = cli.main(arguments, prog_name="measured-response", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        # Imported where something went wrong: reading scenarios is more than ``--help`` needs.
        from game.scenario.characters import clean

        said = StringIO()
        error.show(said)
        click.echo(clean(said.getvalue()), nl=False, err=True)  # it may quote what was typed
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()  # click has done so where it came earlier
        return exit_codes.PROBLEMS
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            click.echo(
                f"measured-response: nothing more can be written: {error.strerror}", err=True
            )
            _let_go_of_output()
            return exit_codes.PROBLEMS
        from game.breakdown import TRACEBACK_VARIABLE, told

        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        click.echo(told(error), err=True)
        return exit_codes.BROKEN
    return code if isinstance(code, int) else exit_codes.FINE


def _refuse_long(arguments: list[str]) -> None:
    longest = max(map(len, arguments), default=0)
    if longest > ARGUMENT_LENGTH:
        raise click.UsageError(
            f"An argument of {longest} characters is too long; {ARGUMENT_LENGTH} are allowed."
        )


def _let_go_of_output() -> None:
    """Keep Python from complaining once more when it flushes the stream on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
