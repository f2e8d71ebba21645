from __future__ import annotations

import threading
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.gui.importeren.importeur import Importeur, lees_in
from app.gui.importeren.page import ImportPagina, stand
from app.gui.importeren.uitslag import Uitslag, volgorde
from app.gui.messages import Kind
from app.gui.task import Progress
from app.services import instellen, ontvangen
from app.services.ontvangen import Importregel, Uitkomst
from app.standard.codec import encode
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

NU = datetime(2026, 4, 10, 8, 12, tzinfo=UTC)


def regel(uitkomst: Uitkomst, **anders: Any) -> Importregel:
    return Importregel("a.xml", uitkomst, **anders)


def uitslag(*regels: Importregel, afgebroken: bool = False) -> Uitslag:
    return Uitslag(regels, NU, afgebroken)


GOED = regel(Uitkomst.VERWERKT)
BEKEND = regel(Uitkomst.BEKEND)
FOUT = regel(Uitkomst.GEWEIGERD, reden="Dit is een ander bestand. Vraag het na.")
LET_OP = regel(Uitkomst.VERWERKT, reden="Dit bericht klopt niet.")


@pytest.mark.parametrize(
    ("gegeven", "zin", "soort"),
    [
        (uitslag(GOED, GOED), "2 verwerkt.", Kind.DONE),
        (
            uitslag(GOED, BEKEND, BEKEND, FOUT),
            "1 verwerkt, 2 bekend, 1 geweigerd.",
            Kind.WARNING,
        ),
        (uitslag(GOED, LET_OP), "2 verwerkt. Bij 1 bericht is iets gevonden.", Kind.WARNING),
        (uitslag(FOUT), "Dit is een ander bestand. Vraag het na.", Kind.WARNING),
        (uitslag(BEKEND), "Dit bestand is al bekend. Er is niets veranderd.", Kind.DONE),
        (uitslag(BEKEND, BEKEND), "Deze bestanden zijn al bekend.", Kind.DONE),
        (uitslag(GOED, afgebroken=True), "Gestopt. 1 verwerkt.", Kind.DONE),
        (uitslag(afgebroken=True), "Gestopt. Er is niets ingelezen.", Kind.WARNING),
    ],
)  # fmt: skip
def test_de_uitslag_in_een_zin(gegeven: Uitslag, zin: str, soort: Kind) -> None:
    assert gegeven.zin.startswith(zin)
    assert gegeven.soort is soort


def test_wat_aandacht_vraagt_staat_bovenaan() -> None:
    assert volgorde([GOED, LET_OP, BEKEND, FOUT]) == [FOUT, LET_OP, GOED, BEKEND]
    assert [stand(r).words for r in volgorde([GOED, LET_OP, BEKEND, FOUT])] == [
        "Geweigerd",
        "Verwerkt, let op",
        "Verwerkt",
        "Bekend",
    ]


def test_een_map_en_een_zip_slepen(scherm: Scherm, tmp_path: Path) -> None:
    map_ = tmp_path / "van VECOZO"
    map_.mkdir()
    (map_ / "een.xml").write_bytes(encode(bericht301()))
    with zipfile.ZipFile(tmp_path / "twee.zip", "w") as archief:
        ander = bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002")
        archief.writestr("JW301.xml", encode(ander))
    scherm.sleep(map_, tmp_path / "twee.zip")
    assert scherm.gezegd == "2 verwerkt."
    assert len(scherm.taken()) == 3  # the two retouren fold into one row


def test_een_lege_map_zegt_wat_te_kiezen(scherm: Scherm, tmp_path: Path) -> None:
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    scherm.sleep(leeg)
    assert scherm.gezegd.startswith("In de map ‘leeg’ staan geen XML- of ZIP-bestanden.")


def test_elk_bestand_met_zijn_reden_in_het_venster(scherm: Scherm) -> None:
    scherm.importeer(bericht301(), b"geen xml", bericht301(bsn="999900007", identificatie="G2"))
    scherm.klik(scherm.knop("Bekijk"))
    pagina = scherm.geopend.venster.over
    assert isinstance(pagina, ImportPagina)
    tabel = pagina.tabel
    standen = [tabel.model().index(rij, 0).data() for rij in range(3)]
    assert standen == ["Geweigerd", "Verwerkt, let op", "Verwerkt"]
    tabel.selectRow(1)
    assert "CS002" in pagina.toelichting
    assert "Identificatie van het bericht: G2" in pagina.toelichting
    tabel.selectRow(2)
    assert "niets op aan te merken" in pagina.toelichting
    scherm.klik(pagina.bekijk)
    assert scherm.geopend.venster.screen_key == "berichten"


