"""Toewijzingen with versions and reports, as a dossier shows them. Test BSNs only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Toewijzing, Toewijzingsleutel, Toewijzingversie
from app.domain.verzending import Status as Verzendstatus
from app.standard.release import Wet
from tests import bouw
from tests.bouw import BSN, NIJMEGEN, toegewezen

APRIL, JULI, DECEMBER = date(2026, 4, 1), date(2026, 7, 14), date(2026, 12, 31)


def toewijzing(*producten: Any, meldingen: Sequence[Melding] = (), **anders: Any) -> Toewijzing:
    """A Toewijzing with these versions, one after another, and these reports."""
    versies = [
        Toewijzingversie(product, nummer, bouw_moment(nummer))
        for nummer, product in enumerate(producten or (toegewezen(),), 1)
    ]
    sleutel = Toewijzingsleutel(Wet.JW, NIJMEGEN, 300201)
    return Toewijzing(sleutel, bouw.AGB, BSN, versies, list(meldingen), id=1, **anders)


def bouw_moment(nummer: int) -> datetime:
    """When the version with this number came in."""
    return datetime(2026, 3, 30, 12, nummer, tzinfo=UTC)


def versie(dag: int, einddatum: date | None, **anders: Any) -> Any:
    """A version of which the Toewijzing was made on this day in March."""
    velden = {"toewijzingsdatum": date(2026, 3, dag), "einddatum": einddatum}
    return toegewezen(**velden | anders)


def start(dag: date, status: Verzendstatus = Verzendstatus.GOEDGEKEURD) -> Melding:
    """A start that was reported."""
    return Melding(Meldingsoort.START, dag, "1", status=status)


def stop(begin: date, einde: date, reden: str = "01") -> Melding:
    """A stop that the gemeente approved."""
    gestopt = Melding(Meldingsoort.STOP, begin, "1", einddatum=einde, reden_beeindiging=reden)
    gestopt.status = Verzendstatus.GOEDGEKEURD
    return gestopt


def onderbroken_hulp(*erna: Melding) -> list[Melding]:
    """Care that was given on 2 and 3 April and then stopped for a time, and what came after."""
    return [start(date(2026, 4, 2)), stop(date(2026, 4, 2), date(2026, 4, 3), "20"), *erna]
