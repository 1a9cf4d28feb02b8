"""``saves``: the games that were kept."""

from __future__ import annotations

from collections.abc import Sequence

import click

from game import exit_codes
from game.commands.output import complain, print_json
from game.play.saves import Save, SaveError, Store
from game.reports.english import counted
from game.scenario.characters import clean


def list_saves(*, as_json: bool) -> int:
    """Print the saved games, newest first."""
    try:
        saves = Store.open().all()
    except SaveError as error:
        complain(str(error))
        return exit_codes.USAGE
    if as_json:
        print_json({"format": 1, "saves": [_data(save) for save in saves]})
    else:
        _print(saves)
    return exit_codes.FINE


def _data(save: Save) -> dict[str, object]:
    return {
        "id": save.id,
        "scenario": save.scenario,
        "steps": save.steps,
        "ending": save.ending,
        "updated": save.updated.isoformat(),
    }


def _print(saves: Sequence[Save]) -> None:
    if not saves:
        click.echo("No games are kept yet.")
    for save in saves:
        decisions = counted(save.steps, "decision")
        where = f"ended at {save.ending}" if save.ending else "unfinished"
        when = save.updated.astimezone().strftime("%Y-%m-%d %H:%M")
        click.echo(clean(f"{save.id}  {save.scenario}, {decisions}, {where}, {when}"))
    if any(save.ending is None for save in saves):
        click.echo("\nGo on with one: measured-response play --resume=ID")
