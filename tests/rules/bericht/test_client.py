"""CD007, CS002, CS050, CS139, CS318, TR002, TR061 at their edges."""

from __future__ import annotations

from datetime import date

import pytest

from app.standard.basis import Achternaam, Communicatie, Geboortedatum
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import Relatie
from tests.bouw import client
from tests.rules.bouw import geldig, met, vind

START = geldig(Berichtsoort.START, Wet.JW)
TOEWIJZING = geldig(Berichtsoort.TOEWIJZING, Wet.WMO)


@pytest.mark.parametrize("bsn", ["999900006", "999900018", "999996770"])
def test_cs002_accepteert_testnummers(bsn: str) -> None:
    assert vind("CS002", met(START, "client/bsn", bsn)) == []


@pytest.mark.parametrize("bsn", ["999900007", "000000000", "123456789"])
def test_cs002_weigert_en_verbergt_het_nummer(bsn: str) -> None:
    (finding,) = vind("CS002", met(START, "client/bsn", bsn))
    assert finding.waarde == "******" + bsn[-3:]


@pytest.mark.parametrize(
    ("geboren", "gebruik", "goed"),
    [
        (date(1906, 5, 20), None, True),  # 120 years, to the day
        (date(1906, 5, 19), None, False),
        (date(1900, 1, 1), "3", True),  # unknown (IV009)
        (date(1900, 1, 1), None, False),  # not said to be unknown
        (date(1900, 1, 1), "2", False),
        (date(1900, 2, 1), "3", False),  # unknown is 1 January
        (date(1953, 1, 1), "2", True),
    ],
)
def test_tr002_120_jaar_tenzij_onbekend(geboren: date, gebruik: str | None, goed: bool) -> None:
    geboortedatum = Geboortedatum(datum=geboren, datum_gebruik=gebruik)
    assert (vind("TR002", met(START, "client/geboortedatum", geboortedatum)) == []) is goed


def test_tr002_rekent_ook_op_een_schrikkeldag() -> None:
    op_29_februari = met(
        START, "header/bericht_identificatie/dagtekening", date(2020, 2, 29)
    )  # 120 years before is 1900, which has no 29 February
    assert vind("TR002", met(op_29_februari, "client/geboortedatum/datum", date(1900, 3, 1))) == []
    assert vind("TR002", met(op_29_februari, "client/geboortedatum/datum", date(1900, 2, 28)))


def test_tr002_en_tr134_gelden_ook_voor_een_relatie_en_noemen_alleen_het_jaar() -> None:
    relatie = Relatie(
        nummer="R1",
        soort="01",
        geboortedatum=Geboortedatum(datum=date(1890, 1, 1)),
        naam=client().naam,
        contact=client().contactgegevens[0],
    )
    bericht = met(TOEWIJZING, "client/relaties", (relatie,))
    (finding,) = vind("TR002", bericht)
    assert finding.pad == "/Bericht/Client/Relaties/Relatie[1]/Geboortedatum/Datum"
    assert finding.waarde == "1890"
    toekomst = met(bericht, "client/relaties/0/geboortedatum/datum", date(2026, 3, 31))
    (finding,) = vind("TR134", toekomst)
    assert (finding.pad, finding.waarde) == (
        "/Bericht/Client/Relaties/Relatie[1]/Geboortedatum/Datum",
        "2026",
    )


@pytest.mark.parametrize(
    ("soorten", "goed"),
    [(["01"], True), (["02"], True), (["03"], True), (["04", "03"], True), (["04"], False)],
)
def test_tr061_een_eigen_adres_is_genoeg(soorten: list[str], goed: bool) -> None:
    contact = client().contactgegevens[0]
    contacten = tuple(met(contact, "soort", soort) for soort in soorten)
    findings = vind("TR061", met(TOEWIJZING, "client/contactgegevens", contacten))
    assert (findings == []) is goed


def test_tr061_kijkt_niet_naar_een_geheim_adres() -> None:
    assert vind("TR061", met(TOEWIJZING, "client/contactgegevens/0/adres", None)) == []


