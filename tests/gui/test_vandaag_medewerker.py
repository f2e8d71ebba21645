"""Choosing in Vandaag by who follows the client."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from app.gui.vandaag.rijen import Keuze, kies
from app.services import dossiers
from app.store.instellingen import Gemeentecontact
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.test_vandaag import DAG, termijn
from tests.gui.test_vandaag_uitstellen import kies_in
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
TOT = DAG + timedelta(days=4)
START = "Start melden (305)"
CONTACT = Gemeentecontact("backoffice@nijmegen.example", "000 123 45 67", "vraag naar Jo")


def test_kiezen_op_medewerker_en_op_niemand() -> None:
    alle = [replace(termijn(1), medewerker="M. Bos"), termijn(2)]
    assert [t.client_id for t in kies(alle, Keuze(medewerker="M. Bos"))] == [1]
    assert [t.client_id for t in kies(alle, Keuze(medewerker=""))] == [2]
    assert not Keuze(medewerker="").alles


def test_medewerker_kiezen_kan_zodra_iemand_een_client_volgt(scherm: Scherm) -> None:
    scherm.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
    )
    combo = scherm.vandaag.filters.medewerkers
    assert not combo.isVisible()
    dossiers.zet_medewerker(scherm.workspace, 1, "M. Bos")
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    assert combo.isVisible()
    assert [combo.itemText(nr) for nr in range(combo.count())] == ["Iedereen", "M. Bos", "Niemand"]
    kies_in(combo, "M. Bos")
    assert {t.client_id for r in scherm.regels() for t in scherm.vandaag.termijnen_van(r)} == {1}
    kies_in(combo, "Niemand")
    assert {t.client_id for r in scherm.regels() for t in scherm.vandaag.termijnen_van(r)} == {2}
    dossiers.zet_medewerker(scherm.workspace, 1, "")
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    assert not combo.isVisible()