def test_wat_alleen_opvalt_is_verwerkt(scherm: Scherm) -> None:
    scherm.importeer(bericht301(toegewezen(referentie_aanbieder="WEB-77")), bericht301())
    scherm.klik(scherm.knop("Bekijk"))
    pagina = scherm.geopend.venster.over
    assert isinstance(pagina, ImportPagina)
    model = pagina.tabel.model()
    assert model.index(0, 0).data() == "Verwerkt, let op"
    assert "WEB-77" in model.index(0, 3).data()
    assert pagina.toelichting.startswith("Dit bericht is verwerkt. Er valt wel iets op.")
    assert "dan hoef je niets te doen. (regel TR379)" in pagina.toelichting


def test_de_laatste_import_blijft_te_bekijken(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    (laatste,) = [
        k for k in scherm.geopend.venster.status.findChildren(type(scherm.knop("Bekijk")))
        if k.text().startswith("Laatste import")
    ]  # fmt: skip
    assert laatste.text().endswith(": 1 verwerkt")
    scherm.klik(laatste)
    assert isinstance(scherm.geopend.venster.over, ImportPagina)


def test_tweemaal_slepen_is_een_keer_inlezen(
    scherm: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = scherm.bestand("a.xml", bericht301())
    wacht, keren = threading.Event(), []
    echt = ontvangen.ontvang

    def traag(*args: Any) -> Sequence[Importregel]:
        keren.append(args[1])
        wacht.wait(5)
        return echt(*args)

    monkeypatch.setattr(ontvangen, "ontvang", traag)
    for _ in range(4):
        scherm.geopend.kantoor.importeer([pad])
    wacht.set()
    scherm.rust()
    assert len(keren) == 2  # one that ran, and one that waited for all later clicks
    assert scherm.gezegd == "Dit bestand is al bekend. Er is niets veranderd."


def test_kiezen_terwijl_er_al_gekozen_wordt(
    scherm: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    keren = []

    def kies(*_: Any) -> tuple[list[str], str]:
        keren.append(1)
        scherm.geopend.kies_bestanden()  # while the dialog is open
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", kies)
    scherm.klik(scherm.knop("Bestanden kiezen…"))
    assert keren == [1]
    scherm.toets(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert keren == [1, 1]


def test_annuleren_houdt_wat_al_gedaan_is(scherm: Scherm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ontvangen, "PER_KEER", 1)
    paden = [
        scherm.bestand("a.xml", bericht301()),
        scherm.bestand("b.xml", bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G2")),
    ]
    gemeld: list[tuple[str, int, int]] = []

    def meld(tekst: str, gedaan: int, totaal: int) -> None:
        gemeld.append((tekst, gedaan, totaal))
        voortgang.cancel()

    voortgang = Progress(meld)
    gedaan = lees_in(scherm.workspace, paden, voortgang)
    assert gemeld == [("Inlezen: a.xml", 0, 2)]
    assert gedaan.afgebroken
    assert gedaan.zin == "Gestopt. 1 verwerkt."


def test_de_gevolgde_map_wordt_ingelezen_als_een_bestand_heel_is(
    scherm: Scherm, tmp_path: Path
) -> None:
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    instellen.zet_downloadmap(scherm.workspace, downloads)
    (downloads / "JW301.xml").write_bytes(encode(bericht301()))
    (downloads / "foto.jpg").write_bytes(b"geen bericht")
    importeur = scherm.geopend.importeur
    importeur.kijk()
    scherm.rust()
    assert scherm.gezegd == ""  # it may still be growing
    importeur.kijk()
    scherm.rust()
    assert scherm.gezegd == "1 verwerkt."
    assert len(scherm.taken()) == 2
    importeur.kijk()
    scherm.rust()
    assert importeur.laatste is not None
    assert len(importeur.laatste.regels) == 1


def test_wat_al_bekend_is_in_de_gevolgde_map_is_geen_nieuws(scherm: Scherm, tmp_path: Path) -> None:
    scherm.importeer(bericht301())
    voor = scherm.geopend.importeur.laatste
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    (downloads / "JW301 (1).xml").write_bytes(encode(bericht301()))
    instellen.zet_downloadmap(scherm.workspace, downloads)
    for _ in range(3):
        scherm.geopend.importeur.kijk()
        scherm.rust()
    assert scherm.geopend.importeur.laatste is voor


def test_een_gevolgde_map_die_weg_is_stoort_niet(scherm: Scherm, tmp_path: Path) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    instellen.zet_downloadmap(scherm.workspace, weg)
    weg.rmdir()
    for _ in range(2):
        scherm.geopend.importeur.kijk()
        scherm.rust()
    assert scherm.gezegd == ""


def test_stoppen_vergeet_wat_wacht(scherm: Scherm) -> None:
    importeur: Importeur = scherm.geopend.importeur
    importeur.stop()
    assert not importeur._klok.isActive()
