"""CD005, CD009, CD025, CD034, CS089, TR006 at their edges."""

from __future__ import annotations

from typing import Any

import pytest

from app.standard.basis import Adres, Huis, OpenPeriode, Telefoon, Telefoonnummers
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import Contact, Relatie
from tests.bouw import client
from tests.rules.bouw import geldig, met, vind

TOEWIJZING = geldig(Berichtsoort.TOEWIJZING, Wet.WMO)
EERSTE = "/Bericht/Client/Contactgegevens/Contact[1]"
HUIS = Huis(huisnummer=9)
TELEFOON = Telefoonnummers(telefoon01=Telefoon(telefoonnummer="0241234567", landnummer="0031"))


def met_contact(**velden: Any) -> Bericht:
    """A 301 of a client with this Contact."""
    contact = Contact(**{"soort": "01"} | velden)
    bericht: Bericht = met(TOEWIJZING, "client/contactgegevens/0", contact)
    return bericht


def paden(nummer: str, bericht: Bericht) -> list[str]:
    return [finding.pad for finding in vind(nummer, bericht)]


@pytest.mark.parametrize(
    ("postcode", "land", "goed"),
    [
        ("9999XX", "NL", True),
        (None, None, True),
        ("9999XX", None, False),
        (None, "NL", False),
        (None, "BE", False),
    ],
)
def test_cd005_land_en_postcode_horen_bij_elkaar(
    postcode: str | None, land: str | None, goed: bool
) -> None:
    bericht = met_contact(adres=Adres(huis=HUIS, postcode=postcode, land_code=land))
    assert paden("CD005", bericht) == ([] if goed else [f"{EERSTE}/Adres/LandCode"])


@pytest.mark.parametrize("nummer", ["CD005", "CD025", "CD034", "CS089"])
def test_zonder_adres_valt_er_niets_te_vinden(nummer: str) -> None:
    assert paden(nummer, met_contact(telefoon=TELEFOON)) == []


@pytest.mark.parametrize(
    ("soort", "goed"), [("01", False), ("02", False), ("03", False), ("04", True)]
)
def test_cd009_periode_alleen_bij_een_tijdelijk_adres(soort: str, goed: bool) -> None:
    bericht = met_contact(soort=soort, periode=OpenPeriode())
    assert paden("CD009", bericht) == ([] if goed else [f"{EERSTE}/Periode"])
    assert paden("CD009", met_contact(soort=soort)) == []


@pytest.mark.parametrize(
    ("huis", "land", "goed"),
    [(HUIS, "NL", True), (None, "NL", False), (None, "BE", True), (None, None, True)],
)
def test_cd025_huis_in_nederland(huis: Huis | None, land: str | None, goed: bool) -> None:
    bericht = met_contact(adres=Adres(huis=huis, postcode="9999XX", land_code=land))
    assert paden("CD025", bericht) == ([] if goed else [f"{EERSTE}/Adres/Huis"])


@pytest.mark.parametrize(
    ("soort", "goed"), [("01", False), ("02", True), ("03", False), ("04", True)]
)
def test_cd034_postcode_bij_brp_adres_en_verblijfadres(soort: str, goed: bool) -> None:
    bericht = met_contact(soort=soort, adres=Adres(huis=HUIS))
    assert paden("CD034", bericht) == ([] if goed else [f"{EERSTE}/Adres/Postcode"])
    assert paden("CD034", met_contact(soort=soort, adres=Adres(postcode="9999XX"))) == []


@pytest.mark.parametrize(
    ("postcode", "land", "goed"),
    [
        ("1000AA", "NL", True),
        ("9999 XX", "NL", True),  # the tables do not say that this is wrong
        ("9999xx", "NL", True),
        ("0999XX", "NL", False),
        ("9999X", "NL", False),
        ("9999XXX", "NL", False),
        ("9999  XX", "NL", False),
        ("٩٩٩٩XX", "NL", False),
        ("XX9999", "NL", False),
        ("9999XX\n", "NL", False),
        ("47533", "DE", True),
        ("47533", None, True),
    ],
)
def test_cs089_vorm_van_een_nederlandse_postcode(
    postcode: str, land: str | None, goed: bool
) -> None:
    bericht = met_contact(adres=Adres(huis=HUIS, postcode=postcode, land_code=land))
    assert paden("CS089", bericht) == ([] if goed else [f"{EERSTE}/Adres/Postcode"])


@pytest.mark.parametrize(
    ("huis", "postcode", "telefoon", "plek"),
    [
        (HUIS, "9999XX", None, None),
        (HUIS, "9999XX", TELEFOON, None),
        (None, None, TELEFOON, None),
        (HUIS, None, TELEFOON, None),
        (HUIS, None, None, "/Adres/Postcode"),
        (None, "9999XX", None, "/Adres/Huis"),
        (None, None, None, "/Adres"),
    ],
)
def test_tr006_telefoon_of_huis_met_postcode(
    huis: Huis | None, postcode: str | None, telefoon: Telefoonnummers | None, plek: str | None
) -> None:
    adres = Adres(huis=huis, postcode=postcode, straatnaam="Kerklaan")
    bericht = met_contact(adres=adres, telefoon=telefoon)
    assert paden("TR006", bericht) == ([f"{EERSTE}{plek}"] if plek else [])


def test_tr006_een_emailadres_alleen_is_niet_genoeg() -> None:
    assert paden("TR006", met_contact(emailadres="a@b.nl")) == [f"{EERSTE}/Adres"]


def test_een_adres_van_een_relatie_wordt_ook_bekeken_en_nooit_getoond() -> None:
    adres = Adres(postcode="1234Z", straatnaam="Geheimlaan", plaatsnaam="Verweg", land_code="NL")
    relatie = Relatie(
        nummer="R1", soort="01", naam=client().naam, contact=Contact(soort="03", adres=adres)
    )
    bericht = met(TOEWIJZING, "client/relaties", (relatie,))
    contact = "/Bericht/Client/Relaties/Relatie[1]/Contact"
    findings = [f for nummer in ("CD025", "CS089", "TR006") for f in vind(nummer, bericht)]
    assert [f.pad for f in findings] == [
        f"{contact}/Adres/Huis",
        f"{contact}/Adres/Postcode",
        f"{contact}/Adres/Huis",
    ]
    for finding in findings:
        assert "van een relatie (Verblijfadres)" in finding.melding
        tekst = finding.waarde + finding.melding + finding.advies
        assert not any(deel in tekst for deel in ("1234Z", "Geheimlaan", "Verweg"))
