"""What is due in a calendar: what any program reads, updates when read again, and names nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from app.domain.termijnoverzicht import Termijnoverzicht
from app.reports.termijnkalender import termijnkalender
from tests.bouw import BSN
from tests.reports.boekhouding import WIJCHEN, Boekhouding
from tests.reports.termijnen import antwoord, duizend, overzicht, regel

NU = datetime(2026, 4, 9, 8, 30, tzinfo=UTC)


@pytest.fixture
def boek(engine: Engine) -> Boekhouding:
    made = Boekhouding(engine)
    made.wijs_toe()
    return made


def lees(
    boek: Boekhouding, wat: Termijnoverzicht, moment: datetime = NU, *, initialen: bool = False
) -> list[Any]:
    inhoud = termijnkalender(boek.engine, wat, moment, initialen=initialen)
    return list(Calendar.from_ical(inhoud).walk("VEVENT"))


def test_een_afspraak_voor_de_hele_dag(boek: Boekhouding) -> None:
    (een,) = lees(boek, overzicht(regel()))
    assert een["summary"] == "Start melden, Nijmegen"
    assert een["dtstart"].dt == date(2026, 4, 13)
    assert een["dtend"].dt == date(2026, 4, 14)
    assert een["transp"] == "TRANSPARENT"
    for deel in ("Zorg begon 6 apr 2026; 5 werkdagen (OP271)", "Jeugdwet",
                 "Anders: Zonder 305 weet de gemeente van niets.",
                 "Stand van 9 april 2026"):  # fmt: skip
        assert deel in een["description"]


def test_de_herinnering_komt_op_de_werkdag_ervoor(boek: Boekhouding) -> None:
    """Monday 13 April: on Friday the 10th at nine."""
    (een,) = lees(boek, overzicht(regel()))
    (herinnering,) = een.walk("VALARM")
    assert herinnering["trigger"].dt == timedelta(days=-3, hours=9)
    assert herinnering["action"] == "DISPLAY"
    assert herinnering["description"] == "Start melden, Nijmegen"


@pytest.mark.parametrize("dag", [date(2026, 4, 2), date(2026, 4, 9)])
def test_wat_vandaag_moet_of_te_laat_is_gaat_niet_af_bij_het_inlezen(
    boek: Boekhouding, dag: date
) -> None:
    (een,) = lees(boek, overzicht(regel(dag)))
    assert een.walk("VALARM") == []


def test_wat_morgen_moet_heeft_nog_een_herinnering(boek: Boekhouding) -> None:
    (een,) = lees(boek, overzicht(regel(date(2026, 4, 10))))
    assert len(een.walk("VALARM")) == 1


def test_zonder_te_vragen_is_niemand_te_herkennen(boek: Boekhouding) -> None:
    regels = [regel(notitie="Moeder De Wit belt"), antwoord(), regel(toewijzing_nummer=300202)]
    tekst = termijnkalender(boek.engine, overzicht(*regels), NU).decode()
    tekst = tekst.replace("\r\n ", "")
    for geheim in (BSN, "Wit", "T.d.W.", "Moeder", "300201", "300202"):
        assert geheim not in tekst


def test_met_initialen_en_nooit_met_een_naam(boek: Boekhouding) -> None:
    ander = regel(date(2026, 4, 14), client_id=None, client="A. Jansen")
    een, twee = lees(boek, overzicht(regel(), ander), initialen=True)
    assert een["summary"] == "Start melden, Nijmegen, T.d.W."
    assert "T.d.W.: Zorg begon" in een["description"]
    assert een["class"] == "PRIVATE"
    assert twee["summary"] == "Start melden, Nijmegen, A.J."


def test_wat_samen_valt_is_een_afspraak_met_een_aantal(boek: Boekhouding) -> None:
    onderweg = regel(wat="Start exporteren (305)", wat_kort="Start exporteren")
    elders = regel(gemeente=WIJCHEN)
    samen, ander = lees(boek, overzicht(regel(), regel(client_id=2), onderweg, elders))
    assert samen["summary"] == "2× Start melden, 1× Start exporteren, Nijmegen"
    assert "2× Start melden (305), Jeugdwet: Zorg begon" in samen["description"]
    assert ander["summary"] == "Start melden, Wijchen"


def test_een_afspraak_van_honderd_noemt_er_twintig(boek: Boekhouding) -> None:
    regels = [regel(uitleg=f"Zorg begon bij {nr}") for nr in range(100)]
    (een,) = lees(boek, overzicht(*regels))
    assert een["summary"] == "100× Start melden, Nijmegen"
    assert een["description"].count("Zorg begon bij") == 20
    assert "En nog 80." in een["description"]


def test_opnieuw_inlezen_werkt_bij_en_verdubbelt_niet(boek: Boekhouding) -> None:
    """One of the two was done, and one was exported: it is the same event, of a later number."""
    (eerst,) = lees(boek, overzicht(regel(), regel(client_id=2)))
    later = NU + timedelta(seconds=1)
    (daarna,) = lees(boek, overzicht(regel(wat_kort="Start exporteren")), later)
    assert daarna["uid"] == eerst["uid"]
    assert daarna["sequence"] > eerst["sequence"]
    assert daarna["dtstamp"].dt == later
    assert daarna["summary"] == "Start exporteren, Nijmegen"


def test_wat_verschilt_heeft_een_eigen_herkenning_die_niets_zegt(boek: Boekhouding) -> None:
    regels = (regel(), regel(date(2026, 4, 14)), regel(gemeente=WIJCHEN), antwoord())
    herkenningen = [str(een["uid"]) for een in lees(boek, overzicht(*regels))]
    assert len(set(herkenningen)) == 4
    for herkenning in herkenningen:
        assert not any(deel in herkenning for deel in ("305", "0268", "20260413", "42420001"))


def test_zo_is_het_bestand_geldig(boek: Boekhouding) -> None:
    inhoud = termijnkalender(boek.engine, overzicht(*duizend()), NU)
    agenda = Calendar.from_ical(inhoud)
    assert (agenda["version"], agenda["method"]) == ("2.0", "PUBLISH")
    assert agenda["prodid"]
    assert agenda.errors == []
    afspraken: list[Any] = list(agenda.walk("VEVENT"))
    for een in afspraken:
        assert een.errors == []
        assert {"uid", "dtstamp", "sequence", "dtstart", "summary"} <= {k.lower() for k in een}
        assert een["dtstamp"].dt.tzinfo is not None
    regels = inhoud.split(b"\r\n")
    assert max(map(len, regels)) <= 75
    assert b"\n" not in b"".join(regels)


def test_niets_te_doen_is_een_lege_agenda(boek: Boekhouding) -> None:
    assert lees(boek, overzicht()) == []


def test_de_laatste_dag_van_de_kalender(boek: Boekhouding) -> None:
    (een,) = lees(boek, overzicht(regel(date.max)))
    assert een["dtstart"].dt == date.max
