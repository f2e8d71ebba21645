from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.deadlines.protocol import Wie
from app.deadlines.termijnen import AFKEUR, Actie, Termijn, Urgentie
from app.domain.openstaand import AfkeurOpen, AntwoordOpen, RetourOpen, StartOpen, StopOpen
from app.domain.verzending import Status
from app.gui.vandaag.mail import onderwerp, tekst
from app.gui.vandaag.rijen import LATER_ID, Keuze, kies, maak_lijst
from app.services.taakwoorden import samenvatting, soort_naam
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

DAG = date(2026, 4, 9)
DRUTEN = "0225"
KEY = Qt.Key


def termijn(nr: int, actie: Actie = Actie.MELD_START, over: int = 0, **anders: Any) -> Termijn:
    """A Termijn of the soort that goes with the act."""
    wie: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "client": f"C. Lient {nr}", "client_id": nr,
    } | anders  # fmt: skip
    soort, feit = _feit(nr, actie, wie)
    status = (
        Urgentie.TE_LAAT if over < 0 else Urgentie.VANDAAG if not over
        else Urgentie.DEZE_WEEK if over < 4 else Urgentie.LATER
    )  # fmt: skip
    velden: dict[str, Any] = {
        "soort": soort, "regel": "OP271", "bron": "OP271", "telt_vanaf": DAG,
        "lengte": "5 werkdagen", "vervaldatum": DAG + timedelta(days=over),
        "werkdagen_over": over, "status": status, "wie": Wie.AANBIEDER,
        "actie": actie, "uitleg": f"Uitleg {nr}", "kort": f"Kort {nr}", "feit": feit,
    }  # fmt: skip
    return Termijn(**velden)


def _feit(
    nr: int, actie: Actie, wie: dict[str, Any]
) -> tuple[str, RetourOpen | StartOpen | AntwoordOpen | AfkeurOpen]:
    if actie is Actie.MAIL_GEMEENTE:
        return "306", AntwoordOpen(
            bericht_id=nr, identificatie=f"ID{nr}", soort=Berichtsoort.START_RETOUR,
            ingediend_op=DAG - timedelta(days=7), **wie,
        )  # fmt: skip
    if actie is Actie.BEKIJK_AFKEUR:
        return AFKEUR, AfkeurOpen(
            bericht_id=nr, identificatie=f"ID{nr}", soort=Berichtsoort.START, sinds=DAG,
            codes=("9326",), **wie,
        )  # fmt: skip
    if actie is Actie.MELD_START:
        return "305", StartOpen(
            toewijzing_id=nr, toewijzing_nummer=300200 + nr, product="Jeugdhulp 45A04",
            ingangsdatum=DAG, einddatum=None, ontvangen_op=DAG, **wie,
        )  # fmt: skip
    return "302", RetourOpen(
        bericht_id=nr, identificatie=f"G{nr}", soort=Berichtsoort.TOEWIJZING_RETOUR,
        ontvangen_op=DAG, retour_id=100 + nr, status=Status.KLAAR, aantal_toewijzingen=2, **wie,
    )  # fmt: skip


ZET_KLAAR, MAIL = Actie.ZET_KLAAR, Actie.MAIL_GEMEENTE


def test_wat_samen_gaat_vouwt_per_gemeente_en_wet() -> None:
    lijst = maak_lijst(
        [
            termijn(1, ZET_KLAAR),
            termijn(2, ZET_KLAAR),
            termijn(3, ZET_KLAAR, gemeente=DRUTEN),
            termijn(4, ZET_KLAAR, wet=Wet.WMO),
            termijn(5, ZET_KLAAR, over=-1),
        ],
        vouw_later=True,
    )
    assert [(r.groep, r.client, r.gemeente, r.wet) for r in lijst.regels] == [
        ("TE LAAT", "C. Lient 5", "Nijmegen", "Jw"),
        ("VANDAAG", "4 toewijzingen", "Nijmegen", "Jw"),
        ("VANDAAG", "C. Lient 3", "Druten", "Jw"),
        ("VANDAAG", "C. Lient 4", "Nijmegen", "Wmo"),
    ]
    samen = lijst.regels[1]
    assert [kind.titel for kind in samen.kinderen] == ["Bericht G1", "Bericht G2"]
    assert [t.bericht_id for t in lijst.termijnen[samen.id]] == [1, 2]
    assert [t.bericht_id for t in lijst.termijnen[samen.kinderen[1].id]] == [2]


