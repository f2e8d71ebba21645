"""Time, and how it is printed: as a ratio, with the medians that it was made of beside it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Doe = Callable[[], float]  # measures once, in seconds


@dataclass(frozen=True)
class Meting:
    """A number of equal runs, each in seconds."""

    naam: str
    seconden: tuple[float, ...]

    @property
    def mediaan(self) -> float:
        """The run in the middle, in seconds."""
        return median(self.seconden)


def klok(doe: Callable[[], object], keren: int = 1) -> float:
    """Time a run in seconds, the mean of so many in a row; rubbish of before is not counted."""
    gc.collect()
    begin = perf_counter()
    for _ in range(keren):
        doe()
    return (perf_counter() - begin) / keren


def getal(waarde: float, decimalen: int) -> str:
    """A number as it is written in Dutch."""
    return f"{waarde:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def ms(seconden: float) -> str:
    """Milliseconds as they are printed here."""
    return f"{getal(seconden * 1000, 1)} ms"


def kop(titel: str) -> None:
    """Begin a group of measurements."""
    toon(f"\n{titel}")


def regel(naam: str, waarde: str) -> None:
    """Print one line of a group."""
    toon(f"  {naam:<58} {waarde}")


def verhouding(naam: str, ons: float, ander: float, doel: float | None) -> None:
    """Print a ratio, and whether it reaches the aim."""
    deling = ons / ander
    tekst = getal(deling, 1)
    if doel is not None:
        oordeel = "gehaald" if deling <= doel else "niet gehaald"
        tekst += f"  (doel: hooguit {getal(doel, 1)}; {oordeel})"
    regel(naam, tekst)


def reeks(meting: Meting) -> None:
    """Print the median of a series with its spread."""
    laag, hoog = min(meting.seconden), max(meting.seconden)
    regel(
        meting.naam, f"{ms(meting.mediaan)}  ({len(meting.seconden)} keer, {ms(laag)}–{ms(hoog)})"
    )


def toon(tekst: str) -> None:
    """Print at once, also into a pipe."""
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def om_en_om(aantal: int, *series: tuple[str, Doe]) -> Sequence[Meting]:
    """Run several series in turns, so that a busy moment of the machine hits them all."""
    tijden: list[list[float]] = [[] for _ in series]
    for _ in range(aantal):
        for lijst, (_, meet) in zip(tijden, series, strict=True):
            lijst.append(meet())
    return [Meting(naam, tuple(lijst)) for lijst, (naam, _) in zip(tijden, series, strict=True)]
