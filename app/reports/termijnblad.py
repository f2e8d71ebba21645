"""What is due in an Excel file, with real dates to sort and choose by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Engine

from app.domain.termijnoverzicht import Namen, Termijnoverzicht, Termijnregel
from app.reports.excel import Blad, Kolom, Soort, Stap, Waarde, maak_excel
from app.reports.termijnoverzicht import clientnaam, notitie
from app.reports.wie import Aangeduid, aangeduid
from app.standard.codelijsten import gemeentenaam

_TEKST, _DATUM = Soort.TEKST, Soort.DATUM
_BSN = Kolom("BSN", _TEKST, 12)


def termijnblad(
    engine: Engine,
    overzicht: Termijnoverzicht,
    namen: Namen = Namen.INITIALEN,
    stap: Stap = lambda _blad, _gedaan, _totaal: None,
) -> bytes:
    """Give it as an Excel file; ``stap`` as for ``maak_excel``.

    Notes of what was put off are in it only where names are: anything may stand in them.
    """
    regels = overzicht.regels
    clienten = aangeduid(engine, {r.client_id for r in regels if r.client_id is not None})
    rijen = (_rij(regel, clienten, namen) for regel in regels)
    blad = Blad("Termijnen", _kolommen(namen), rijen, len(regels))
    return maak_excel([lambda: blad], stap)


def _kolommen(namen: Namen) -> Sequence[Kolom]:
    return (
        Kolom("Soort", _TEKST, 12),
        Kolom("Wat", _TEKST, 28),
        Kolom("Wet", _TEKST, 10),
        Kolom("Gemeentecode", _TEKST, 14),
        Kolom("Gemeente", _TEKST, 20),
        Kolom("Cliënt", _TEKST, 24),
        *((_BSN,) if namen is Namen.BSN else ()),
        Kolom("Toewijzingnummer", Soort.GETAL, 18),
        Kolom("Telt vanaf", _DATUM, 12),
        Kolom("Termijn", _TEKST, 22),
        Kolom("Uiterlijk", _DATUM, 12),
        Kolom("Werkdagen over", Soort.GETAL, 12),
        Kolom("Wie", _TEKST, 10),
        Kolom("Waarom", _TEKST, 60),
        Kolom("Regel", _TEKST, 10),
        Kolom("Bron", _TEKST, 40),
        Kolom("Gevolg", _TEKST, 50),
        Kolom("Uitgesteld tot", _DATUM, 14),
        *(() if namen is Namen.INITIALEN else (Kolom("Notitie", _TEKST, 40),)),
    )


def _rij(regel: Termijnregel, clienten: Mapping[int, Aangeduid], namen: Namen) -> Sequence[Waarde]:
    bekend = clienten.get(regel.client_id or 0)
    return (
        regel.soort,
        regel.wat,
        regel.wet.naam,
        regel.gemeente,
        gemeentenaam(regel.gemeente),
        clientnaam(regel, clienten, namen) or regel.waarover,
        *((bekend.bsn if bekend else None,) if namen is Namen.BSN else ()),
        regel.toewijzing_nummer,
        regel.telt_vanaf,
        regel.termijn,
        regel.uiterlijk,
        regel.werkdagen_over,
        "wij" if regel.door_ons else "gemeente",
        regel.uitleg,
        regel.regel,
        regel.bron,
        regel.gevolg,
        regel.uitgesteld_tot,
        *(() if namen is Namen.INITIALEN else (notitie(regel, namen),)),
    )
