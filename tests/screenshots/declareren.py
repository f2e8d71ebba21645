"""Draws Declareren: the proposal, the declarations and the refused lines."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from app.gui.afschrift.page import Afschriftpagina
from app.gui.application import Application
from app.gui.context import TAB_AFGEKEURD, TAB_DECLARATIES, TAB_VOORSTEL
from app.gui.declareren.afgekeurd import AfgekeurdPage
from app.gui.declareren.declaraties import DeclaratiesPage
from app.gui.declareren.page import DeclarerenPage
from app.gui.declareren.voorstel import VoorstelPage
from app.gui.declareren.voorstelrijen import Kop, Lijnrij, Wegrij
from tests.screenshots.declareermap import MAART, maak_afschrift
from tests.screenshots.kijker import Kijker


def _page(kijker: Kijker) -> DeclarerenPage:
    kijker.venster.open_screen("declareren")
    page = kijker.venster.page("declareren")
    assert isinstance(page, DeclarerenPage)
    return page


def voorstel(kijker: Kijker) -> None:
    page = _page(kijker)
    tab = page.page(TAB_VOORSTEL)
    assert isinstance(tab, VoorstelPage)
    page.toon(TAB_VOORSTEL)
    kijker.teken("voorstel")
    tab.tabel.kies(lambda rij: isinstance(rij, Lijnrij) and rij.is_rood)
    kijker.teken("voorstel-rood")
    tab.paneel.volume.click()
    kijker.teken("voorstel-ander-volume")
    tab.volumevraag.bewaar.click()
    kijker.teken("voorstel-zonder-reden")
    tab.volumevraag.gestopt.emit()
    tab.paneel.niet.click()
    kijker.teken("voorstel-niet-declareren")
    tab.nietvraag.gestopt.emit()
    tab.tabel.kies(lambda rij: isinstance(rij, Lijnrij) and rij.lijn.regel.crediteert is not None)
    kijker.teken("voorstel-correctie")
    tab.tabel.wissel.emit(tab.tabel.chosen_row())
    tab.tabel.kies(lambda rij: isinstance(rij, Wegrij))
    kijker.teken("voorstel-niet-mee")
    tab.tabel.kies(lambda rij: isinstance(rij, Kop))
    kijker.teken("voorstel-kop")
    tab.voet.voorbeeld.click()
    kijker.teken("voorstel-bericht")
    kijker.venster.close_over()
    page.toon(TAB_VOORSTEL, maand=MAART.replace(month=4))
    kijker.teken("voorstel-lopende-maand")
    page.toon(TAB_VOORSTEL, maand=MAART)
    kijker.rust()
    tab.voet.zet_klaar.click()
    kijker.teken("voorstel-klaargezet")


def declaraties(kijker: Kijker) -> None:
    page = _page(kijker)
    page.toon(TAB_DECLARATIES)
    tab = page.page(TAB_DECLARATIES)
    assert isinstance(tab, DeclaratiesPage)
    kijker.teken("declaraties")
    for naam, fits in (
        ("betaald", lambda r: r.van.betaald),
        ("klopt-niet", lambda r: not r.van.klopt),
        ("deels", lambda r: r.van.afgekeurde_regels),
    ):
        tab.tabel.kies(next(r.van.bericht_id for r in tab._rijen if fits(r)))
        kijker.teken(f"declaraties-{naam}")
    tab.regels.selectRow(1)
    kijker.teken("declaraties-afgekeurde-regel")
    tab.regels.selectRow(0)
    kijker.rust()
    tab.paneel.crediteer.click()
    kijker.rust()
    tab.creditvraag.volume.setText("3")
    kijker.teken("declaraties-crediteer")
    tab.creditvraag.gestopt.emit()
    tab.kop.betaald.click()
    kijker.teken("declaraties-betaling")
    tab.betaalvraag.gestopt.emit()


def ontvangen(kijker: Kijker) -> None:
    """What is open by its age, a bank statement, and what came in."""
    page = _page(kijker)
    page.toon(TAB_DECLARATIES)
    tab = page.page(TAB_DECLARATIES)
    assert isinstance(tab, DeclaratiesPage)
    kijker.rust()
    stap = next(stap for stap in tab.balk.stappen.values() if stap.isEnabled())
    stap.click()
    kijker.teken("ontvangen-gefilterd")
    stap.click()
    tab.balk.afschrift.click()
    kijker.teken("afschrift-begin")
    over = kijker.venster.over
    assert isinstance(over, Afschriftpagina)
    with TemporaryDirectory() as werk:
        fout = Path(werk) / "maart.sta"
        fout.write_bytes(b":20:P\n:25:NL\n")
        over.take_files([fout])
        kijker.teken("afschrift-fout")
        pad = Path(werk) / "maart.xml"
        pad.write_bytes(maak_afschrift(kijker.geopend.kantoor.workspace))
        over.take_files([pad])
        kijker.teken("afschrift")
        kaart = next(een for een in over.kaarten if een.keuze.boeking.bedrag == 75_000)
        veld = kaart.velden[0]
        veld.setCurrentIndex(
            next(at for at in range(veld.count()) if "€ 300,00 open" in veld.itemText(at))
        )
        over.boek.click()
        kijker.teken("afschrift-vraag")
        over.gebied.verticalScrollBar().setValue(9_999)
        kijker.teken("afschrift-onder")
        kaart._bezwaar.niet.click()
        over.boek.click()
        kijker.teken("afschrift-geboekt")
        over = Afschriftpagina(kijker.geopend.kantoor)
        kijker.venster.open_over(over)
        over.take_files([pad])
        kijker.teken("afschrift-nog-eens")
        kijker.venster.close_over()


def afgekeurd(kijker: Kijker) -> None:
    page = _page(kijker)
    page.toon(TAB_AFGEKEURD)
    tab = page.page(TAB_AFGEKEURD)
    assert isinstance(tab, AfgekeurdPage)
    kijker.teken("afgekeurde-regels")
    tab.kaart.hoeft_niet.click()
    kijker.teken("afgekeurde-regels-hoeft-niet")
    tab.kaart.redenvraag.gestopt.emit()
    tab.wat.setCurrentIndex(1)
    tab.wat.activated.emit(1)
    kijker.teken("afgekeurde-regels-alles")


def teken_declareren(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "declareren")
    afgekeurd(kijker)
    voorstel(kijker)
    declaraties(kijker)
    ontvangen(kijker)
    kijker.sluit()
