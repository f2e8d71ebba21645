"""Opening Vandaag: what an open Toewijzing costs, with few and with many of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Engine, event

from app.deadlines.termijnen import Termijn
from app.services.bestanden import Bestand
from app.services.ontvangen import ontvang_bestanden
from app.services.werklijst import termijnen
from app.services.workspace import Workspace
from app.standard.codec import encode
from tests.bench import meten
from tests.bench.berichten import berichten
from tests.bench.gegevens import lege_werkruimte

PER_BERICHT = 5
KEREN = 9
KEREN_GROOT = 3
GROOT = 50_000
MATEN = (1000, 10_000, GROOT)
DOEL = 1.2  # no faster than the number of items, with some room for noise


Opdracht = tuple[str, Any]  # a statement with its values


@dataclass(frozen=True)
class Uitkomst:
    """What one size cost: items, SQL statements, seconds to compute and to show them.

    ``kaal`` is that of the same SQL without anything of ours: run, and all rows fetched.
    """

    toewijzingen: int
    termijnen: int
    sql: int
    rekenen: meten.Meting
    tonen: meten.Meting
    kaal: meten.Meting

    @property
    def per_termijn(self) -> float:
        """Seconds per item, from the database to the screen."""
        return (self.rekenen.mediaan + self.tonen.mediaan) / self.termijnen

    @property
    def agenda_per_termijn(self) -> float:
        """Seconds per item, from the database to the agenda."""
        return self.rekenen.mediaan / self.termijnen


def meet(maten: Sequence[int] = MATEN, keren: int = KEREN) -> None:
    """Print the cost per item, beside plain SQL, and the number of SQL statements at each size."""
    meten.kop("Vandaag openen, van database tot scherm")
    klein, *grotere = [_meet(aantal, keren) for aantal in maten]
    for groot in grotere:
        hoe = f"{groot.toewijzingen} tegen {klein.toewijzingen}"
        meten.verhouding(
            f"agenda per termijn, {hoe}", groot.agenda_per_termijn, klein.agenda_per_termijn, DOEL
        )
        meten.verhouding(
            f"tot op het scherm per termijn, {hoe}", groot.per_termijn, klein.per_termijn, DOEL
        )
    aantallen = {uitkomst.sql for uitkomst in (klein, *grotere)}
    gelijk = "gelijk" if len(aantallen) == 1 else "niet gelijk"
    meten.regel("SQL-opdrachten", f"{', '.join(map(str, sorted(aantallen)))} ({gelijk})")


def _meet(aantal: int, keren: int) -> Uitkomst:
    with lege_werkruimte() as workspace:
        vul(workspace, aantal)
        lijst = termijnen(workspace)
        with opdrachten(workspace.engine) as gezien:
            termijnen(workspace)
        rekenen, kaal, tonen = meten.om_en_om(
            keren if aantal < GROOT else min(keren, KEREN_GROOT),
            (
                f"{aantal} open toewijzingen: {len(lijst)} termijnen uitrekenen",
                lambda: meten.klok(lambda: termijnen(workspace)),
            ),
            ("dezelfde rijen met kale SQL", _lezer(workspace.engine, gezien)),
            ("en in het venster zetten", _toner(lijst)),
        )
    uitkomst = Uitkomst(aantal, len(lijst), len(gezien), rekenen, tonen, kaal)
    meten.reeks(rekenen)
    meten.reeks(kaal)
    meten.verhouding("agenda tegen kale SQL", rekenen.mediaan, kaal.mediaan, None)
    meten.reeks(tonen)
    meten.regel("", f"{uitkomst.per_termijn * 1e6:.0f} µs per termijn")
    return uitkomst


def _lezer(engine: Engine, opdrachten_: Sequence[Opdracht]) -> Callable[[], float]:
    """Give what runs these statements in the driver itself, fetches all rows, and times that."""

    def lees() -> None:
        verbinding = engine.raw_connection()
        try:
            cursor = verbinding.cursor()
            for opdracht, waarden in opdrachten_:
                cursor.execute(opdracht, waarden)
                cursor.fetchall()
            cursor.close()
        finally:
            verbinding.close()

    return lambda: meten.klok(lees)


def vul(workspace: Workspace, toewijzingen: int) -> None:
    """Import 301s with this number of Toewijzingen, none of them started or answered."""
    bestanden = (
        Bestand(f"{bericht.identificatie}.xml", encode(bericht))
        for bericht in berichten(toewijzingen // PER_BERICHT, PER_BERICHT)
    )
    ontvang_bestanden(workspace, bestanden)


def _toner(lijst: Sequence[Termijn]) -> Callable[[], float]:
    """Give what fills and paints the list of Vandaag, and times that."""
    _programma()
    from app.gui.vandaag import rijen
    from app.gui.vandaag.lijst import Takenlijst

    venster = Takenlijst()
    venster.resize(1024, 700)

    def toon() -> None:
        gekozen = rijen.kies(lijst, rijen.Keuze())
        venster.set_rows(rijen.maak_lijst(gekozen, vouw_later=True).regels)
        venster.grab()

    return lambda: meten.klok(toon)


@cache
def _programma() -> QCoreApplication:
    """The one Qt application of this process, also when a test of the window made it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.gui.application import Application

    return QCoreApplication.instance() or Application(["bench"])


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collect the SQL that is run within the block, transactions apart."""
    gezien: list[str] = []
    with opdrachten(engine) as alles:
        yield gezien
    gezien += [opdracht for opdracht, _ in alles]


@contextmanager
def opdrachten(engine: Engine) -> Iterator[list[Opdracht]]:
    """Collect the same with the values that go with it."""
    gezien: list[Opdracht] = []

    def noteer(
        _verbinding: object, _cursor: object, statement: str, waarden: Any, *_: object
    ) -> None:
        if not statement.startswith("BEGIN"):
            gezien.append((statement, waarden))

    event.listen(engine, "before_cursor_execute", noteer)
    try:
        yield gezien
    finally:
        event.remove(engine, "before_cursor_execute", noteer)
