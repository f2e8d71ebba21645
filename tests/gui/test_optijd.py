"""The tab Op tijd?: who was in time, what is behind each figure, and how it is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.verzending import Status
from app.gui.messages import Kind
from app.gui.overzichten.handelingen import Handelingenpagina, Lijstpagina
from app.gui.overzichten.optijd import Cijfertabel, Optijdblad
from app.gui.overzichten.page import OverzichtenPage, scherm
from app.gui.overzichten.periode import PERIODEN, ZELF, Periodekeuze, maanden_van
from app.gui.venster import Overpagina
from app.standard.berichtsoort import Berichtsoort
from tests.bouw import NIJMEGEN, toegewezen
from tests.gui.bureau import VANDAAG, Bureau, teksten, toets_toetsenbord
from tests.reports.lezen import paginas
from tests.services.terugblik_bouw import Praktijk, start, stop
from tests.store.verzoeken import WIJCHEN

_302, _306 = Berichtsoort.TOEWIJZING_RETOUR, Berichtsoort.START_RETOUR
MAART_2, MAART_3, MAART_16 = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 16)


@pytest.fixture
def gevuld(hier: Bureau) -> Praktijk:
    """Two 302s, a start in time, a start that was late, an early end and a late request."""
    praktijk = Praktijk(hier.map, hier.workspace.engine, VANDAAG)
    for nummer, gemeente in ((300201, NIJMEGEN), (300202, WIJCHEN)):
        ontvangen = praktijk.ontvang(
            MAART_2, toegewezen(nummer, ingangsdatum=MAART_2), gemeente=gemeente
        )
        praktijk.stuur(_302, MAART_3, heenbericht_id=ontvangen, gemeente=gemeente)
    for nummer, op in ((300201, MAART_3), (300202, MAART_16)):
        heen = praktijk.meld(op, start(MAART_2), nummer=nummer)
        praktijk.antwoord(heen, _306, op)
    praktijk.antwoord(
        praktijk.meld(MAART_16, stop(MAART_2, date(2026, 3, 12), "32")),
        Berichtsoort.STOP_RETOUR,
        MAART_16,
    )
    praktijk.vraag(MAART_16, MAART_2, status=Status.GOEDGEKEURD, afgesloten_op=VANDAAG,
                   afsluiting="niet meer nodig")  # fmt: skip
    return praktijk


def open_(hier: Bureau, size: tuple[int, int] = (1000, 760)) -> Optijdblad:
    page = OverzichtenPage(hier.kantoor)
    hier.toon(page, size)
    page.bladen.setCurrentWidget(page.optijd)
    hier.wacht()
    return page.optijd


def cellen(tabel: Cijfertabel) -> list[list[str]]:
    model = tabel.model()
    return [
        [model.index(rij, kolom).data() for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


def klik(tabel: Cijfertabel, rij: int, kolom: int) -> None:
    plek = tabel.visualRect(tabel.model().index(rij, kolom)).center()
    QTest.mouseClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)


def geopend(hier: Bureau) -> Overpagina:
    naam, pagina = hier.geopend[-1]
    assert naam == "open_over"
    assert isinstance(pagina, Overpagina)
    hier.qtbot.addWidget(pagina)
    pagina.resize(784, 560)
    pagina.show()
    pagina.appear()
    return pagina


def wat(pagina: Lijstpagina[Any]) -> list[str]:
    model = pagina.model_
    return [model.index(rij, 0).data().replace("\n", ", ") for rij in range(model.rowCount())]


# The figures


def test_wij_en_de_gemeente_elk_met_hun_soorten(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    assert cellen(blad.wij.table) == [
        ["Retour op toewijzing (302)\n2 keer, gem. 1,0 werkdagen", "100 %", ""],
        ["Toewijzing aanvragen (315)\n1 keer, gem. 10,0 werkdagen", "0 %", "1"],
        ["Start melden (305)\n2 keer, gem. 5,5 werkdagen", "50 %", "1"],
        ["Stop melden (307)\n1 keer, gem. 2,0 werkdagen", "100 %", ""],
    ]
    assert blad.wij.getal.text() == "66 %"
    assert "4 van 6 op tijd · gemiddeld" in blad.wij.regel.text()
    assert [rij[0].split("\n")[0] for rij in cellen(blad.zij.table)] == [
        "Retour op start (306)", "Retour op stop (308)",
    ]  # fmt: skip
    assert blad.zij.balk.accessibleName() == "De gemeente: 100 % op tijd"


def test_per_maand_en_per_gemeente(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    assert cellen(blad.delen) == [["Maart 2026", "66 %", "2", "4,2", "100 %", "", "0,0"]]
    blad.per.setCurrentIndex(1)
    blad.per.activated.emit(1)
    assert [rij[:3] for rij in cellen(blad.delen)] == [
        ["Nijmegen", "75 %", "1"], ["Wijchen", "50 %", "1"],
    ]  # fmt: skip
    assert blad.delen.model().headerData(0, Qt.Orientation.Horizontal) == "Gemeente"


def test_terugwerkende_kracht_en_uitval(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    assert cellen(blad.verzoeken) == [["Maart 2026", "1", "1"]]
    assert cellen(blad.uitval) == [["Voortijdig afgesloten, door cliënt\nJeugdwet, code 32", "1"]]
    assert "1 van 1 definitieve stop (307) kwam" in blad.uitval_regel.text()


def test_een_gemeente_kiezen(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    assert [blad.gemeente.itemText(at) for at in range(blad.gemeente.count())] == [
        "Alle gemeenten", "Nijmegen", "Wijchen",
    ]  # fmt: skip
    blad.gemeente.setCurrentIndex(2)
    blad.gemeente.activated.emit(2)
    hier.wacht()
    assert [rij[0].split("\n")[0] for rij in cellen(blad.wij.table)] == [
        "Retour op toewijzing (302)", "Start melden (305)",
    ]  # fmt: skip
    assert blad.gemeente.currentText() == "Wijchen"


def test_een_andere_periode_is_leeg(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    keuze = blad.periode.periode
    keuze.setCurrentIndex(keuze.findText("Vorig jaar"))
    keuze.activated.emit(keuze.currentIndex())
    hier.wacht()
    assert "Niets om op terug te kijken" in blad.delen.accessibleDescription()
    assert not blad.wij.isVisible()
    assert not blad.uitval.isVisible()
    assert blad.delen.isVisible()


def test_zonder_gegevens_staat_er_wat_er_is(hier: Bureau) -> None:
    blad = open_(hier)
    assert "Nog niets om op terug te kijken" in blad.delen.accessibleDescription()
    assert "Sleep eerst bestanden van VECOZO hierheen." in blad.delen.accessibleDescription()


def test_in_weinig_ruimte_staan_de_blokken_onder_elkaar(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier, (1000, 760))
    assert blad.wij.y() == blad.zij.y()
    blad.window().resize(760, 560)
    hier.wacht()
    assert blad.wij.x() == blad.zij.x()
    assert blad.zij.y() > blad.wij.y()


def test_wat_er_verandert_staat_er_meteen(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    gevuld.ontvang(date(2026, 3, 23), toegewezen(300203))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert cellen(blad.wij.table)[0][1:] == ["66 %", "1"]


def test_de_samenvatting_en_de_knoppen_horen_bij_het_blad(hier: Bureau, gevuld: Praktijk) -> None:
    page = OverzichtenPage(hier.kantoor)
    gezegd: list[str] = []
    page.summary_changed.connect(gezegd.append)
    hier.toon(page)
    assert page.header_actions() == []
    page.bladen.setCurrentWidget(page.optijd)
    hier.wacht()
    assert gezegd[-1] == "Op tijd: wij 66 %, de gemeente 100 %"
    assert page.header_actions() == [page.export.print, page.export.pdf, page.export.excel]
    assert not page.jaar.isVisible()
    page.bladen.setCurrentIndex(0)
    assert gezegd[-1] == ""
    assert page.header_actions() == []
    assert page.jaar.isVisible()


# What is behind a figure


def test_een_klik_op_te_laat_toont_alleen_wat_te_laat_was(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    klik(blad.wij.table, 2, 2)
    pagina = geopend(hier)
    assert isinstance(pagina, Handelingenpagina)
    assert pagina.titel == "Start melden (305)"
    assert wat(pagina) == ["T. de Wit, Wijchen · Toewijzing 300202"]
    model = pagina.model_
    assert [model.index(0, kolom).data() for kolom in range(1, 4)] == [
        "ma 9 mrt 2026\nvanaf 02-03-2026", "ma 16 mrt 2026\nna 10 werkdagen",
        "5 werkdagen te laat",
    ]  # fmt: skip
    pagina.alleen_laat.click()
    assert wat(pagina) == [
        "T. de Wit, Wijchen · Toewijzing 300202", "T. de Wit, Nijmegen · Toewijzing 300201",
    ]  # fmt: skip


def test_een_klik_elders_toont_alles_en_enter_opent_het_dossier(
    hier: Bureau, gevuld: Praktijk
) -> None:
    blad = open_(hier)
    klik(blad.wij.table, 2, 0)
    pagina = geopend(hier)
    assert isinstance(pagina, Handelingenpagina)
    assert len(wat(pagina)) == 2
    QTest.keyClick(pagina.table, Qt.Key.Key_Return)
    assert hier.geopend[-1] == ("open_client", 1)
    pagina.open_knop.click()
    assert hier.geopend[-2:] == [("open_client", 1)] * 2


def test_een_klik_in_een_maand_toont_die_partij(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    for kolom, aantal, titel in (
        (1, 6, "Maart 2026, wij"), (2, 2, "Maart 2026, wij"), (4, 3, "Maart 2026, de gemeente"),
        (0, 9, "Maart 2026"),
    ):  # fmt: skip
        klik(blad.delen, 0, kolom)
        pagina = geopend(hier)
        assert isinstance(pagina, Handelingenpagina)
        assert len(wat(pagina)) == aantal
        assert pagina.titel == titel
        assert all(" (3" in een for een in wat(pagina))  # of more than one kind: each says which


def test_een_klik_op_verzoeken_en_op_uitval(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    blad.verzoeken.gekozen.emit(blad.verzoeken.rijen.row(0), "te_laat")
    pagina = geopend(hier)
    assert isinstance(pagina, Lijstpagina)
    assert pagina.titel == "Verzoeken in maart 2026"
    assert len(wat(pagina)) == 1
    blad.uitval.gekozen.emit(blad.uitval.rijen.row(0), "")
    pagina = geopend(hier)
    assert isinstance(pagina, Lijstpagina)
    assert wat(pagina) == ["T. de Wit, Nijmegen"]
    QTest.keyClick(pagina.table, Qt.Key.Key_Return)
    assert hier.geopend[-1] == ("open_client", 1)


def test_als_niets_te_laat_was_zegt_de_lijst_dat(hier: Bureau, gevuld: Praktijk) -> None:
    blad = open_(hier)
    klik(blad.wij.table, 0, 2)
    pagina = geopend(hier)
    assert isinstance(pagina, Handelingenpagina)
    assert wat(pagina) == []
    assert "Niets te laat" in pagina.table.accessibleDescription()
    assert not pagina.open_knop.isEnabled()


# Which months


@pytest.mark.parametrize(
    ("periode", "van", "tot"),
    [
        ("Dit jaar", (2026, 1), (2026, 4)),
        ("Vorig jaar", (2025, 1), (2025, 12)),
        ("Dit kwartaal", (2026, 4), (2026, 4)),
        ("Vorig kwartaal", (2026, 1), (2026, 3)),
        ("Deze maand", (2026, 4), (2026, 4)),
        ("Vorige maand", (2026, 3), (2026, 3)),
    ],
)
def test_de_maanden_van_een_periode(
    periode: str, van: tuple[int, int], tot: tuple[int, int]
) -> None:
    assert periode in PERIODEN
    assert maanden_van(periode, VANDAAG) == (date(*van, 1), date(*tot, 1))


def test_het_vorige_kwartaal_kan_in_het_vorige_jaar_liggen() -> None:
    gevonden = maanden_van("Vorig kwartaal", date(2026, 2, 28))
    assert gevonden == (date(2025, 10, 1), date(2025, 12, 1))


def test_een_maand_zelf_kiezen_trekt_de_andere_mee(qtbot: QtBot) -> None:
    keuze = Periodekeuze(VANDAAG)
    qtbot.addWidget(keuze)
    assert (keuze.van, keuze.tot) == (date(2026, 1, 1), date(2026, 4, 30))
    with qtbot.waitSignal(keuze.gewijzigd):
        keuze.laatste.kies(date(2025, 11, 1))
        keuze.laatste.activated.emit(keuze.laatste.currentIndex())
    assert (keuze.van, keuze.tot) == (date(2025, 11, 1), date(2025, 11, 30))
    assert keuze.periode.currentText() == ZELF


# On paper and in Excel


def bewaar(hier: Bureau, doel: Path, knop: str) -> None:
    page = OverzichtenPage(hier.kantoor, lambda *_: doel)
    hier.toon(page)
    page.bladen.setCurrentWidget(page.optijd)
    hier.wacht()
    gevonden = getattr(page.export, knop)
    assert isinstance(gevonden, QPushButton)
    gevonden.click()
    hier.wacht()


def test_de_cijfers_als_pdf(hier: Bureau, gevuld: Praktijk) -> None:
    doel = hier.map / "tijd.pdf"
    bewaar(hier, doel, "pdf")
    samen = " ".join(paginas(doel.read_bytes()))
    assert "Wij: 66 % op tijd" in samen
    assert "Zorg & Zo" in samen
    assert hier.recorder.said[-1][0] is Kind.DONE


def test_alles_in_excel(hier: Bureau, gevuld: Praktijk) -> None:
    doel = hier.map / "tijd.xlsx"
    bewaar(hier, doel, "excel")
    boek = load_workbook(doel)
    assert boek["Alles"].max_row == 10
    assert "T.d.W. (2010)" in {cel.value for cel in boek["Alles"]["H"]}


def test_zonder_iets_is_er_niets_te_bewaren(hier: Bureau) -> None:
    page = OverzichtenPage(hier.kantoor)
    hier.toon(page)
    page.bladen.setCurrentWidget(page.optijd)
    hier.wacht()
    assert not any(knop.isEnabled() for knop in page.export.knoppen)


# For everybody


def test_met_het_toetsenbord_kom_je_overal(hier: Bureau, gevuld: Praktijk) -> None:
    scherm_ = scherm(hier.kantoor)

    def maak() -> OverzichtenPage:
        page = OverzichtenPage(hier.kantoor)
        page.bladen.setCurrentWidget(page.optijd)
        return page

    toets_toetsenbord(
        hier, type(scherm_)(scherm_.key, scherm_.title, scherm_.icon, maak, scherm_.help_text)
    )


def test_de_uitleg_noemt_het_blad(hier: Bureau) -> None:
    uitleg = scherm(hier.kantoor).help_text
    for woord in ("Op tijd?", "Terugwerkende kracht", "Eerder gestopt"):
        assert woord in uitleg
    assert teksten(open_(hier)) != ""
