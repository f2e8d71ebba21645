"""The section Verzoeken in the dossier of a client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.clienten.page import ClientenPage
from app.gui.clienten.verzoeken import Verzoekenvak
from app.services import aanvragen, concepten
from app.standard.release import Wet
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.gui.bureau import Bureau, bureau, knop, teksten
from tests.verzoeken_bouw import bericht301_op, bericht315, bericht317, bericht319, doe
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["sjabloon", "snelle_sleutel"]  # fixtures

APELDOORN = "0200"


@dataclass
class Dossier:
    """Somebody who looks at the dossier of the first client."""

    hier: Bureau
    gevraagd: list[dict[str, Any]] = field(default_factory=list)
    _page: ClientenPage | None = None

    def doe(self, bericht: Any) -> None:
        doe(self.hier.workspace, bericht)

    def open(self) -> Verzoekenvak:
        kantoor = replace(self.hier.kantoor, open_aanvraag=lambda **wat: self.gevraagd.append(wat))
        self._page = ClientenPage(kantoor)
        self.hier.toon(self._page, (952, 660))
        self._page.toon(1)
        self.hier.wacht()
        return self.vak

    @property
    def vak(self) -> Verzoekenvak:
        assert self._page is not None
        (vak,) = [v for v in self._page.findChildren(Verzoekenvak) if v.isVisible()]
        return vak

    def rijen(self) -> list[str]:
        return [rij.accessibleName() for rij in self.vak.rijen]

    @property
    def gezegd(self) -> list[str]:
        return [tekst for _, tekst, _ in self.hier.recorder.said]


@pytest.fixture
def dossier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Dossier]:
    with bureau(tmp_path, qtbot, qapp) as hier:
        yield Dossier(hier)


def test_zonder_verzoeken_staat_er_wanneer_je_er_een_doet(dossier: Dossier) -> None:
    dossier.hier.importeer(bericht301())
    vak = dossier.open()
    assert "Nog geen verzoeken." in teksten(vak)
    knop(vak, "Vraag aan (315)").click()
    assert dossier.gevraagd == [{"client_id": 1}]


def test_elk_verzoek_staat_er_met_wat_gevraagd_is_en_hoe_ver_het_is(dossier: Dossier) -> None:
    dossier.doe(bericht315("A1", "A2"))
    dossier.hier.importeer(bericht319("A1"), bericht301_op("A2"))
    dossier.open()
    afgewezen, toegewezen_ = sorted(dossier.rijen())
    assert afgewezen.endswith(", Afgewezen")
    assert toegewezen_.endswith(", Anders toegewezen")


def test_een_rij_leidt_naar_het_verzoek(dossier: Dossier) -> None:
    dossier.doe(bericht315("A1"))
    vak = dossier.open()
    (rij,) = vak.rijen
    rij.open.click()
    assert dossier.hier.geopend == [("open_verzoek", 1)]


def test_een_concept_gaat_van_hier_verder(dossier: Dossier) -> None:
    dossier.hier.importeer(bericht301())
    werk = dossier.hier.workspace
    id_ = concepten.bewaar(werk, aanvragen.formulier(werk, client_id=1), "producten")
    vak = dossier.open()
    (rij,) = vak.rijen
    assert rij.accessibleName() == "Nog niet af, Concept"
    rij.open.click()
    assert dossier.gevraagd == [{"concept_id": id_}]


def test_van_een_ander_staat_er_niets(dossier: Dossier) -> None:
    dossier.hier.importeer(bericht301())
    dossier.doe(bericht315("A1", bsn="999900018"))
    dossier.open()
    assert dossier.rijen() == []


def test_een_317_gaat_uit_van_de_toewijzing_die_loopt(dossier: Dossier) -> None:
    dossier.hier.importeer(bericht301(toegewezen(300201), gemeente=APELDOORN))
    dossier.doe(bericht317("V1", gemeente=APELDOORN))
    vak = dossier.open()
    assert dossier.rijen() == ["Jeugdhulp ambulant 45A04 en nog 1 product, Wacht op besluit"]
    knop(vak, "Vraag wijziging (317)").click()
    assert dossier.gevraagd == [{"wijziging_van": 1}]
    assert dossier.gezegd == []


def test_waar_een_317_niet_wordt_aangenomen_zegt_de_knop_waarom(dossier: Dossier) -> None:
    """Rijk van Nijmegen 1.17.1, §3.4 and §4.2."""
    dossier.hier.importeer(bericht301(toegewezen(300201), gemeente=NIJMEGEN))
    vak = dossier.open()
    wijzig = knop(vak, "Vraag wijziging (317)")
    assert "Rijk van Nijmegen 1.17.1, §3.4 en §4.2" in wijzig.toolTip()
    wijzig.click()
    assert dossier.gevraagd == []
    assert [tekst in wijzig.toolTip() for tekst in dossier.gezegd] == [True]


def test_bij_twee_gemeenten_staat_erbij_welke(dossier: Dossier) -> None:
    dossier.hier.importeer(
        bericht301(toegewezen(300201), gemeente=NIJMEGEN),
        bericht301(toegewezen(200101), gemeente=APELDOORN, identificatie="G2"),
    )
    vak = dossier.open()
    knop(vak, "Vraag wijziging bij Nijmegen (317)")
    knop(vak, "Vraag wijziging bij Apeldoorn (317)").click()
    assert dossier.gevraagd == [{"wijziging_van": 2}]


def test_wat_niet_meer_loopt_is_niet_te_wijzigen(dossier: Dossier) -> None:
    dossier.doe(bericht315("A1", wet=Wet.JW))
    vak = dossier.open()
    assert vak.wijzig == []