def test_een_start_vouwt_nooit_elk_heeft_zijn_eigen_datum() -> None:
    lijst = maak_lijst([termijn(1), termijn(2)], vouw_later=True)
    assert [r.client for r in lijst.regels] == ["C. Lient 1", "C. Lient 2"]


def test_wat_naar_vecozo_moet_is_een_regel_voor_alle_gemeenten() -> None:
    lijst = maak_lijst(
        [termijn(1, Actie.EXPORTEER), termijn(2, Actie.EXPORTEER, gemeente=DRUTEN)],
        vouw_later=True,
    )
    (regel,) = lijst.regels
    assert (regel.titel, regel.client) == ("Exporteren voor VECOZO", "2 berichten")
    assert [kind.titel for kind in regel.kinderen] == [
        "Retour (302), Nijmegen",
        "Retour (302), Druten",
    ]


def test_veel_voor_later_vouwt_weg_tot_er_gezocht_wordt() -> None:
    veel = [termijn(nr, over=10 + nr) for nr in range(9)]
    dicht = maak_lijst([termijn(99), *veel], vouw_later=True)
    assert [(r.groep, r.titel) for r in dicht.regels] == [
        ("VANDAAG", "Start melden (305)"),
        ("LATER", "Nog 9 voor later"),
    ]
    later = dicht.regels[1]
    assert later.id == LATER_ID
    assert later.actie_tekst == ""
    assert later.kinderen[0].dag == "zo 19 apr"
    # What tells two Toewijzingen of one client apart comes first.
    assert later.kinderen[0].titel == "Jeugdhulp 45A04 · Start (305)"
    assert dicht.termijnen[later.kinderen[3].id] == (veel[3],)
    assert len(maak_lijst(veel, vouw_later=False).regels) == 9
    assert len(maak_lijst(veel[:8], vouw_later=True).regels) == 8  # not that many


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        (Keuze(), [1, 2, 3]),
        (Keuze(wet=Wet.WMO), [3]),
        (Keuze(gemeente=DRUTEN), [2]),
        (Keuze(soort="302"), [2]),
        (Keuze(zoek="ozturk"), [1]),
        (Keuze(zoek="DRUT"), [2]),
        (Keuze(zoek="300203"), [3]),
        (Keuze(zoek="lient nijmegen"), [3]),
        (Keuze(zoek="start (305) wmo"), []),
        (Keuze(gemeente=NIJMEGEN, wet=Wet.JW), [1]),
    ],
)
def test_kiezen_en_zoeken(keuze: Keuze, verwacht: list[int]) -> None:
    alle = [
        termijn(1, client="A. Öztürk"),
        termijn(2, ZET_KLAAR, gemeente=DRUTEN),
        termijn(3, wet=Wet.WMO),
    ]
    assert [t.client_id for t in kies(alle, keuze)] == verwacht


def test_de_samenvatting_telt_wat_nu_speelt() -> None:
    alle = [termijn(1, over=-2), termijn(2), termijn(3), termijn(4, over=2), termijn(5, over=20)]
    assert samenvatting(alle) == "1 te laat · 2 vandaag · 1 deze week"
    assert samenvatting(alle[-1:]) == "1 later"
    assert samenvatting([]) == ""


def test_wat_is_afgekeurd_zegt_dat_met_woord_en_vorm() -> None:
    (regel,) = maak_lijst([termijn(1, Actie.BEKIJK_AFKEUR)], vouw_later=True).regels
    assert str(regel.status) == "✕ Afgekeurd"
    assert regel.titel == "Start afgekeurd (305)"


