"""`dragoman git-setup`: catalogs merged by message, shown as text, tidied before each commit."""

import click

from dragoman import pipeline
from dragoman.commands.options import Command, check_option, project_option
from dragoman.commands.output import line, show_report
from dragoman.project import Project

_UNDO = """\
To undo it:
  git config --remove-section merge.dragoman
  git config --remove-section diff.dragoman
and delete the lines with "dragoman" in .gitattributes and the hook pre-commit."""


@click.command("git-setup", cls=Command, short_help="Have git merge catalogs by message.")
@check_option
@project_option
@click.pass_context
def git_setup(ctx: click.Context, project: Project, check: bool) -> None:
    """Have git merge and show catalogs as what they are, and tidy them before each commit.

    Registers dragoman merge-catalogs as merge driver and a text form for git diff, in .git/config;
    names the catalogs in .gitattributes, which is to be committed; and installs a hook, pre-commit,
    that runs dragoman tidy --staged. A hook that is there already is left alone. Everybody who
    merges runs it once in each clone. Sites that host repositories merge without it: let CI run
    dragoman check --pairing.
    """
    report = pipeline.set_up_git(project, check=check)
    code = show_report(report, check=check, nothing="git is set up already.")
    if report.written and not check:
        line(_UNDO)
    ctx.exit(code)
