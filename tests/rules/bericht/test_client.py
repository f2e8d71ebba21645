"""CS002, TR002, TR061 at their edges."""

from __future__ import annotations

from datetime import date

import pytest

from app.standard.basis import Geboortedatum
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