def test_een_stop_en_een_intrekking_hebben_hun_eigen_knop() -> None:
    stop = StopOpen(
        wet=Wet.JW, gemeente=NIJMEGEN, toewijzing_id=1, toewijzing_nummer=300201,
        product="Jeugdhulp 45A04", einddatum=DAG, bekend_op=DAG,
    )  # fmt: skip
    for soort, actie, titel, knop in (
        ("307", Actie.MELD_STOP, "Stop melden (307)", "Meld stop"),
        ("307", Actie.EXPORTEER, "Stop exporteren (307)", "Exporteer"),
        ("305", Actie.TREK_IN, "Melding intrekken", "Trek in"),
    ):
        een = replace(termijn(1), soort=soort, actie=actie, feit=stop)
        (regel,) = maak_lijst([een], vouw_later=True).regels
        assert (regel.titel, regel.actie_tekst) == (titel, knop)


def test_een_antwoord_dat_nog_kan_komen_is_niet_te_laat() -> None:
    for over, titel in ((-1, "Geen antwoord (306)"), (2, "Antwoord verwacht (306)")):
        (regel,) = maak_lijst([termijn(1, MAIL, over)], vouw_later=True).regels
        assert regel.titel == titel


def test_de_mail_noemt_berichten_en_niemand() -> None:
    een, twee = termijn(1, MAIL, -1), termijn(2, MAIL, -1)
    assert onderwerp([een]) == "Geen JW306 ontvangen op JW305"
    assert "een bericht ingediend" in tekst([een])
    samen = tekst([een, twee])
    assert "2 berichten" in samen
    assert "identificatie ID1, ingediend op 2 april 2026" in samen
    assert "ID2" in samen
    assert "Lient" not in samen


def test_tienduizend_regels_blijven_snel() -> None:
    """Not a measurement: what grows faster than the list would take minutes here."""
    veel = [termijn(nr, over=-1) for nr in range(10_000)]
    assert len(maak_lijst(veel, vouw_later=True).regels) == 10_000


# The page


