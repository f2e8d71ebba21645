"""Names and ages as the user reads them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Client, korte_naam
from app.standard.basis import Achternaam, Geboortedatum, VolledigeNaam
from tests.bouw import client

EIGEN = Achternaam(achternaam="Galen", voorvoegsel="van")
PARTNER = Achternaam(achternaam="Vries", voorvoegsel="de")


@pytest.mark.parametrize(
    ("gebruik", "naam"),
    [
        ("1", "P.J. van Galen"),
        ("2", "P.J. de Vries"),
        ("3", "P.J. de Vries-van Galen"),
        ("4", "P.J. van Galen-de Vries"),
    ],
)
def test_naam_gebruik_cod700(gebruik: str, naam: str) -> None:
    volledig = VolledigeNaam(
        geslachtsnaam=EIGEN, partnernaam=PARTNER, voorletters="PJ", naam_gebruik=gebruik
    )
    assert korte_naam(volledig) == naam


def test_zonder_voorletters_geldt_de_eerste_letter_van_de_voornaam() -> None:
    assert korte_naam(VolledigeNaam(geslachtsnaam=EIGEN, voornamen="Ada", naam_gebruik="1")) == (
        "A. van Galen"
    )
    assert korte_naam(VolledigeNaam(geslachtsnaam=EIGEN, naam_gebruik="1")) == "van Galen"


@pytest.mark.parametrize(
    ("vandaag", "leeftijd"), [(date(2026, 2, 13), 15), (date(2026, 2, 14), 16)]
)
def test_leeftijd_op_de_verjaardag(vandaag: date, leeftijd: int) -> None:
    assert Client.uit(client()).leeftijd(vandaag) == leeftijd


def test_iv009_een_onbekende_geboortedatum_heeft_geen_leeftijd() -> None:
    onbekend = Geboortedatum(datum=date(1900, 1, 1), datum_gebruik="3")
    assert Client.uit(client(geboortedatum=onbekend)).leeftijd(date(2026, 4, 1)) is None
