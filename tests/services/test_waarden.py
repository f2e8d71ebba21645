"""Values of cells, read as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.services.kolommen import Doel, Doelkolom
from app.services.tabel import Tabelrij, Waarde
from app.services.waarden import (
    Rijfout,
    Rijlezer,
    lees_code,
    lees_datum,
    lees_eenheid,
    lees_eurocent,
    lees_gemeente,
    lees_getal,
    lees_wet,
)
from app.standard.codelijsten import gemeenten
from app.standard.release import Wet

EEN_APRIL = date(2026, 4, 1)
DOEL = Doel("x", (Doelkolom("tarief", "tarief"), Doelkolom("tot", "tot", verplicht=False)))


@pytest.mark.parametrize("waarde", ["9" * 13, "9" * 5000, 10**400])
def test_what_cannot_be_reckoned_with_is_refused(waarde: Waarde) -> None:
    for lezer in (lees_getal, lees_eurocent):
        with pytest.raises(UserError, match="te groot"):
            lezer(waarde)


@pytest.mark.parametrize(
    "waarde",
    ["2026-04-01", "01-04-2026", "1-4-2026", "1/4/2026", "1.4.2026", "20260401", "46113", 46113,
     EEN_APRIL, "2026-04-01T09:30:00", "1-4-2026 9:30"],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written(waarde: Waarde) -> None:
    assert lees_datum(waarde) == EEN_APRIL


@pytest.mark.parametrize(
    ("waarde", "gezegd"),
    [
        ("31-04-2026", "April heeft 30 dagen"),
        ("2026-13-01", "12 maanden"),
        ("1-4-26", "geen datum"),
        ("1-4", "geen datum"),
        ("gisteren", "geen datum"),
        ("1-4-1926", "Het jaar 1926"),
        (12, "geen datum"),
        (True, "geen datum"),
        (date(1900, 1, 1), "Het jaar 1900"),
        ("99999", "Het jaar 2173"),
    ],
)
def test_what_is_no_day_is_refused(waarde: Waarde, gezegd: str) -> None:
    with pytest.raises(UserError, match=gezegd):
        lees_datum(waarde)


@pytest.mark.parametrize(
    ("waarde", "getal"),
    [
        ("45", "45"),
        ("45,5", "45.5"),
        ("12.5", "12.5"),
        ("1234,56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("€ 62,40", "62.40"),
        ("EUR 62,40", "62.40"),
        ("€ 62,-", "62"),
        (" 1 234,50 ", "1234.50"),
        (7, "7"),
        (Decimal("0.3"), "0.3"),
    ],
)
def test_a_number_is_read_as_it_is_written(waarde: Waarde, getal: str) -> None:
    assert lees_getal(waarde) == Decimal(getal)


@pytest.mark.parametrize(
    ("waarde", "gezegd"),
    [
        ("-5", "minder dan 0"),
        (-5, "minder dan 0"),
        ("1,2345", "te veel cijfers"),
        ("1.23.4", "geen getal"),
        ("1,2,3", "geen getal"),
        ("1:30", "geen getal"),
        ("twee", "geen getal"),
        ("-", "geen getal"),
        ("1e5", "geen getal"),
        ("٣", "geen getal"),
        (True, "geen getal"),
        (EEN_APRIL, "geen getal"),
    ],
)
def test_what_is_no_number_is_refused(waarde: Waarde, gezegd: str) -> None:
    with pytest.raises(UserError, match=gezegd):
        lees_getal(waarde)


def test_a_negative_amount_may_be_asked_for() -> None:
    assert lees_eurocent("-12,50", negatief=True) == -1250


def test_an_amount_has_no_parts_of_a_cent() -> None:
    with pytest.raises(UserError, match="te veel cijfers"):
        lees_eurocent("0,125")


@given(st.integers(0, 99_999_999))
def test_an_amount_is_read_with_and_without_thousands(eurocent: int) -> None:
    met = f"{eurocent // 100:,}".replace(",", ".") + f",{eurocent % 100:02}"
    assert lees_eurocent(met) == eurocent
    assert lees_eurocent(met.replace(".", "")) == eurocent
    assert lees_eurocent(met.replace(".", "").replace(",", ".")) == eurocent


@pytest.mark.parametrize(
    ("waarde", "code"),
    [
        ("01", "01"),
        (1, "01"),
        ("1", "01"),
        ("minuten", "01"),
        ("Uur", "04"),
        ("uren", "04"),
        ("Etmaal", "14"),
        ("Dagdeel (4 uur)", "16"),
        ("dagdelen", "16"),
        ("Stuks (output)", "82"),
        ("stuks (inspanning)", "84"),
        ("euro’s", "83"),
        ("€", "83"),
        (83, "83"),
    ],
)
def test_an_eenheid_is_read_by_code_label_or_word(waarde: Waarde, code: str) -> None:
    assert lees_eenheid(waarde) == code


def test_stuks_alone_may_be_two_things() -> None:
    with pytest.raises(UserError, match="inspanning en van output") as fout:
        lees_eenheid("stuks")
    assert "82" in str(fout.value)
    assert lees_eenheid("stuks", "84") == "84"


def test_an_unknown_eenheid_is_refused() -> None:
    with pytest.raises(UserError, match="‘week’ is geen eenheid"):
        lees_eenheid("week")


@pytest.mark.parametrize(
    ("waarde", "wet"),
    [("jw", Wet.JW), ("Jeugdwet", Wet.JW), ("WMO", Wet.WMO), ("Wmo 2015", Wet.WMO)],
)
def test_a_wet_is_read_by_its_names(waarde: str, wet: Wet) -> None:
    assert lees_wet(waarde) is wet


def test_an_unknown_wet_is_refused() -> None:
    with pytest.raises(UserError, match="‘zvw’ is geen wet"):
        lees_wet("zvw")


@pytest.mark.parametrize(
    "waarde", ["0268", 268, "268", "Nijmegen", "nijmegen ", "Gemeente Nijmegen"]
)
def test_a_gemeente_is_read_by_code_or_name(waarde: Waarde) -> None:
    assert lees_gemeente(waarde) == "0268"


def test_every_gemeente_is_found_by_its_own_name() -> None:
    assert {g.omschrijving: lees_gemeente(g.omschrijving) for g in gemeenten()} == {
        g.omschrijving: g.code for g in gemeenten()
    }


def test_a_gemeente_that_looks_like_one_is_asked_about() -> None:
    with pytest.raises(UserError, match="Bedoel je Nijmegen"):
        lees_gemeente("Nimegen")
    with pytest.raises(UserError, match="9999 bestaat niet"):
        lees_gemeente("9999")


def test_a_code_is_read_without_its_first_zero() -> None:
    assert lees_code(2, "WMO020", "categorie") == "02"
    with pytest.raises(UserError, match="‘99’ is geen categorie"):
        lees_code("99", "WMO020", "categorie")


def test_what_is_wrong_is_told_by_row_and_column() -> None:
    lezer = Rijlezer(Tabelrij(7, ("veel", None)), {"tarief": 0, "tot": 1}, DOEL)
    assert lezer.lees("tarief", lees_eurocent) is None
    assert lezer.lees("tot", lees_datum) is None
    assert lezer.fouten == [
        Rijfout(7, "tarief", "veel", "‘veel’ is geen getal.", "Typ bijvoorbeeld 45,5 of 1.234,56.")
    ]


def test_empty_is_wrong_only_where_it_is_needed() -> None:
    lezer = Rijlezer(Tabelrij(7, (None,)), {"tarief": 0}, DOEL)
    assert lezer.lees("tarief", lees_eurocent) is None
    assert lezer.lees("tot", lees_datum) is None
    assert [fout.melding for fout in lezer.fouten] == ["tarief is niet ingevuld."]


def test_a_value_is_not_in_what_may_be_logged() -> None:
    assert "999900006" not in repr(Rijfout(2, "bsn", "999900006", "Klopt niet."))