def test_nog_niet_gestart_vraagt_een_datum_die_leeg_mag(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel("Start melden (305)").id)
    voet = scherm.vandaag.voet
    scherm.klik(scherm.knop("Nog niet gestart…"))
    assert voet.vraagt
    leeg = "Nog niet bekend? Laat leeg. De termijn telt dan op zijn vroegst vanaf morgen."
    assert teksten(voet).splitlines() == ["T. de Wit", "Ve&rwachte start", leeg]
    scherm.typ("31-4")
    scherm.toets(KEY.Key_Return)
    assert voet.vraagt  # no such day
    assert leeg not in teksten(voet)
    veld = QApplication.focusWidget()
    assert veld is not None
    QTest.keyClick(veld, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    scherm.typ("20-4")
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == (
        "T. de Wit is nog niet gestart. De start wordt verwacht op ma 20 apr 2026."
    )
    assert not voet.vraagt
    assert "Verwachte start 20 apr 2026" in scherm.regel("Start melden (305)").uitleg
    assert QApplication.focusWidget() is scherm.vandaag.lijst


def test_een_rij_zegt_feit_en_termijn_en_de_uitleg_de_regel(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    for regel in scherm.regels():
        assert regel.kort.endswith(" werkdagen")
        assert "(OP" not in regel.kort
        assert "(OP" in regel.uitleg


def test_leeg_laten_laat_de_termijn_vanaf_morgen_tellen(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel("Start melden (305)").id)
    scherm.vandaag.voet.vraag_datum()
    scherm.toets(KEY.Key_Return)
    assert scherm.regel("Start melden (305)").kort == "Op zijn vroegst 11 apr; 5 werkdagen"


def test_een_verwachte_start_in_het_verleden_blijft_staan_met_de_reden(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel("Start melden (305)").id)
    scherm.vandaag.voet.vraag_datum()
    scherm.typ("1-4")
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd.startswith("Een verwachte start ligt na vandaag.")
    assert scherm.vandaag.voet.vraagt
    scherm.toets(KEY.Key_Escape)
    assert not scherm.vandaag.voet.vraagt


def test_een_rij_van_meer_retouren_in_een_keer_klaar(scherm: Scherm) -> None:
    scherm.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
    )
    regel = scherm.regel("Retour sturen (302)")
    assert regel.client == "2 toewijzingen"
    scherm.doe("Retour sturen (302)")
    assert scherm.gezegd == "2 retourberichten staan klaar."
    scherm.klik(scherm.knop("Naar Klaar voor VECOZO"))
    assert scherm.geopend.venster.screen_key == "klaar"


def test_tweemaal_klikken_doet_het_een_keer(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    regel = scherm.regel("Retour sturen (302)")
    scherm.vandaag.lijst.acted.emit(regel)
    scherm.vandaag.lijst.acted.emit(regel)
    scherm.rust()
    assert scherm.gezegd == "1 retourbericht staat klaar."


def test_zoeken_en_kiezen_in_het_venster(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    zoek = scherm.geopend.venster.header.search
    scherm.toets(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is zoek
    scherm.typ("niemand")
    scherm.toets(KEY.Key_Return)
    assert scherm.taken() == []
    assert "Niets gevonden" in scherm.vandaag.lijst.accessibleDescription()
    assert not scherm.vandaag.voet.isVisible()
    scherm.toets(KEY.Key_Escape)
    assert len(scherm.taken()) == 2
    soorten = scherm.vandaag.filters.soorten
    assert [soorten.itemText(n) for n in range(soorten.count())] == [
        "Alle taken",
        "Retour (302)",
        "Start (305)",
    ]
    soorten.setCurrentIndex(2)
    soorten.activated.emit(2)
    assert [r.titel for r in scherm.regels()] == ["Start melden (305)"]
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    assert len(scherm.taken()) == 1  # a refresh keeps the choice


def test_de_filters_zijn_er_alleen_als_er_iets_te_kiezen_is(scherm: Scherm) -> None:
    assert not scherm.vandaag.filters.gemeenten.isVisible()
    scherm.importeer(bericht301())
    assert scherm.vandaag.filters.gemeenten.isVisible()
    scherm.ga_naar("klaar")
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    assert not scherm.vandaag.filters.gemeenten.isVisible()  # they are not of this page


def test_later_klapt_open_met_enter(scherm: Scherm) -> None:
    maanden = [date(2027, nr, 1) for nr in range(1, 10)]
    scherm.importeer(
        bericht301(
            *(
                toegewezen(300300 + d.month, ingangsdatum=d, einddatum=d.replace(day=28))
                for d in maanden
            )
        )
    )
    lijst = scherm.vandaag.lijst
    lijst.choose(LATER_ID)
    lijst.setFocus()
    voor = lijst.model().rowCount()
    scherm.toets(KEY.Key_Return)
    assert lijst.model().rowCount() == voor + 9
    scherm.toets(KEY.Key_Down)
    scherm.toets(KEY.Key_Return)
    assert scherm.geopend.venster.header.title == "Start melden (305)"


def test_het_menu_van_een_regel_heeft_de_andere_handelingen(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    lijst = scherm.vandaag.lijst
    lijst.choose(scherm.regel("Start melden (305)").id)
    lijst.menu_gevraagd.emit(QPoint(10, 10))
    (menu,) = scherm.vandaag.findChildren(QMenu)
    teksten = [handeling.text() for handeling in menu.actions() if handeling.text()]
    assert teksten == ["Meld start", "Nog niet gestart…", "Uitstellen…", "Open cliënt"]
    menu.actions()[0].trigger()
    menu.close()
    scherm.rust()
    assert scherm.geopend.venster.header.title == "Start melden (305)"


def test_van_een_regel_naar_de_client_en_het_bericht(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel("Retour sturen (302)").id)
    scherm.klik(scherm.knop("Bericht"))
    assert scherm.geopend.venster.screen_key == "berichten"
    scherm.ga_naar("vandaag")
    scherm.klik(scherm.knop("Cliënt"))
    assert scherm.geopend.venster.screen_key == "clienten"


def test_namen_van_soorten() -> None:
    assert soort_naam("302") == "Retour (302)"
    assert soort_naam("306") == "Antwoord (306)"
    assert soort_naam(AFKEUR) == "Afgekeurd"