@pytest.mark.parametrize(
    ("vorm", "taal", "goed"),
    [
        ("1", "Zweeds", True),
        ("1", None, False),
        ("2", None, True),
        ("2", "Gebarentaal", False),
        ("3", "Zweeds", False),
    ],
)
def test_cd007_taal_hoort_bij_een_tolk_taal(vorm: str, taal: str | None, goed: bool) -> None:
    findings = vind(
        "CD007", met(TOEWIJZING, "client/communicatie", Communicatie(vorm=vorm, taal=taal))
    )
    assert [f.pad for f in findings] == ([] if goed else ["/Bericht/Client/Communicatie/Taal"])
    assert all(taal is None or taal not in f.waarde + f.melding for f in findings)


def test_cd007_zonder_communicatie() -> None:
    assert vind("CD007", met(TOEWIJZING, "client/communicatie", None)) == []


@pytest.mark.parametrize("gebruik", ["1", "2", "3", "4", "5", "6"])
def test_cs050_naamgebruik_met_en_zonder_partnernaam(gebruik: str) -> None:
    zonder = met(TOEWIJZING, "client/naam/naam_gebruik", gebruik)
    met_partner = met(zonder, "client/naam/partnernaam", Achternaam(achternaam="Linde"))
    assert (vind("CS050", zonder) == []) is (gebruik in "16")
    assert (vind("CS050", met_partner) == []) is (gebruik in "1234")


def test_cs050_en_cs318_een_relatie_mag_een_organisatie_zijn_iv045() -> None:
    naam = met(client().naam, "naam_gebruik", "6")
    relatie = Relatie(nummer="R1", soort="01", naam=naam, contact=client().contactgegevens[0])
    bericht = met(TOEWIJZING, "client/relaties", (relatie,))
    assert vind("CS050", bericht) == vind("CS318", bericht) == []
    assert vind("CS050", met(TOEWIJZING, "client/naam/naam_gebruik", "6")) == []
    assert vind("CS318", met(TOEWIJZING, "client/naam/naam_gebruik", "6"))
    (finding,) = vind("CS050", met(bericht, "client/relaties/0/naam/naam_gebruik", "2"))
    assert finding.pad == "/Bericht/Client/Relaties/Relatie[1]/Naam/NaamGebruik"


@pytest.mark.parametrize(
    ("geboren", "gebruik", "goed"),
    [
        (date(1949, 9, 1), "1", True),  # the examples of IV009
        (date(1953, 1, 1), "2", True),
        (date(1900, 1, 1), "3", True),
        (date(1949, 9, 2), "1", False),
        (date(1953, 2, 1), "2", False),
        (date(1953, 1, 2), "2", False),
        (date(1901, 1, 1), "3", False),
        (date(1900, 1, 2), "3", False),
        (date(1900, 1, 1), "1", True),
        (date(1953, 1, 1), None, True),  # somebody's birthday
        (date(1900, 1, 1), None, True),  # too old perhaps (TR002), but not said to be unknown
        (date(2004, 2, 29), "2", False),
    ],
)
def test_cs139_datum_past_bij_wat_onbekend_is(
    geboren: date, gebruik: str | None, goed: bool
) -> None:
    geboortedatum = Geboortedatum(datum=geboren, datum_gebruik=gebruik)
    assert (vind("CS139", met(START, "client/geboortedatum", geboortedatum)) == []) is goed


def test_cs139_geldt_ook_voor_een_relatie_en_noemt_de_datum_niet() -> None:
    relatie = Relatie(
        nummer="R1",
        soort="01",
        geboortedatum=Geboortedatum(datum=date(1971, 4, 7), datum_gebruik="2"),
        naam=client().naam,
        contact=client().contactgegevens[0],
    )
    (finding,) = vind("CS139", met(TOEWIJZING, "client/relaties", (relatie,)))
    assert finding.pad == "/Bericht/Client/Relaties/Relatie[1]/Geboortedatum/DatumGebruik"
    assert "1971" not in finding.waarde + finding.melding + finding.advies
    assert "Dag en maand onbekend" in finding.melding
