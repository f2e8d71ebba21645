"""Requests in a walk: what the provider asks, and how the gemeente answers."""

from __future__ import annotations

import json
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from app.standard.basis import BerichtIdentificatie, Header, Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.release import Wet, bericht_code
from app.standard.toewijzing import Toewijzingbericht
from app.standard.verzoek import (
    Antwoord,
    Antwoordbericht,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
    Woonplaatsbeginsel,
)
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen
from tests.walks.conftest import Kantoor, antwoord

APELDOORN, WIJCHEN = "0200", "0296"
_NUMMERS = count(1)
CLIENT = {
    "bsn": BSN, "geboortedatum": "2010-02-14", "geslacht": "1", "achternaam": "Wit",
    "voorvoegsel": "de", "voornamen": "Tom", "voorletters": "T",
}  # fmt: skip
HUISARTS = {"type": "02", "naam": "Huisartsenpraktijk Het Veer"}


def product(**anders: Any) -> dict[str, Any]:
    """A product of a 315: two hours a week from Friday 10 April 2026, for half a year."""
    velden = {
        "categorie": "45", "code": "45A04", "ingangsdatum": "2026-04-10",
        "einddatum": "2026-10-09", "volume": 2, "eenheid": "04", "frequentie": "2",
        "verwijzer": HUISARTS,
    }  # fmt: skip
    return {**velden, **anders}


def aanvraag(*producten: dict[str, Any], **anders: Any) -> dict[str, Any]:
    """A 315 that no rule and no agreement is against."""
    velden = {
        "wet": "jw", "gemeente": NIJMEGEN, "client": CLIENT, "gezagsdrager_bekend": True,
        "producten": list(producten) or [product()],
    }  # fmt: skip
    return {**velden, **anders}


def maak(kantoor: Kantoor, nummer: str, verzoek: dict[str, Any]) -> Any:
    """Run ``maak`` on a file, and give what it printed."""
    pad = kantoor.werk.with_name("verzoek.json")
    pad.write_text(json.dumps(verzoek), encoding="utf-8")
    return kantoor.heenweer("maak", nummer, "--uit", pad)


def vraag(kantoor: Kantoor, nummer: str, verzoek: dict[str, Any]) -> Path:
    """Make a request and hand it in; the gemeente confirms that it came (316, 318)."""
    uitkomst = maak(kantoor, nummer, verzoek)
    assert kantoor.code == 0, uitkomst
    (pad,) = [pad for pad in kantoor.exporteer() if uitkomst["identificatie"] in pad.name]
    kantoor.heenweer("ingediend", uitkomst["identificatie"])
    kantoor.morgen(3)
    kantoor.importeer(antwoord(pad, dag=kantoor.vandaag))
    return pad


def gevraagd(pad: Path) -> VerzoekToewijzingbericht | VerzoekWijzigingbericht:
    """The request as it left."""
    bericht = decode(pad.read_bytes())
    assert isinstance(bericht, VerzoekToewijzingbericht | VerzoekWijzigingbericht)
    return bericht


def referenties(pad: Path) -> list[str]:
    """The references in a request, in order."""
    bericht = gevraagd(pad)
    assert bericht.client is not None
    if isinstance(bericht, VerzoekToewijzingbericht):
        return [een.referentie_aanbieder for een in bericht.client.aangevraagde_producten]
    assert isinstance(bericht, VerzoekWijzigingbericht)
    return [bericht.client.verzoek.referentie_aanbieder]


def antwoord_319(
    pad: Path, besluit: str, reden: str | None = None, *, plek: int = 0, dag: date,
    andere: str | None = None,
) -> Antwoordbericht:  # fmt: skip
    """What a gemeente answers: 1 refused, 2 in research."""
    bericht = gevraagd(pad)
    return Antwoordbericht(
        wet=bericht.wet,
        soort=Berichtsoort.ANTWOORD,
        header=Header(
            bericht_code=bericht_code(bericht.wet, "319"),
            afzender=bericht.gemeente,
            ontvanger=AGB,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=f"B{next(_NUMMERS):06}", dagtekening=dag
            ),
        ),
        antwoord=Antwoord(
            referentie_aanbieder=referenties(pad)[plek],
            verzoek_antwoord=besluit,
            reden_afwijzing_verzoek=reden,
            woonplaatsbeginsel=Woonplaatsbeginsel(gemeente=andere) if andere else None,
        ),
    )


