"""What is due as it leaves the program: chosen, in order, with the working day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.deadlines.protocol import Wie
from app.domain.termijnoverzicht import Groep
from app.errors import UserError
from app.services import instellen, ontvangen, termijnoverzicht
from app.services.workspace import Workspace
from app.standard.codec import encode
from app.standard.release import Wet
from tests.bouw import AGB, ANDER_BSN, NIJMEGEN, bericht301, toegewezen

WIJCHEN = "0296"


@pytest.fixture
def werk(tmp_path: Path) -> Iterator[Workspace]:
    """Two clients of two gemeenten, received on Tuesday 31 March, the week before Easter."""
    made = bootstrap.open_workspace(tmp_path / "gegevens", "wachtwoord", lambda: date(2026, 3, 31))
    instellen.zet_aanbieder(made, AGB, "De Linde")
    wijchen = bericht301(
        toegewezen(300202, Wet.WMO), bsn=ANDER_BSN, wet=Wet.WMO, gemeente=WIJCHEN,
        identificatie="G0002",
    )  # fmt: skip
    for naam, bericht in (("een", bericht301()), ("twee", wijchen)):
        pad = tmp_path / f"{naam}.xml"
        pad.write_bytes(encode(bericht))
        ontvangen.ontvang(made, [pad])
    yield made
    made.engine.dispose()


def test_op_volgorde_van_dag_en_dan_van_gemeente(werk: Workspace) -> None:
    regels = termijnoverzicht.overzicht(werk).regels
    assert [(r.uiterlijk.isoformat(), r.soort, r.gemeente) for r in regels] == [
        ("2026-04-07", "302", NIJMEGEN),
        ("2026-04-07", "302", WIJCHEN),
        ("2026-04-10", "305", NIJMEGEN),
        ("2026-04-10", "305", WIJCHEN),
    ]


def test_de_werkdag_ervoor_slaat_pasen_en_je_eigen_vrije_dagen_over(werk: Workspace) -> None:
    """A 302 is due on Tuesday 7 April: Good Friday and Easter Monday come before it."""
    eerste = termijnoverzicht.overzicht(werk).regels[0]
    assert (eerste.uiterlijk, eerste.werkdag_ervoor) == (date(2026, 4, 7), date(2026, 4, 2))
    instellen.zet_vrije_dagen(werk, {date(2026, 4, 7): "Studiedag"})
    eerste = termijnoverzicht.overzicht(werk).regels[0]
    assert (eerste.uiterlijk, eerste.werkdag_ervoor) == (date(2026, 4, 8), date(2026, 4, 2))


def test_wat_een_regel_zegt(werk: Workspace) -> None:
    start = termijnoverzicht.overzicht(werk, gemeente=NIJMEGEN).regels[1]
    assert (start.wat, start.wat_kort, start.groep) == (
        "Start melden (305)", "Start melden", Groep.LATER,
    )  # fmt: skip
    assert start.door_ons
    assert (start.client, start.toewijzing_nummer, start.wet) == ("T. de Wit", 300201, Wet.JW)
    assert start.regel == "OP271"
    assert start.termijn == "5 werkdagen"
    assert "305" in start.gevolg
    assert start.waarom.endswith("5 werkdagen")


def test_kiezen(werk: Workspace) -> None:
    gekozen = termijnoverzicht.overzicht(werk, gemeente=WIJCHEN, tot=date(2026, 4, 9))
    assert [(r.gemeente, r.soort) for r in gekozen.regels] == [(WIJCHEN, "302")]
    assert (gekozen.gemeente, gekozen.tot) == (WIJCHEN, date(2026, 4, 9))
    assert termijnoverzicht.kies(werk, wie=Wie.GEMEENTE) == []
    assert len(termijnoverzicht.kies(werk, wie=Wie.AANBIEDER)) == 4


def test_een_gemeente_die_niet_bestaat(werk: Workspace) -> None:
    with pytest.raises(UserError, match="9999 bestaat niet"):
        termijnoverzicht.kies(werk, gemeente="9999")


def test_een_agb_code_die_is_beeindigd_staat_er_niet_meer_bij(werk: Workspace) -> None:
    instellen.zet_aanbieder(werk, "42420002", "De Oude Linde", tot=date(2026, 3, 30))
    assert [a.agb for a in termijnoverzicht.overzicht(werk).huidige] == [AGB]
    instellen.zet_aanbieder(werk, AGB, "De Linde", tot=date(2026, 3, 30))
    assert len(termijnoverzicht.overzicht(werk).huidige) == 2
