"""An extension on the list of what is due, and what the command line prints of requests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app import cli_uitvoer
from app.deadlines.agenda import agenda
from app.deadlines.termijnen import VERLENGING, Termijn
from app.domain.openstaand import Feit
from app.services import melden, ontvangen, starten, verlengen, verzenden, werklijst
from app.services.workspace import Workspace
from app.standard.codec import encode
from tests.bouw import bericht301, toegewezen
from tests.deadlines.feiten import (
    KALENDER,
    aanvraag,
    besluit,
    d,
    landelijk,
    verlenging,
    verzoek_afgewezen,
)
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures


def te_verlengen(workspace: Workspace) -> list[Termijn]:
    return [t for t in werklijst.termijnen(workspace) if t.soort == VERLENGING]


@pytest.fixture
def loopt(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A Toewijzing until 5 June, eight weeks after today, on which care runs."""
    pad = tmp_path / "301.xml"
    pad.write_bytes(encode(bericht301(toegewezen(einddatum=date(2026, 6, 5)))))
    ontvangen.ontvang(workspace, [pad])
    assert te_verlengen(workspace) == []  # care has not started
    form = starten.formulier(workspace, 1)
    verzending = melden.zet_klaar(workspace, form, date(2026, 4, 2)).verzending
    assert verzending is not None
    verzenden.meld_ingediend(workspace, [verzending.identificatie])
    return workspace


def test_een_verlenging_staat_op_de_lijst_tot_zij_niet_nodig_is(loopt: Workspace) -> None:
    (termijn,) = te_verlengen(loopt)
    assert termijn.vervaldatum == date(2026, 4, 10)
    verlengen.niet_nodig(loopt, 1)
    assert te_verlengen(loopt) == []
    verlengen.toch_wel(loopt, 1)
    assert te_verlengen(loopt) == [termijn]


def test_termijnen_laat_verzoeken_zien_met_dezelfde_sleutels() -> None:
    feiten: list[Feit] = [aanvraag(gemeente="", client=""), besluit(in_onderzoek=True)]
    feiten += [verzoek_afgewezen(), verlenging()]
    lijst = agenda(feiten, d("2026-04-09"), landelijk, KALENDER)
    uitvoer = cli_uitvoer.termijnen(lijst)
    assert [(rij["soort"], rij["actie"], rij["vervaldatum"]) for rij in uitvoer.json] == [
        ("verzoek-afgewezen", "bekijk_verzoek", "2026-04-09"),
        ("315", "maak_verzoek", "2026-04-14"),
        ("woonplaatsbeginsel", "mail_gemeente", "2026-04-22"),
        ("verlenging", "vraag_verlenging", "2026-05-05"),
        ("onderzoek-315", "mail_gemeente", "2026-06-02"),
    ]
    assert len({tuple(rij) for rij in uitvoer.json}) == 1
    assert "Afgewezen 9 apr 2026: Woonplaatsbeginsel (8)." in uitvoer.tekst
