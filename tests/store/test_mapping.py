from __future__ import annotations

import pytest

from app.standard.basis import Achternaam, VolledigeNaam
from app.store.mapping import vergelijkbaar, zoeknaam


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Çelik", "celik"),
        ("Müller-Lüdenscheidt", "muller-ludenscheidt"),
        ("e\u0301e\u0301n", "een"),
        ("Øster Łukasz Đoko", "oster lukasz doko"),
        ("Straße", "strasse"),
        ("İpek", "ipek"),
        ("ĳsbrand", "ijsbrand"),
        ("100%", "100%"),
    ],
)
def test_capitals_and_diacritics_make_no_difference(tekst: str, verwacht: str) -> None:
    assert vergelijkbaar(tekst) == verwacht


@pytest.mark.parametrize(
    ("gebruik", "verwacht"),
    [
        ("1", "wit vries tom t de van"),
        ("2", "vries wit tom t van de"),
        ("3", "vries wit tom t van de"),
        ("4", "wit vries tom t de van"),
    ],
)
def test_the_surname_in_use_sorts(gebruik: str, verwacht: str) -> None:
    naam = VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam="Wit", voorvoegsel="de"),
        partnernaam=Achternaam(achternaam="Vries", voorvoegsel="van"),
        voornamen="Tom",
        voorletters="T",
        naam_gebruik=gebruik,
    )
    assert zoeknaam(naam) == verwacht
