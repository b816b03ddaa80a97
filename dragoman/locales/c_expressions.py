"""CLDR's plural rules written as the C expressions of gettext's Plural-Forms.

A rule is the tree that Babel's parser gives (UTS #35, "Plural Rules Syntax"). gettext only counts
whole numbers, so the operands of CLDR that describe a fraction or an exponent are zero, and what
depends on them alone is decided here and leaves no trace in the expression.
"""

from collections.abc import Callable, Sequence
from typing import Any

_COUNT = frozenset({"n", "i"})
"""The operands that are the number itself where it is whole; all others are zero."""


def c_choice(conditions: Sequence[tuple[str, Any]]) -> str:
    """Return the index of the first condition that holds, one more than the last if none does.

    The conditions of one form against all others give a comparison, `n != 1`, as gettext's manual
    writes it; more give a chain, `n == 1 ? 0 : n == 2 ? 1 : 2`.
    """
    if len(conditions) == 1:
        return _text(_condition(conditions[0], wanted=False))
    steps = (f"{_text(_condition(node))} ? {form} : " for form, node in enumerate(conditions))
    return "".join(steps) + str(len(conditions))


def _condition(node: tuple[str, Any], *, wanted: bool = True) -> str | bool:
    """Return the C condition for `node` being as wanted, or what it always is.

    Negation is carried inwards, so that none is left to be written.
    """
    kind, parts = node
    if kind == "not":
        return _condition(parts[0], wanted=not wanted)
    if kind == "relation":
        return _relation(*parts[1:], wanted=wanted)
    join = _all if (kind == "and") == wanted else _any
    return join([_condition(part, wanted=wanted) for part in parts])


def _relation(operand: tuple[str, Any], ranges: tuple[str, Any], *, wanted: bool) -> str | bool:
    """Return the condition for the operand lying in one of the ranges, or in none."""
    name, modulus = _operand(operand)
    spans = [(low[1][0], high[1][0]) for low, high in ranges[1]]
    if name not in _COUNT:
        return any(low <= 0 <= high for low, high in spans) == wanted
    value = f"n % {modulus}" if modulus else "n"
    inside, join = (_within, _any) if wanted else (_outside, _all)
    return join([inside(value, low, high) for low, high in spans])


def _operand(node: tuple[str, Any]) -> tuple[str, int | None]:
    """Return an operand's name and what it is divided by, if it is."""
    kind, parts = node
    return (parts[0][0], parts[1][1][0]) if kind == "mod" else (kind, None)


def _within(value: str, low: int, high: int) -> str:
    return f"{value} == {low}" if low == high else f"{value} >= {low} && {value} <= {high}"


def _outside(value: str, low: int, high: int) -> str:
    return f"{value} != {low}" if low == high else f"({value} < {low} || {value} > {high})"


def _all(conditions: Sequence[str | bool]) -> str | bool:
    return _combined(conditions, absorbing=False, write=" && ".join)


def _any(conditions: Sequence[str | bool]) -> str | bool:
    return _combined(conditions, absorbing=True, write=lambda texts: f"({' || '.join(texts)})")


def _combined(
    conditions: Sequence[str | bool], *, absorbing: bool, write: Callable[[list[str]], str]
) -> str | bool:
    """Join conditions: one that always is `absorbing` decides, the opposite is left out."""
    texts = [condition for condition in conditions if isinstance(condition, str)]
    if absorbing in conditions:
        return absorbing
    return write(texts) if len(texts) > 1 else texts[0] if texts else not absorbing


def _text(condition: str | bool) -> str:
    return condition if isinstance(condition, str) else str(int(condition))
