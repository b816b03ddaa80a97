"""How the benchmarks print: one line for each figure, and what it was compared to."""

from collections.abc import Sequence

_SHOWN = 3


class Table:
    """A table printed line by line; `missed` is the exit code of the benchmark."""

    def __init__(self, title: str) -> None:
        self.missed = 0
        print(f"\n{title}")
        _line("", "ours", "reference", "ratio", "target", "")

    def figure(
        self, what: str, ours: str, *, reference: str, target: str, met: bool, ratio: str = ""
    ) -> None:
        """Print one figure with its target and whether it is met."""
        _line(what, ours, reference, ratio, target, "ok" if met else "MISSED")
        self.missed |= not met

    def share(
        self, what: str, total: int, failures: Sequence[str], *, reference: str, target: float = 100
    ) -> None:
        """Print how many of `total` hold, in percent; the first that do not are named."""
        good = total - len(failures)
        ratio = f"{100 * good / total:.2f} %" if total else "none"
        met = 100 * good >= target * total
        ours = f"{good:,} of {total:,}"
        self.figure(what, ours, reference=reference, ratio=ratio, target=f"{target:g} %", met=met)
        self.examples(failures)

    def zero(self, what: str, failures: Sequence[str], total: int, *, reference: str) -> None:
        """Print a count that must be 0; the first that are counted are named."""
        ours, met = f"{len(failures):,} of {total:,}", not failures
        self.figure(what, ours, reference=reference, target="0", met=met)
        self.examples(failures)

    def times(self, what: str, ours: float, reference: float, *, unit: str, most: float) -> None:
        """Print a time against another tool's, in seconds; `most` is the highest ratio."""
        ratio = ours / reference
        self.figure(
            what,
            f"{ours:.3f} s",
            reference=f"{unit} {reference:.3f} s",
            ratio=f"{ratio:.3f}",
            target=f"<= {most:g}",
            met=ratio <= most,
        )

    def note(self, text: str) -> None:
        """Print a remark below a figure."""
        print(f"    {text}")

    def examples(self, failures: Sequence[str]) -> None:
        """Print the first failures and how many there are besides."""
        for failure in failures[:_SHOWN]:
            self.note(failure[:200])
        if len(failures) > _SHOWN:
            self.note(f"... and {len(failures) - _SHOWN:,} more")


def _line(what: str, ours: str, reference: str, ratio: str, target: str, verdict: str) -> None:
    print(
        f"  {what:<44} {ours:>22}  {reference:<24} {ratio:>9}  {target:<9} {verdict}".rstrip(),
        flush=True,
    )
