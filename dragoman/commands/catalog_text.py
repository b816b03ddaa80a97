"""`dragoman catalog-text`: a catalog as `git diff` shows it."""

from pathlib import Path

import click

from dragoman import pipeline
from dragoman.commands.options import Command


@click.command("catalog-text", cls=Command, hidden=True)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def catalog_text(file: Path) -> None:
    """Print the messages of a catalog, each text on one line; a file that is none as it is."""
    click.echo(pipeline.catalog_text(file), nl=False)
