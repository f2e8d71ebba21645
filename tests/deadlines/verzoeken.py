"""A 315 and a 317 to lay beside the agreements of a protocol, to be changed in one place."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.deadlines.afspraken import bezwaren, bezwaren_wijziging
from app.deadlines.protocol import protocol
from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Productsoort,
    Verwijzeropgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
    Zorgvorm,
)
from app.domain.bezwaar import Bezwaar
from app.domain.voorgeschiedenis import Voorganger, Voorgeschiedenis
from app.standard.basis import Omvang, Product
from app.standard.release import Wet
from tests.bouw import AGB, BSN, NIJMEGEN
from tests.deadlines.feiten import KALENDER, d

VANDAAG = "2026-04-10"
NUMMER = 300201
BASIS, SGGZ = Zorgvorm.BASIS_GGZ, Zorgvorm.SPECIALISTISCHE_GGZ
DIAGNOSTIEK, CRISIS = Zorgvorm.DIAGNOSTIEK, Zorgvorm.CRISIS
UUR, MINUUT, DAGDEEL, STUKS = "04", "01", "16", "82"
PER_DAG, PER_WEEK, PER_MAAND, TOTAAL = "1", "2", "4", "6"


def omvang(volume: int, eenheid: str = UUR, frequentie: str = PER_WEEK) -> Omvang:
    """Two hours a week, in short."""
    return Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)


def product(verwijzer: str | None = "02", **anders: Any) -> Productopgave:
    """Two hours a week of ambulant jeugdhulp from Monday on, after a huisarts."""
    velden: dict[str, Any] = {
        "soort": Productsoort.SPECIFIEK, "categorie": "45", "code": "45A04",
        "ingangsdatum": date(2026, 4, 13), "einddatum": date(2026, 10, 12), "volume": 2,
        "eenheid": UUR, "frequentie": PER_WEEK, "verwijzer": Verwijzeropgave(type=verwijzer),
    }  # fmt: skip
    return Productopgave(**velden | anders)


def ggz(
    vorm: Zorgvorm = SGGZ, volume: int = 20, eenheid: str = UUR, **anders: Any
) -> Productopgave:
    """Jeugd-ggz for the half of a year, in total."""
    velden: dict[str, Any] = {
        "categorie": "54", "code": "54001", "zorgvorm": vorm, "volume": volume,
        "eenheid": eenheid, "frequentie": TOTAAL,
    }  # fmt: skip
    return product(**velden | anders)


def wmo(categorie: str, **anders: Any) -> Productopgave:
    """A product of the Wmo, to which the gemeente referred."""
    return product("01", categorie=categorie, code=f"{categorie}A01", **anders)


def aanvraag(*producten: Productopgave, **anders: Any) -> Aanvraag:
    """A 315 on the Friday after the first contact."""
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "aanbieder": AGB,
        "client": Clientopgave(bsn=BSN, geboortedatum=date(2010, 2, 14), achternaam="Wit"),
        "producten": producten or (product(),), "eerste_contact": date(2026, 4, 9),
    }  # fmt: skip
    return Aanvraag(**velden | anders)


def wijziging(
    *nieuw: Productopgave, wijzigen: tuple[Wijzigingopgave, ...] = (), **anders: Any
) -> Wijzigingsaanvraag:
    """A 317 of the Jeugdwet."""
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "aanbieder": AGB, "bsn": BSN, "reden": "1",
    }  # fmt: skip
    return Wijzigingsaanvraag(**velden | {"wijzigen": wijzigen, "nieuw": nieuw} | anders)


def anders(per: str, volume: int | None = 3, **meer: Any) -> Wijzigingopgave:
    """Three hours a week instead of two, as of a day."""
    velden: dict[str, Any] = {
        "toewijzing_nummer": NUMMER, "gewenste_ingangsdatum": d(per),
        "einddatum": d("2026-12-31"), "volume": volume, "eenheid": UUR, "frequentie": PER_WEEK,
    }  # fmt: skip
    return Wijzigingopgave(**velden | meer)


def ervoor(beschermd_wonen: bool = False, **anders: Any) -> Voorgeschiedenis:
    """A Toewijzing of two hours a week, asked after a huisarts."""
    velden: dict[str, Any] = {
        "product": Product(categorie="45", code="45A04"), "ingangsdatum": date(2025, 10, 13),
        "omvang": omvang(2), "budget": None, "eerste_verwijzer": "02",
    }  # fmt: skip
    return Voorgeschiedenis(
        voorgangers={NUMMER: Voorganger(**velden | anders)}, beschermd_wonen=beschermd_wonen
    )


def ggz_ervoor(vorm: Zorgvorm = SGGZ, **anders: Any) -> Voorgeschiedenis:
    """A Toewijzing of twenty hours of jeugd-ggz."""
    velden: dict[str, Any] = {
        "product": Product(categorie="54", code="54001"), "zorgvorm": vorm,
        "omvang": omvang(20, UUR, TOTAAL),
    }  # fmt: skip
    return ervoor(**velden | anders)


def tegen(
    naam: str,
    een: Aanvraag | Wijzigingsaanvraag,
    feiten: Voorgeschiedenis | None = None,
    vandaag: str = VANDAAG,
) -> list[Bezwaar]:
    """What a protocol has against it."""
    was, dag = feiten or Voorgeschiedenis(), d(vandaag)
    if isinstance(een, Aanvraag):
        return bezwaren(een, was, protocol(naam), dag, KALENDER)
    return bezwaren_wijziging(een, was, protocol(naam), dag, KALENDER)


def sleutels(
    naam: str,
    een: Aanvraag | Wijzigingsaanvraag,
    feiten: Voorgeschiedenis | None = None,
    vandaag: str = VANDAAG,
) -> list[str]:
    """By which these are overruled; ``?`` behind advice."""
    return [
        bezwaar.sleutel + ("" if bezwaar.blokkeert else "?")
        for bezwaar in tegen(naam, een, feiten, vandaag)
    ]
