"""Checks: what is wrong with a translation, as findings with the line where it stands.

A finding of severity error keeps that one message from being published, never the site.
"""

from dragoman.checks.articles import Checked, check_catalog, check_message, check_messages
from dragoman.checks.interface import check_interface, usable_forms
from dragoman.checks.setting import Setting
from dragoman.checks.targets import check_targets

__all__ = [
    "Checked",
    "Setting",
    "check_catalog",
    "check_interface",
    "check_message",
    "check_messages",
    "check_targets",
    "usable_forms",
]