def kent_toe(
    pad: Path, *, dag: date, nummer: int = 500001, plek: int = 0, **anders: Any
) -> Toewijzingbericht:
    """A 301 that honours a product of a 315, as it was asked or otherwise."""
    bericht = gevraagd(pad)
    assert isinstance(bericht, VerzoekToewijzingbericht)
    assert bericht.client is not None
    was = bericht.client.aangevraagde_producten[plek]
    velden: dict[str, Any] = {
        "product": was.product, "ingangsdatum": was.toewijzing_ingangsdatum,
        "einddatum": was.toewijzing_einddatum, "omvang": was.omvang, "budget": was.budget,
        "referentie_aanbieder": was.referentie_aanbieder, "toewijzingsdatum": dag,
    }  # fmt: skip
    return bericht301(
        toegewezen(nummer, **velden | anders), bsn=bericht.client.bsn, wet=bericht.wet,
        gemeente=bericht.gemeente, identificatie=f"T{next(_NUMMERS):06}", dagtekening=dag,
    )  # fmt: skip


def uren(aantal: int) -> Omvang:
    return Omvang(volume=aantal, eenheid="04", frequentie="2")


def lopend_bericht(gemeente: str = APELDOORN, wet: Wet = Wet.JW) -> Toewijzingbericht:
    """Two Toewijzingen of a gemeente that takes 317s, until the end of the year."""
    return bericht301(
        *(
            toegewezen(
                nummer, wet, product=Product(categorie="45", code=code), omvang=uren(aantal),
                ingangsdatum=date(2026, 1, 1), einddatum=date(2026, 12, 31),
                toewijzingsdatum=date(2025, 12, 20),
            )
            for nummer, code, aantal in ((700001, "45A04", 3), (700002, "45A48", 4))
        ),
        wet=wet, gemeente=gemeente, identificatie=f"T{next(_NUMMERS):06}",
        dagtekening=date(2025, 12, 20),
    )  # fmt: skip


def loopt(kantoor: Kantoor, gemeente: str = APELDOORN, wet: Wet = Wet.JW) -> None:
    """Have the Toewijzingen of ``lopend_bericht``: 700001 and 700002."""
    kantoor.importeer(lopend_bericht(gemeente, wet))


def wijziging(**anders: Any) -> dict[str, Any]:
    """A 317 that asks five hours in place of three, from 1 July 2026."""
    velden: dict[str, Any] = {
        "wet": "jw", "gemeente": APELDOORN, "bsn": BSN, "reden": "1",
        "wijzigen": [
            {
                "toewijzingnummer": 700001, "gewenste_ingangsdatum": "2026-07-01",
                "einddatum": "2026-12-31", "volume": 5, "eenheid": "04", "frequentie": "2",
            }
        ],
    }  # fmt: skip
    return {**velden, **anders}


def kent_wijziging_toe(pad: Path, *, dag: date, aantal: int = 5) -> Toewijzingbericht:
    """A 301 that honours that 317: one ends, another takes its place, one stays (IV093)."""
    bericht = gevraagd(pad)
    (referentie,) = referenties(pad)
    delen = (
        (700001, "45A04", 3, date(2026, 1, 1), date(2026, 6, 30), "09"),
        (700003, "45A04", aantal, date(2026, 7, 1), date(2026, 12, 31), None),
        (700002, "45A48", 4, date(2026, 1, 1), date(2026, 12, 31), None),
    )
    return bericht301(
        *(
            toegewezen(
                nummer, bericht.wet, product=Product(categorie="45", code=code),
                omvang=uren(hoeveel), ingangsdatum=begin, einddatum=eind,
                toewijzingsdatum=dag, reden_wijziging=reden, referentie_aanbieder=referentie,
            )
            for nummer, code, hoeveel, begin, eind, reden in delen
        ),
        wet=bericht.wet, gemeente=bericht.gemeente, identificatie=f"T{next(_NUMMERS):06}",
        dagtekening=dag,
    )  # fmt: skip


def stand(kantoor: Kantoor) -> list[str]:
    """How far each request is, the oldest first."""
    return [een["status"] for een in reversed(kantoor.heenweer("verzoeken"))]


def open_besluiten(kantoor: Kantoor) -> list[Any]:
    """What the gemeente still owes on requests."""
    soorten = {"besluit-315", "besluit-317", "onderzoek-315", "onderzoek-317"}
    return [t for t in kantoor.heenweer("termijnen") if t["soort"] in soorten]


def beantwoord(kantoor: Kantoor, nummer: str) -> Any:
    """Make the 302 or 320 ready and hand it in."""
    klaar = kantoor.heenweer("maak", nummer)
    kantoor.exporteer()
    kantoor.heenweer("ingediend", *(een["identificatie"] for een in klaar))
    return klaar
