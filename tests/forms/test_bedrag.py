from __future__ import annotations

import pytest

from app.forms.bedrag import lees_bedrag


@pytest.mark.parametrize(
    ("tekst", "eurocent"),
    [
        ("1.234,56", 123456),
        (" € 1.234.567 ", 123456700),
        ("€12,5", 1250),
        ("1234", 123400),
        ("250.000,-", 25000000),
        ("0", 0),
    ],
)
def test_een_bedrag_zoals_mensen_het_schrijven(tekst: str, eurocent: int) -> None:
    assert lees_bedrag(tekst) == eurocent


@pytest.mark.parametrize(
    "tekst", ["", "1.5", "12,345", "-5", "1,234.56", "1.23,00", "veel", "9999999999", "€", "1 000"]
)
def test_wat_ook_iets_anders_kan_betekenen_is_geen_bedrag(tekst: str) -> None:
    assert lees_bedrag(tekst) is None
