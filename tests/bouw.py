"""Small valid building blocks for tests: a client, a Toewijzing, a 301. Test BSNs only."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from app.standard.basis import (
    Achternaam,
    Adres,
    BerichtIdentificatie,
    Geboortedatum,
    Header,
    Huis,
    Omvang,
    Product,
    VolledigeNaam,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet, bericht_code
from app.standard.toewijzing import Client, Contact, ToegewezenProduct, Toewijzingbericht

AGB = "42420001"
NIJMEGEN = "0268"
BSN = "999900006"
ANDER_BSN = "999900018"
PRODUCTEN = {
    Wet.JW: Product(categorie="45", code="45A04"),
    Wet.WMO: Product(categorie="02", code="02A03"),
}


def toegewezen(nummer: int = 300201, wet: Wet = Wet.JW, **anders: Any) -> ToegewezenProduct:
    """A ToegewezenProduct: two hours a week, 1 April to 14 July 2026."""
    velden: dict[str, Any] = {
        "toewijzing_nummer": nummer,
        "product": PRODUCTEN[wet],
        "toewijzingsdatum": date(2026, 3, 30),
        "toewijzingstijd": time(12, 34, 56),
        "ingangsdatum": date(2026, 4, 1),
        "einddatum": date(2026, 7, 14),
        "omvang": Omvang(volume=2, eenheid="04", frequentie="2"),
    }
    return ToegewezenProduct(**velden | anders)


def client(bsn: str = BSN, *producten: ToegewezenProduct, **anders: Any) -> Client:
    """A client with one address and at least one ToegewezenProduct."""
    velden: dict[str, Any] = {
        "bsn": bsn,
        "geboortedatum": Geboortedatum(datum=date(2010, 2, 14)),
        "geslacht": "1",
        "naam": VolledigeNaam(
            geslachtsnaam=Achternaam(achternaam="Wit", voorvoegsel="de"),
            voornamen="Tom",
            voorletters="T",
            naam_gebruik="1",
        ),
        "contactgegevens": (
            Contact(
                soort="01",
                adres=Adres(
                    huis=Huis(huisnummer=9), postcode="9999XX", straatnaam="Kerklaan",
                    plaatsnaam="Nijmegen", land_code="NL",
                ),
            ),
        ),
        "toegewezen_producten": producten or (toegewezen(),),
    }  # fmt: skip
    return Client(**velden | anders)


def bericht301(
    *producten: ToegewezenProduct,
    bsn: str = BSN,
    wet: Wet = Wet.JW,
    gemeente: str = NIJMEGEN,
    agb: str = AGB,
    identificatie: str = "G0001",
    dagtekening: date = date(2026, 3, 30),
    **van_client: Any,
) -> Toewijzingbericht:
    """A 301 that breaks no rule."""
    return Toewijzingbericht(
        wet=wet,
        soort=Berichtsoort.TOEWIJZING,
        header=Header(
            bericht_code=bericht_code(wet, "301"),
            afzender=gemeente,
            ontvanger=agb,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=identificatie, dagtekening=dagtekening
            ),
        ),
        client=client(bsn, *(producten or (toegewezen(wet=wet),)), **van_client),
    )
