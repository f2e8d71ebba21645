"""Opening Vandaag: what an open Toewijzing costs, with few and with many of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

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
DOEL = 1.2  # no faster than the number of items, with some room for noise


@dataclass(frozen=True)
class Uitkomst:
    """What one size cost: items, SQL statements, seconds to compute and to show them."""

    termijnen: int
    sql: int
    rekenen: meten.Meting
    tonen: meten.Meting

    @property
    def per_termijn(self) -> float:
        """Seconds per item, from the database to the screen."""
        return (self.rekenen.mediaan + self.tonen.mediaan) / self.termijnen


def meet(weinig: int = 1000, veel: int = 10_000) -> None:
    """Print the cost per item and the number of SQL statements, at both sizes."""
    meten.kop("Vandaag openen, van database tot scherm")
    klein, groot = (_meet(aantal) for aantal in (weinig, veel))
    meten.verhouding(
        "kosten per termijn, groot tegen klein", groot.per_termijn, klein.per_termijn, DOEL
    )
    gelijk = "gelijk" if klein.sql == groot.sql else "niet gelijk"
    meten.regel("SQL-opdrachten, klein en groot", f"{klein.sql} en {groot.sql} ({gelijk})")


def _meet(aantal: int) -> Uitkomst:
    with lege_werkruimte() as workspace:
        vul(workspace, aantal)
        lijst = termijnen(workspace)
        with statements(workspace.engine) as gezien:
            termijnen(workspace)
        rekenen, tonen = meten.om_en_om(
            KEREN,
            (
                f"{aantal} open toewijzingen: {len(lijst)} termijnen uitrekenen",
                lambda: meten.klok(lambda: termijnen(workspace)),
            ),
            ("en in het venster zetten", _toner(lijst)),
        )
    uitkomst = Uitkomst(len(lijst), len(gezien), rekenen, tonen)
    meten.reeks(rekenen)
    meten.reeks(tonen)
    meten.regel("", f"{uitkomst.per_termijn * 1e6:.0f} µs per termijn")
    return uitkomst


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
    """The one Qt application of this process; it lives as long as its windows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.gui.application import Application

    return Application(["bench"])


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collect the SQL that is run within the block, transactions apart."""
    gezien: list[str] = []

    def noteer(_verbinding: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            gezien.append(statement)

    event.listen(engine, "before_cursor_execute", noteer)
    try:
        yield gezien
    finally:
        event.remove(engine, "before_cursor_execute", noteer)
