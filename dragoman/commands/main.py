"""The command `dragoman` and its list of commands."""

import click

from dragoman import __version__
from dragoman.commands.add import add
from dragoman.commands.build import build
from dragoman.commands.catalog_text import catalog_text
from dragoman.commands.check import check
from dragoman.commands.compile import compile_
from dragoman.commands.export import export
from dragoman.commands.extract import extract
from dragoman.commands.git_setup import git_setup
from dragoman.commands.impact import impact
from dragoman.commands.import_ import import_
from dragoman.commands.memory import memory
from dragoman.commands.merge_catalogs import merge_catalogs
from dragoman.commands.review import review
from dragoman.commands.serve import serve
from dragoman.commands.status import status
from dragoman.commands.tidy import tidy
from dragoman.commands.update import update


class _InOrder(click.Group):
    """Lists the commands in the order of an article's way instead of by letter."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Localize articles through gettext catalogs, and show nothing that nobody stands behind.

    An article goes from Markdown to a template (extract), from the template into every language's
    catalog (update), through a translator's editor, and onto the pages of the site (build).
    """


_ARTICLES = (
    extract,
    update,
    tidy,
    add,
    check,
    review,
    impact,
    status,
    memory,
    build,
    serve,
    export,
    compile_,
    import_,
)
_GIT = (git_setup, merge_catalogs, catalog_text)

for command in (*_ARTICLES, *_GIT):
    main.add_command(command)
