"""Requests that are half done: kept, taken up again, thrown away and put back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import UserError
from app.forms.aanvraag_form import AanvraagForm
from app.services import aanvragen, concepten, verwijzingen
from app.services.verzoekjson import lees_aanvraag
from app.services.workspace import Workspace
from tests.walks.conftest import VRIJDAG, WACHTWOORD, sjabloon, snelle_sleutel
from tests.walks.verzoeken import aanvraag, product

__all__ = ["sjabloon", "snelle_sleutel"]  # fixtures


@pytest.fixture
def workspace(tmp_path: Path, snelle_sleutel: None) -> Workspace:
    return bootstrap.open_workspace(tmp_path / "gegevens", WACHTWOORD, lambda: VRIJDAG)


@pytest.fixture
def form(workspace: Workspace) -> AanvraagForm:
    return aanvragen.formulier_met(workspace, lees_aanvraag(aanvraag(product(), product())))


def test_a_form_is_taken_up_as_it_was_left(workspace: Workspace, form: AanvraagForm) -> None:
    id_ = concepten.bewaar(workspace, form, "gemeente")
    assert concepten.bewaar(workspace, form, "hulp", id_) == id_
    hervat = concepten.hervat(workspace, id_)
    assert hervat.concept.stap == "hulp"
    assert hervat.form.aanvraag == form.aanvraag
    assert len(concepten.lijst(workspace)) == 1


def test_what_was_thrown_away_can_be_put_back(workspace: Workspace, form: AanvraagForm) -> None:
    id_ = concepten.bewaar(workspace, form, "hulp")
    weg = concepten.gooi_weg(workspace, id_)
    assert concepten.lijst(workspace) == []
    concepten.zet_terug(workspace, weg)
    (terug,) = concepten.lijst(workspace)
    assert terug.concept.gegevens == weg.gegevens


def test_the_scan_of_a_concept_goes_and_comes_back_with_it(
    workspace: Workspace, form: AanvraagForm, tmp_path: Path
) -> None:
    scan = tmp_path / "verwijzing.pdf"
    scan.write_bytes(b"%PDF-1.4 verzonnen")
    verwijzing_id = aanvragen.voeg_scans_toe(workspace, form.aanvraag, [scan])
    nieuw = replace(form.aanvraag, verwijzing_id=verwijzing_id)
    id_ = concepten.bewaar(workspace, aanvragen.formulier_met(workspace, nieuw), "verwijzing")
    concepten.zet_terug(workspace, concepten.gooi_weg(workspace, id_))
    (terug,) = concepten.lijst(workspace)
    assert terug.concept.verwijzing_id == verwijzing_id
    (bijlage,) = verwijzingen.lees(workspace, verwijzing_id).bijlagen
    assert bijlage.naam == "verwijzing.pdf"


@pytest.mark.parametrize("act", [concepten.hervat, concepten.gooi_weg])
def test_a_concept_that_is_gone_is_told_kindly(
    workspace: Workspace, form: AanvraagForm, act: object
) -> None:
    id_ = concepten.bewaar(workspace, form, "hulp")
    concepten.gooi_weg(workspace, id_)
    assert callable(act)
    with pytest.raises(UserError, match="er niet meer"):
        act(workspace, id_)
