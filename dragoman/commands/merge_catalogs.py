"""`dragoman merge-catalogs`: two branches' catalogs as one, for git."""

from pathlib import Path

import click

from dragoman import pipeline
from dragoman.commands.options import Command
from dragoman.commands.output import show_findings

_File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "merge-catalogs", cls=Command, short_help="Merge two branches' catalogs, message by message."
)
@click.argument("files", nargs=-1, required=True, type=_File, metavar="BASE OURS THEIRS | FILE")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the result there; by default it replaces OURS, or FILE.",
)
@click.option("--name", help="What complaints call the catalog; git calls it %P.")
def merge_catalogs(files: tuple[Path, ...], output: Path | None, name: str | None) -> None:
    """Merge THEIRS into OURS, two branches' versions of a catalog that began as BASE.

    Both branches' work is kept, and no translation comes, unless fuzzy, under a text it was not
    written for. What both translated, each otherwise, is fuzzy with ours; theirs is a comment,
    "# was:", and a line names it. Nothing in headers is a conflict. Exits 1, and changes nothing,
    if one of the files cannot be read. git calls it so once it is told, with dragoman git-setup.

    With one FILE, a catalog in which a message stands twice is repaired by the same rules.
    """
    match files:
        case (base, ours, theirs):
            findings = pipeline.merge_catalogs(base, ours, theirs, output=output, name=name)
        case (file,):
            findings = pipeline.join_twins(file, output=output)
        case _:
            raise click.UsageError("Give BASE OURS THEIRS, or one FILE to repair.")
    show_findings(findings)
