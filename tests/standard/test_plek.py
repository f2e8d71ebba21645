from __future__ import annotations

import pytest

from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.plek import HEEL, veldnaam
from app.standard.regelregister import regels_bij
from app.standard.release import Wet

START = Vorm(Wet.JW, Berichtsoort.START)
TOEWIJZING = Vorm(Wet.WMO, Berichtsoort.TOEWIJZING)
EERSTE = "/Bericht/Client/StartProducten/StartProduct[1]"
TWEEDE = "/Bericht/Client/StartProducten/StartProduct[2]"
PRODUCT = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]"


@pytest.mark.parametrize(
    ("code", "veld"),
    [
        ("9326", "Startproduct, begindatum"),  # TR326
        ("9019", "Startproduct, toewijzingnummer"),  # TR019
        ("9074", "Startproduct, status aanlevering"),  # TR074
    ],
)
def test_a_code_of_a_gemeente_leads_to_the_element_of_its_rule(code: str, veld: str) -> None:
    assert veldnaam(START, EERSTE, retourcode=code) == veld


def test_an_element_within_a_datatype_is_found_too() -> None:
    header = "/Bericht/Header"
    assert veldnaam(START, header, retourcode="9056") == "Kop van het bericht, identificatie"
    assert veldnaam(START, header, retourcode="S300").endswith(", afzender of ontvanger")
    # A 325 has its own identification and that of the 323: the same name once.
    antwoord = Vorm(Wet.JW, Berichtsoort.DECLARATIE_ANTWOORD)
    assert veldnaam(antwoord, header, retourcode="9056") == "Kop van het bericht, identificatie"


def test_a_code_of_many_rules_names_no_element() -> None:
    assert len(regels_bij("0001")) > 20
    assert veldnaam(START, EERSTE, retourcode="0001") == "Startproduct"


def test_a_path_to_an_element_needs_no_rule() -> None:
    assert veldnaam(TOEWIJZING, f"{PRODUCT}/Einddatum") == "Toegewezen product, einddatum"
    assert veldnaam(TOEWIJZING, "/Bericht/Client/Bsn") == "Cliënt, BSN"


def test_a_number_is_named_where_there_are_more() -> None:
    assert veldnaam(START, TWEEDE) == "Startproduct 2"
    assert veldnaam(START, EERSTE, paden={EERSTE, TWEEDE}) == "Startproduct 1"
    assert veldnaam(START, EERSTE, paden={EERSTE}) == "Startproduct"


@pytest.mark.parametrize("pad", ["", "/Bericht", "/Bericht/Onbekend", "geen pad["])
def test_what_is_no_class_is_the_whole_message(pad: str) -> None:
    assert veldnaam(START, pad, retourcode="9326") == HEEL


def test_the_rules_of_a_code_are_those_of_the_message() -> None:
    assert [r.nummer for r in regels_bij("9019", "JW305")] == ["TR019"]
    assert regels_bij("9326", "JW301") == ()
