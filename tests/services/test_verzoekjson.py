"""A request as JSON: read leniently in order, strictly in kind, and written back the same."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Productsoort,
    Verwijzeropgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
    Zorgvorm,
    als_code,
)
from app.errors import UserError
from app.services.verzoekjson import (
    lees_aanvraag,
    lees_bestand,
    lees_wijziging,
    redenen,
    schrijf,
)
from app.standard.release import Wet

HEEL = {
    "wet": "jw",
    "gemeente": "0268",
    "client": {
        "bsn": "999900006", "geboortedatum": "2014-02-14", "geslacht": "1", "achternaam": "Wit",
        "voorvoegsel": "de", "voornamen": "Tom", "voorletters": "T",
    },
    "gezagsdrager_bekend": True,
    "producten": [
        {
            "categorie": "45", "code": "45A04", "ingangsdatum": "2026-04-13",
            "einddatum": "2026-10-12", "volume": 2, "eenheid": "04", "frequentie": "2",
            "budget": None, "verwijzer": {"type": "02", "naam": "Het Veer", "zorgverlenercode": ""},
            "raamcontract": False,
        }
    ],
}  # fmt: skip


def test_reads_what_the_form_takes() -> None:
    een = lees_aanvraag(HEEL)
    assert (een.wet, een.gemeente, een.gezagsdrager_bekend) == (Wet.JW, "0268", True)
    assert een.client.geboortedatum == date(2014, 2, 14)
    (product,) = een.producten
    assert product.soort is Productsoort.SPECIFIEK
    assert product.verwijzer == Verwijzeropgave(type="02", naam="Het Veer")
    assert (product.volume, product.budget, product.raamcontract) == (2, None, False)


def test_a_missing_key_means_empty() -> None:
    assert lees_aanvraag({}) == Aanvraag()
    assert lees_wijziging({}) == Wijzigingsaanvraag()


@pytest.mark.parametrize(
    ("product", "soort"),
    [
        ({"categorie": "45", "code": "45A04"}, Productsoort.SPECIFIEK),
        ({"categorie": "45"}, Productsoort.ASPECIFIEK),
        ({"budget": 100}, Productsoort.GENERIEK),
    ],
)
def test_the_keys_tell_how_a_product_is_asked(product: dict[str, Any], soort: Productsoort) -> None:
    (een,) = lees_aanvraag({"producten": [product]}).producten
    assert een.soort is soort


@pytest.mark.parametrize(
    ("gegevens", "woord"),
    [
        ({"wett": "jw"}, "wett"),
        ({"wet": "zvw"}, "zvw"),
        ({"client": "Tom"}, "client"),
        ({"client": {"geboortedatum": "14-02-2014"}}, "client.geboortedatum"),
        ({"producten": {}}, "producten"),
        ({"producten": [{"volume": "veel"}]}, "producten[1].volume"),
        ({"producten": [{"volume": True}]}, "producten[1].volume"),
        ({"producten": [{"verwijzer": {"agb": "1"}}]}, "producten[1].verwijzer.agb"),
        ({"gezagsdrager_bekend": "ja"}, "gezagsdrager_bekend"),
        ({"producten": [{"volume": 2.5}]}, "producten[1].volume"),
        ({"producten": [{"volume": "2,5"}]}, "producten[1].volume"),
        ({"producten": [{"verlenging_van": 10**20}]}, "producten[1].verlenging_van"),
        ({"client": {"achternaam": "W\ud800it"}}, "client.achternaam"),
        ({"client": {"bsn": "99990\x000006"}}, "client.bsn"),
        ({"client": {"voornamen": "To\x07m"}}, "client.voornamen"),
    ],
)
def test_says_where_it_is_wrong(gegevens: dict[str, Any], woord: str) -> None:
    with pytest.raises(UserError) as fout:
        lees_aanvraag(gegevens)
    assert woord in fout.value.message


def test_a_change_names_its_toewijzing() -> None:
    with pytest.raises(UserError, match="toewijzingnummer"):
        lees_wijziging({"wijzigen": [{"volume": 3}]})


def test_a_code_may_be_a_number_and_a_number_a_text() -> None:
    een = lees_aanvraag({
        "client": {"bsn": 999900006, "geslacht": 1},
        "producten": [{"categorie": 45, "volume": "2", "frequentie": 2, "budget": "150000"}],
    })  # fmt: skip
    (product,) = een.producten
    assert (een.client.bsn, een.client.geslacht) == ("999900006", "1")
    assert (product.categorie, product.volume, product.frequentie, product.budget) == (
        "45", 2, "2", 150_000,
    )  # fmt: skip
    (wijziging,) = lees_wijziging({"wijzigen": [{"toewijzingnummer": "700001"}]}).wijzigen
    assert wijziging.toewijzing_nummer == 700001


def test_takes_what_is_written_as_people_write_it() -> None:
    een = lees_aanvraag({
        "client": {"bsn": "9999.00.006", "voorletters": "T. J."},
        "producten": [{"categorie": "45", "code": "45a04"}],
    })  # fmt: skip
    assert (een.client.bsn, een.client.voorletters) == ("999900006", "TJ")
    assert een.producten[0].code == "45A04"
    assert lees_wijziging({"bsn": "9999 00 006"}).bsn == "999900006"


def test_shows_little_of_a_long_wrong_value() -> None:
    with pytest.raises(UserError) as fout:
        lees_aanvraag({"wet": "x" * 5_000})
    assert len(fout.value.message) < 100


def test_a_key_that_is_there_twice_is_refused() -> None:
    with pytest.raises(UserError, match="staat er dubbel"):
        lees_bestand(b'{"producten": [{"volume": 2}], "producten": []}')


DIEP = b'{"client": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize("inhoud", [b"geen json", b"[1, 2]", b"\xff\xfe", b"", DIEP])
def test_a_file_that_is_no_request_is_refused(inhoud: bytes) -> None:
    with pytest.raises(UserError):
        lees_bestand(inhoud)


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    assert lees_bestand(b"\xef\xbb\xbf{}") == {}


def test_reasons_stand_beside_what_is_asked() -> None:
    assert redenen({"toch": {"leeftijd-1": " pleegzorg "}}) == {"leeftijd-1": "pleegzorg"}
    assert redenen({}) == {}


dagen = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
woorden = st.none() | st.text("abcdefgé '", min_size=1).map(str.strip).filter(bool)
getallen = st.none() | st.integers(0, 99_999_999)
producten = st.builds(
    Productopgave,
    soort=st.none() | st.sampled_from(Productsoort),
    categorie=woorden, code=woorden.map(lambda code: code and als_code(code)),
    ingangsdatum=dagen, einddatum=dagen, volume=getallen,
    eenheid=woorden, frequentie=woorden, budget=getallen, commentaar=woorden,
    verwijzer=st.builds(Verwijzeropgave, type=woorden, naam=woorden, zorgverlener_code=woorden),
    raamcontract=st.none() | st.booleans(),
    zorgvorm=st.none() | st.sampled_from(Zorgvorm),
    verlenging_van=getallen,
)  # fmt: skip
aanvragen = st.builds(
    Aanvraag,
    wet=st.none() | st.sampled_from(Wet),
    client=st.builds(
        Clientopgave, geboortedatum=dagen, geslacht=woorden, voorvoegsel=woorden,
        datum_gebruik=woorden,
    ),
    gezagsdrager_bekend=st.none() | st.booleans(),
    producten=st.lists(producten, max_size=3).map(tuple),
    eerste_contact=dagen, spoed=st.booleans(), verwijzing_id=getallen, verwezen_op=dagen,
    aangemeld_op=dagen, woonplaats_id=getallen,
)  # fmt: skip
wijzigingen = st.builds(
    Wijzigingsaanvraag,
    wet=st.none() | st.sampled_from(Wet),
    reden=woorden,
    wijzigen=st.lists(
        st.builds(
            Wijzigingopgave, toewijzing_nummer=st.integers(1, 999_999_999),
            gewenste_ingangsdatum=dagen, einddatum=dagen, volume=getallen, eenheid=woorden,
            frequentie=woorden, budget=getallen,
        ),
        max_size=3,
    ).map(tuple),
)  # fmt: skip


@given(aanvragen)
def test_a_concept_of_a_315_comes_back_as_it_was(een: Aanvraag) -> None:
    assert lees_aanvraag(json.loads(schrijf(een))) == een


@given(wijzigingen)
def test_a_concept_of_a_317_comes_back_as_it_was(een: Wijzigingsaanvraag) -> None:
    assert lees_wijziging(json.loads(schrijf(een))) == een
