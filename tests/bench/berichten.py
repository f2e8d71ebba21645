"""Any number of different 301s that break no rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count, cycle, islice

from stdnum.nl import bsn as elfproef

from app.standard.basis import (
    Achternaam,
    Adres,
    Geboortedatum,
    Huis,
    Omvang,
    Product,
    Telefoon,
    Telefoonnummers,
    VolledigeNaam,
)
from app.standard.release import Wet
from app.standard.toewijzing import Contact, Relatie, ToegewezenProduct, Toewijzingbericht
from tests import bouw

VANDAAG = date(2026, 4, 9)
GEMEENTEN = ("0268", "0296", "0209", "0225", "0200")
NAMEN = (
    ("Wit", "de", "Tom"),
    ("Heerenbeek", "van den", "Johannes Petrus"),
    ("Öztürk", None, "Zeynep"),
    ("Hoogwoerden tot Kortenesse", "van", "Wilhelmina Geertruida Maria"),
    ("Wiśniewski", None, "Łukasz"),
    ("Meulenreek-Oosterwijkzijde", "van der", "Noor"),
    ("Bakker", None, "Yara"),
)
CATEGORIEEN = {Wet.JW: "45", Wet.WMO: "02"}


@cache
def _bsns() -> tuple[str, ...]:
    """Test BSNs: the range 9999xxxxx, as far as they pass the elfproef."""
    return tuple(bsn for bsn in map(str, range(999_900_000, 10**9)) if elfproef.is_valid(bsn))


def berichten(aantal: int, toewijzingen: int | None = None) -> Iterator[Toewijzingbericht]:
    """Give different 301s, each of another client as long as there are test BSNs.

    Each has ``toewijzingen`` products, or one to three; one message in three has a relation.
    """
    nummers = count(300_001)
    bsns = islice(cycle(_bsns()), aantal)
    for i, bsn in enumerate(bsns):
        wet = Wet.JW if i % 2 else Wet.WMO
        gemeente = GEMEENTEN[i % len(GEMEENTEN)]
        dag = VANDAAG - timedelta(days=i % 12)
        producten = [
            _product(next(nummers), wet, i, j, dag) for j in range(toewijzingen or 1 + i % 3)
        ]
        yield bouw.bericht301(
            *producten,
            bsn=bsn,
            wet=wet,
            gemeente=gemeente,
            identificatie=f"B{i:07}",
            dagtekening=dag,
            geboortedatum=Geboortedatum(datum=date(1940 + i % 80, 1 + i % 12, 1 + i % 28)),
            naam=_naam(i),
            contactgegevens=(_contact(i),),
            relaties=(_relatie(i),) if i % 3 == 0 else (),
            commentaar=f"Bel na {8 + i % 10} uur." if i % 4 == 0 else None,
        )


def _product(nummer: int, wet: Wet, i: int, j: int, dag: date) -> ToegewezenProduct:
    ingang = dag + timedelta(days=(i * 7 + j) % 60 - 30)
    categorie = CATEGORIEEN[wet]
    return replace(
        bouw.toegewezen(nummer, wet),
        product=Product(categorie=categorie, code=f"{categorie}A{j:02}"),
        toewijzingsdatum=dag,
        ingangsdatum=ingang,
        einddatum=ingang + timedelta(days=180 + i % 100),
        omvang=Omvang(volume=1 + (i + j) % 9, eenheid="04", frequentie="2"),
    )


def _naam(i: int) -> VolledigeNaam:
    achternaam, voorvoegsel, voornamen = NAMEN[i % len(NAMEN)]
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achternaam, voorvoegsel=voorvoegsel),
        voornamen=voornamen,
        voorletters=voornamen[0],
        naam_gebruik="1",
    )


def _contact(i: int) -> Contact:
    return Contact(
        soort="01",
        adres=Adres(
            huis=Huis(huisnummer=1 + i % 300),
            postcode="9999XX",
            straatnaam="Oude Kersenboomgaard",
            plaatsnaam="Nijmegen",
            land_code="NL",
        ),
        telefoon=Telefoonnummers(
            telefoon01=Telefoon(telefoonnummer=f"060{i:07}", landnummer="0031")
        ),
        emailadres=f"client{i}@post.example",
    )


def _relatie(i: int) -> Relatie:
    return Relatie(nummer="1", volgorde=1, soort="10", naam=_naam(i + 1), contact=_contact(i + 1))
