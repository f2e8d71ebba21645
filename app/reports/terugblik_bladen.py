"""How did we do, in Excel: every act with its dates, and the figures that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from sqlalchemy import Engine, select

from app.domain.terugblik import SOORTEN, Einde, Gehaald, Stand, Terugblik
from app.reports.excel import Blad, Kolom, Soort, Stap, Waarde, maak_excel
from app.reports.wie import WIE, wie
from app.standard.codelijsten import gemeentenaam
from app.store.tables import client

_TEKST, _DATUM, _MAAND, _GETAL = Soort.TEKST, Soort.DATUM, Soort.MAAND, Soort.GETAL
_GEMEENTE = (Kolom("Gemeentecode", _TEKST, 14), Kolom("Gemeente", _TEKST, 22))
_STAND = (
    Kolom("Aantal", _GETAL, 10), Kolom("Op tijd", _GETAL, 10), Kolom("Te laat", _GETAL, 10),
    Kolom("Waarvan nog open", _GETAL, 12), Kolom("Deel op tijd", Soort.PROCENT, 10),
    Kolom("Gemiddeld aantal werkdagen", Soort.GEMIDDELD, 14), Kolom("Langste", _GETAL, 10),
)  # fmt: skip


def terugblik_excel(
    engine: Engine, terug: Terugblik, *, met_namen: bool = False, stap: Stap = lambda *_: None
) -> bytes:
    """Give the workbook; clients by their initials and year of birth, or ``met_namen`` by name.

    ``stap`` as for ``maak_excel``.
    """
    noem = _namen if met_namen else partial(_initialen, engine)
    clienten = noem(terug)
    bladen: Sequence[Callable[[], Blad]] = [
        partial(_samenvatting, terug),
        partial(_maanden, terug),
        partial(_handelingen, terug, clienten),
        partial(_verzoeken, terug),
        partial(_uitval, terug),
        partial(_einden, terug, clienten),
    ]
    return maak_excel(bladen, stap)


def _namen(terug: Terugblik) -> dict[int, str]:
    alle: list[Gehaald | Einde] = [*terug.gehaald, *terug.einden]
    return {een.client_id: een.client for een in alle if een.client_id is not None}


def _initialen(engine: Engine, _: Terugblik) -> dict[int, str]:
    with engine.connect() as verbinding:
        rijen = verbinding.execute(select(client.c.id, *WIE)).mappings()
        return {rij["id"]: wie(rij) for rij in rijen}


def _van(stand: Stand) -> tuple[Waarde, ...]:
    # As on screen and on paper, where it is rounded down: one figure, wherever it is read.
    deel = None if stand.procent is None else Decimal(stand.procent) / 100
    return (
        stand.aantal, stand.op_tijd, stand.te_laat, stand.open, deel, stand.gemiddeld,
        stand.langste,
    )  # fmt: skip


def _partij(*, wij: bool) -> str:
    return "wij" if wij else "gemeente"


def _samenvatting(terug: Terugblik) -> Blad:
    kolommen = (Kolom("Wie", _TEKST, 12), Kolom("Wat", _TEKST, 34), *_STAND)
    rijen = [
        (_partij(wij=wij), SOORTEN[soort], *_van(stand))
        for wij in (True, False)
        for soort, stand in terug.per_soort(wij=wij)
    ]
    return Blad("Per soort", kolommen, iter(rijen), len(rijen))


def _maanden(terug: Terugblik) -> Blad:
    kolommen = (
        Kolom("Maand", _MAAND, 12), *_GEMEENTE, Kolom("Wie", _TEKST, 12), Kolom("Wat", _TEKST, 34),
        *_STAND,
    )  # fmt: skip
    van_ons = {g.soort: g.wij for g in terug.gehaald}
    rijen = [
        (rij.maand, rij.gemeente, gemeentenaam(rij.gemeente), _partij(wij=van_ons[rij.soort]),
         SOORTEN[rij.soort], *_van(rij.stand))
        for rij in terug.rijen()
    ]  # fmt: skip
    return Blad("Per maand en gemeente", kolommen, iter(rijen), len(rijen))


def _handelingen(terug: Terugblik, clienten: dict[int, str]) -> Blad:
    kolommen = (
        Kolom("Maand", _MAAND, 12), *_GEMEENTE, Kolom("Wet", _TEKST, 10), Kolom("Wie", _TEKST, 12),
        Kolom("Wat", _TEKST, 34), Kolom("Waarover", _TEKST, 28), Kolom("Cliënt", _TEKST, 22),
        Kolom("Telt vanaf", _DATUM, 12), Kolom("Uiterlijk", _DATUM, 12),
        Kolom("Gedaan op", _DATUM, 12), Kolom("Werkdagen", _GETAL, 11),
        Kolom("Werkdagen te laat", _GETAL, 11),
    )  # fmt: skip

    def rij(g: Gehaald) -> Sequence[Waarde]:
        return (
            g.maand, g.gemeente, gemeentenaam(g.gemeente), g.wet.naam, _partij(wij=g.wij),
            SOORTEN[g.soort], g.wat, clienten.get(g.client_id) if g.client_id else None,
            g.telt_vanaf, g.vervaldatum, g.gedaan_op, g.werkdagen, g.laat,
        )  # fmt: skip

    return Blad("Alles", kolommen, map(rij, terug.gehaald), len(terug.gehaald))


def _verzoeken(terug: Terugblik) -> Blad:
    kolommen = (
        Kolom("Maand van indienen", _MAAND, 14), *_GEMEENTE, Kolom("Verzoeken", _GETAL, 11),
        Kolom("Met terugwerkende kracht", _GETAL, 16), Kolom("Deel", Soort.PROCENT, 10),
    )  # fmt: skip
    rijen = [
        (m.maand, m.gemeente, gemeentenaam(m.gemeente), m.aantal, m.achteraf,
         Decimal(m.achteraf) / m.aantal)
        for m in terug.verzoekmaanden()
    ]  # fmt: skip
    return Blad("Terugwerkende kracht", kolommen, iter(rijen), len(rijen))


def _uitval(terug: Terugblik) -> Blad:
    kolommen = (
        Kolom("Wet", _TEKST, 10), Kolom("Code", _TEKST, 8),
        Kolom("Reden van beëindiging", _TEKST, 60), Kolom("Aantal", _GETAL, 10),
    )  # fmt: skip
    rijen = [(een.wet.naam, een.reden, een.label, een.aantal) for een in terug.uitval()]
    return Blad("Eerder gestopt", kolommen, iter(rijen), len(rijen))


def _einden(terug: Terugblik, clienten: dict[int, str]) -> Blad:
    kolommen = (
        *_GEMEENTE, Kolom("Wet", _TEKST, 10), Kolom("Cliënt", _TEKST, 22),
        Kolom("Toewijzing", _GETAL, 13), Kolom("Laatste dag zorg", _DATUM, 14),
        Kolom("Einddatum toewijzing", _DATUM, 14), Kolom("Code", _TEKST, 8),
        Kolom("Reden van beëindiging", _TEKST, 60), Kolom("Vroegtijdig", _TEKST, 12),
    )  # fmt: skip
    rijen = [
        (een.gemeente, gemeentenaam(een.gemeente), een.wet.naam, clienten.get(een.client_id),
         een.toewijzing_nummer, een.einddatum, een.tot, een.reden, een.label,
         "ja" if een.vroegtijdig else "nee")
        for een in sorted(terug.einden, key=lambda een: (een.einddatum, een.toewijzing_nummer))
    ]  # fmt: skip
    return Blad("Beëindigingen", kolommen, iter(rijen), len(rijen))
