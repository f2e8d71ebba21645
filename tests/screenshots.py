"""Draws every screen from the demo data, to look at: `python -m tests.screenshots`.

Light, dark, at 150 % and in the smallest window, into the folder `screenshots`; the same with
long names, a full list, an empty data folder and what may go wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app import bootstrap
from app.deadlines.termijnen import Actie
from app.domain.afkeur import Door
from app.domain.toewijzing import Stand, Toewijzing
from app.errors import UserError
from app.forms.stop_controle import OOK, REDEN
from app.gui import messages
from app.gui.afkeur.page import AfkeurPage
from app.gui.application import Application
from app.gui.controleren import rapport
from app.gui.controleren.page import ControlerenPage
from app.gui.geopend import Geopend
from app.gui.klaar.geweigerd import GeweigerdPagina
from app.gui.klaar.groepen import Groep
from app.gui.klaar.page import KlaarPage
from app.gui.melden.page import Meldpagina
from app.gui.melden.velden import Keuzevraag, Meervraag
from app.gui.task import Progress
from app.gui.theme import Choice
from app.gui.unlock import UnlockWindow
from app.gui.widgets.date_field import DateField
from app.services import afkeuren, demo, instellen, ontvangen, retouren
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.codec import encode
from app.standard.release import Wet
from tests.bouw import AGB, NIJMEGEN, bericht301, toegewezen

VANDAAG = date(2026, 4, 9)
WACHTWOORD = "demo"
FOLDER = Path(__file__).resolve().parents[1] / "screenshots"
# Of each: its name, the scale, the size of the window and the colours.
MODI = {
    "licht": ("1", (1240, 800), Choice.LIGHT),
    "donker": ("1", (1240, 800), Choice.DARK),
    "groot": ("1.5", (1240, 800), Choice.LIGHT),
    "klein": ("1", (1024, 700), Choice.LIGHT),
}
LANGE_NAAM = "van der Weijden-Schouten tot Oldenzaal en Broekhuizen"
KEY = Qt.Key


def even(ms: int = 120) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Kijker:
    """Opens the window on a data folder and draws it."""

    def __init__(self, app: Application, map_: Path, modus: str, wat: str) -> None:
        _, maat, _ = MODI[modus]
        self.voor = f"{modus}-{wat}"
        werk = bootstrap.open_workspace(map_, WACHTWOORD, lambda: VANDAAG)
        self.geopend = Geopend(werk, app.theme, _val)
        self.venster = self.geopend.venster
        self.venster.resize(*maat)
        self.venster.show()
        self.venster.activateWindow()
        self.geopend.begin()
        self.rust()

    def rust(self) -> None:
        even()
        while self.geopend.tasks.running:
            even(20)
        even(260)  # the pause before a preview, and what follows from it
        while self.geopend.tasks.running:
            even(20)

    def teken(self, naam: str, widget: QWidget | None = None) -> None:
        self.rust()
        (widget or self.venster).grab().save(str(FOLDER / f"{self.voor}-{naam}.png"))

    def doe(self, actie: Actie, *, kies_alleen: bool = False) -> None:
        """Do the act of the first row of Vandaag that has it."""
        self.venster.open_screen("vandaag")
        self.rust()
        page = self.geopend.vandaag
        regel = next(r for r in page.regels if page.termijnen_van(r)[:1] and
                     page.termijnen_van(r)[0].actie is actie)  # fmt: skip
        page.lijst.choose(regel.id)
        page.lijst.setFocus()
        if not kies_alleen:
            page.lijst.acted.emit(regel)
        self.rust()

    def zoek(self, fits: Callable[[Toewijzing], object]) -> tuple[int, int]:
        """Give the id of the first Toewijzing that fits, and that of its client."""
        with self.geopend.kantoor.workspace.lezen() as uow:
            toewijzing, client = next(
                (t, dossier.client)
                for dossier in uow.dossiers.alle()
                for t in dossier.toewijzingen.values()
                if fits(t)
            )
        assert toewijzing.id is not None
        assert client is not None
        assert client.id is not None
        return toewijzing.id, client.id

    def sluit(self) -> None:
        self.venster.close()
        even()


def _val(fout: BaseException) -> None:
    raise fout


def vandaag(kijker: Kijker) -> None:
    kijker.teken("vandaag")
    lijst = kijker.geopend.vandaag.lijst
    QTest.keyClick(lijst, KEY.Key_Space)
    kijker.doe(Actie.ZET_KLAAR, kies_alleen=True)
    lijst.choose(next(r.id for r in kijker.geopend.vandaag.regels if r.kinderen))
    QTest.keyClick(lijst, KEY.Key_Right)
    kijker.teken("vandaag-uitleg")
    lijst.choose("later")
    QTest.keyClick(lijst, KEY.Key_Return)
    lijst.scrollTo(lijst.currentIndex(), lijst.ScrollHint.PositionAtTop)
    kijker.teken("vandaag-later")
    QTest.keyClick(lijst, KEY.Key_Return)
    kijker.doe(Actie.MELD_START, kies_alleen=True)
    kijker.geopend.vandaag.voet.vraag_datum()
    kijker.teken("vandaag-nog-niet-gestart")
    kijker.venster.header.search.setText("niemand")
    kijker.venster.header.search.search_now()
    kijker.teken("vandaag-niets-gevonden")
    kijker.venster.header.search.setText("")
    kijker.venster.header.search.search_now()


def start(kijker: Kijker) -> None:
    kijker.doe(Actie.MELD_START)
    kijker.teken("start-melden")
    pagina, datum = _formulier(kijker)
    pagina.voorbeeld.bericht.setCurrentIndex(1)
    kijker.teken("start-melden-xml")
    datum.setText("01-01-2026")
    kijker.teken("start-melden-fout")
    datum.setText("31-04-2026")
    datum.commit()
    kijker.teken("start-melden-geen-datum")
    datum.set_value(None)
    datum.open_calendar()
    kijker.teken("start-melden-leeg")
    kijker.venster.close_over()


def corrigeer(kijker: Kijker) -> None:
    gestart, _ = kijker.zoek(lambda t: t.levering.actuele_start is not None)
    kijker.geopend.kantoor.open_start(gestart, corrigeer=True)
    kijker.teken("start-corrigeren")
    _formulier(kijker)[0].trek_in.setChecked(True)
    kijker.teken("start-intrekken")
    kijker.venster.close_over()


def stop(kijker: Kijker) -> None:
    twee, _ = kijker.zoek(lambda t: "42A03" in t.productnaam and t.stand(VANDAAG) is Stand.GESTART)
    kijker.geopend.kantoor.open_stop(twee)
    kijker.teken("stop-melden-leeg")
    pagina, datum = _formulier(kijker)
    datum.setText("02-04-2026")
    reden, ook = pagina.vragen[REDEN], pagina.vragen[OOK]
    assert isinstance(reden, Keuzevraag)
    assert isinstance(ook, Meervraag)
    reden.keuze.set_value("35")
    for vinkje in ook.vinkjes.per_code.values():
        vinkje.setChecked(True)
    kijker.teken("stop-melden-twee")
    pagina.voorbeeld.bericht.setCurrentIndex(1)
    kijker.teken("stop-melden-xml")
    reden.keuze.set_value("20")
    kijker.teken("stop-melden-tijdelijk")
    datum.setText("12-04-2026")
    kijker.teken("stop-melden-fout")
    datum.set_value(None)
    reden.keuze.set_value(None)
    pagina.zet_klaar.click()
    kijker.teken("stop-melden-niets-ingevuld")
    reden.keuze.showPopup()
    kijker.teken("stop-melden-redenen", reden.keuze.view().window())
    reden.keuze.hidePopup()
    kijker.doe(Actie.MELD_STOP)
    kijker.teken("stop-melden")
    kijker.venster.help.toggle()
    kijker.teken("stop-melden-hulp")
    kijker.venster.help.toggle()
    verkort, _ = kijker.zoek(lambda t: t.actueel.reden_wijziging == "05" and
                             (t.actueel.einddatum or VANDAAG) < VANDAAG)  # fmt: skip
    kijker.geopend.kantoor.open_stop(verkort)
    kijker.teken("stop-melden-verkort")
    onderbroken, client = kijker.zoek(lambda t: t.stand(VANDAAG) is Stand.ONDERBROKEN)
    kijker.geopend.kantoor.open_stop(onderbroken)
    kijker.teken("stop-melden-onderbroken")
    kijker.geopend.kantoor.open_client(client)
    kijker.teken("client-onderbroken")


def corrigeer_stop(kijker: Kijker) -> None:
    for naam, fits in (
        ("gestopt", lambda t: t.stand(VANDAAG) is Stand.GESTOPT),
        ("niet-verder", lambda t: len(t.levering.stops) == 2),
        ("verdergegaan", lambda t: len(t.levering.starts) == 2),
        ("stop-te-laat", lambda t: t.stand(VANDAAG) is Stand.GESTART and
         (t.actueel.einddatum or VANDAAG) < VANDAAG),
        ("verwijderd", lambda t: t.verwijderd and t.levering.starts),
    ):  # fmt: skip
        _, client = kijker.zoek(fits)
        kijker.geopend.kantoor.open_client(client)
        kijker.teken(f"client-{naam}")
    gestopt, _ = kijker.zoek(lambda t: t.stand(VANDAAG) is Stand.GESTOPT)
    kijker.geopend.kantoor.open_stop(gestopt, corrigeer=True)
    kijker.teken("stop-corrigeren")
    pagina, datum = _formulier(kijker)
    datum.setText("20-03-2026")
    kijker.teken("stop-corrigeren-ingevuld")
    pagina.trek_in.setChecked(True)
    kijker.teken("stop-intrekken")
    kijker.doe(Actie.TREK_IN)
    kijker.teken("intrekken-verwijderd")
    klaar, _ = kijker.zoek(lambda t: t.levering.actuele_start is not None and
                           t.levering.actuele_start.status.onderweg)  # fmt: skip
    kijker.geopend.kantoor.open_stop(klaar)
    kijker.teken("stop-melden-let-op")
    kijker.venster.close_over()


def _formulier(kijker: Kijker) -> tuple[Meldpagina[Any], DateField]:
    """Give the form that is open, and its field for a date."""
    pagina = kijker.venster.over
    assert isinstance(pagina, Meldpagina)
    datum = pagina.findChild(DateField)
    assert isinstance(datum, DateField)
    return pagina, datum


def gemeente(kijker: Kijker) -> None:
    kijker.doe(Actie.BEKIJK_AFKEUR)
    kijker.teken("afkeur-van-vandaag")
    kijker.doe(Actie.MAIL_GEMEENTE)
    kijker.teken("mail")
    kijker.venster.close_over()


def afkeur(kijker: Kijker) -> None:
    kijker.venster.open_screen("afkeur")
    kijker.teken("afkeur")
    page = kijker.venster.page("afkeur")
    assert isinstance(page, AfkeurPage)
    for naam, door in (("gemeente", Door.GEMEENTE), ("wij", Door.WIJ)):
        _kies_door(page, door)
        kijker.teken(f"afkeur-door-{naam}")
    page.kaart.herstel.click()
    kijker.teken("afkeur-na-de-knop")
    _afhandelen(kijker, page)
    kijker.venster.open_screen("afkeur")
    page.filters.stand.setCurrentIndex(1)
    page.filters.stand.activated.emit(1)
    _kies_door(page, None)
    kijker.teken("afkeur-alles")
    kijker.venster.header.search.setText("niemand")
    kijker.venster.header.search.search_now()
    kijker.teken("afkeur-niets-gevonden")
    kijker.venster.header.search.setText("")
    kijker.venster.header.search.search_now()


def _afhandelen(kijker: Kijker, page: AfkeurPage) -> None:
    """Ask why a refusal needs nothing more, refuse an empty answer, and show what was put aside."""
    kijker.venster.open_screen("afkeur")
    _kies_door(page, Door.GEMEENTE)
    kijker.rust()
    page.kaart.hoeft_niet.click()
    kijker.teken("afkeur-hoeft-niet-meer")
    QTest.keyClick(page.kaart.vraag.reden, KEY.Key_Return)
    kijker.teken("afkeur-zonder-reden")
    page.kaart.vraag.gestopt.emit()
    page.filters.stand.setCurrentIndex(1)
    page.filters.stand.activated.emit(1)
    kijker.rust()
    (weg,) = [rij for rij in afkeuren.lijst(kijker.geopend.kantoor.workspace, alles=True)
              if rij.stand is afkeuren.Stand.AFGEHANDELD]  # fmt: skip
    page.table.kies(weg.bericht_id)
    kijker.teken("afkeur-afgehandeld")
    page.kaart.oppakken.click()
    kijker.rust()
    kijker.teken("afkeur-weer-opgepakt")
    afkeuren.handel_af(kijker.geopend.kantoor.workspace, weg.bericht_id, weg.reden)
    page.filters.stand.setCurrentIndex(0)
    page.filters.stand.activated.emit(0)


def _kies_door(page: AfkeurPage, door: Door | None) -> None:
    keuze = page.filters.door
    keuze.setCurrentIndex(max(0, keuze.findData(door)))
    keuze.activated.emit(keuze.currentIndex())


def klaar(kijker: Kijker) -> None:
    kijker.geopend.kantoor.open_klaar(None)
    kijker.teken("klaar")
    page = kijker.venster.page("klaar")
    assert isinstance(page, KlaarPage)
    vak = page.vakken[Groep.GEEXPORTEERD]
    vak.tabel.selectRow(0)
    kijker.teken("klaar-gekozen")
    page.voet.handeling("Afgekeurd…").click()
    kijker.teken("klaar-afgekeurd-leeg")
    over = kijker.venster.over
    assert isinstance(over, GeweigerdPagina)
    over.code.setEditText("IB014")
    kijker.teken("klaar-afgekeurd")
    kijker.venster.close_over()


def overige(kijker: Kijker) -> None:
    for key in ("clienten", "berichten", "instellingen"):
        kijker.venster.open_screen(key)
        kijker.teken(key)
    kijker.geopend.kantoor.open_client(1)
    kijker.teken("client")
    kijker.geopend.kantoor.open_bericht(1)
    kijker.teken("bericht")
    kijker.venster.open_screen("vandaag")
    kijker.venster.help.toggle()
    kijker.teken("hulp")
    kijker.venster.help.toggle()


def controleren(kijker: Kijker, werk: Path) -> None:
    """Check files of all sorts: in order, against the rules, the schema, and no message at all."""
    kijker.venster.open_screen("controleren")
    kijker.teken("controleren-leeg")
    goed = bericht301(agb="98765432", identificatie="C1")
    xml = encode(goed)
    inhouden = {
        "JW301_Nijmegen.xml": xml,
        "ons oude pakket.xml": xml.replace(b"<jw301:Geslacht>1", b"<jw301:Geslacht>9")
        .replace(b"2026-07-14", b"14-07-2026")
        .replace(
            b"<ijw:Postcode>9999XX</ijw:Postcode>", b"<ijw:Postcode>9999 XX NL</ijw:Postcode>"
        ),
        "JW301 met een BSN dat niet bestaat en een heel lange naam.xml": encode(
            bericht301(bsn="999900007", agb="98765432", identificatie="C2")
        ),
        "half gedownload.xml": xml[:900],
        "factuur maart.pdf.xml": b"%PDF-1.7",
    }
    paden = []
    for naam, inhoud in inhouden.items():
        paden.append(werk / naam)
        paden[-1].write_bytes(inhoud)
    kijker.venster.take_files(paden)
    kijker.teken("controleren")
    page = kijker.venster.page("controleren")
    assert isinstance(page, ControlerenPage)
    page.table.setFocus()
    page.table.selectRow(0)
    kijker.rust()
    page.detail.vondsten.setFocus()
    QTest.keyClick(page.detail.vondsten, KEY.Key_Down)
    kijker.teken("controleren-vondst")
    page.detail.view.setCurrentWidget(page.detail.view.xml)
    kijker.teken("controleren-xml")
    for nr in range(1, len(paden)):
        page.table.selectRow(nr)
        kijker.teken(f"controleren-bestand-{nr}")
    kijker.venster.help.toggle()
    kijker.teken("controleren-hulp")
    kijker.venster.help.toggle()
    kijker.venster.overlay.appear(page.drop_hint)
    kijker.teken("controleren-slepen")
    kijker.venster.overlay.hide()
    assert page.uitslag is not None
    pdf = rapport.maak(kijker.geopend.kantoor.workspace, page.uitslag, Progress(_stil))
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=1.5, prefer_bgrx=True)
        QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).save(str(FOLDER / f"{kijker.voor}-controleren-papier.png"))


def _stil(_tekst: str, _gedaan: int, _totaal: int) -> None:
    """Progress that nobody looks at."""


def importeren(kijker: Kijker, werk: Path) -> None:
    """Take in files of all sorts; the last pictures, because they change the data."""
    goed = werk / "JW301_Nijmegen.xml"
    goed.write_bytes(encode(bericht301(agb="98765432", identificatie="N1")))
    fout = werk / "download (3).xml"
    fout.write_bytes(encode(bericht301(bsn="999900007", agb="98765432", identificatie="N2")))
    ander = werk / "voor een ander.xml"
    ander.write_bytes(encode(bericht301(agb="11111111", identificatie="N3")))
    kapot = werk / "half gedownload bestand met een bijzonder lange naam die niet past.xml"
    kapot.write_bytes(goed.read_bytes()[:400])
    kijker.geopend.kantoor.importeer([goed, fout, ander, kapot])
    kijker.teken("importeren-melding")
    kijker.geopend.bekijk_import()
    kijker.teken("importeren")
    kijker.venster.close_over()
    kijker.geopend.kantoor.importeer([goed, ander])
    kijker.teken("importeren-bekend")
    fout_melding = UserError(
        "In de map ‘D:/VECOZO/uit’ kan niet worden geschreven.",
        "Kies een andere map, of kijk of er nog ruimte is.",
    )
    messages.error(kijker.venster.messages, fout_melding)
    kijker.teken("foutmelding")


def teken_demo(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "demo")
    for deel in (
        vandaag, start, corrigeer, stop, corrigeer_stop, gemeente, afkeur, klaar, overige,
    ):  # fmt: skip
        deel(kijker)
    with TemporaryDirectory() as werk:
        controleren(kijker, Path(werk))
    with TemporaryDirectory() as werk:
        importeren(kijker, Path(werk))
    kijker.sluit()


def teken_vol(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "vol")
    kijker.teken("vandaag")
    kijker.doe(Actie.MELD_START)
    kijker.teken("start-melden")
    kijker.geopend.kantoor.open_klaar(None)
    kijker.teken("klaar")
    kijker.venster.open_screen("clienten")
    kijker.teken("clienten")
    kijker.sluit()


def teken_leeg(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "leeg")
    for key in (
        "vandaag",
        "clienten",
        "berichten",
        "klaar",
        "afkeur",
        "controleren",
        "instellingen",
    ):
        kijker.venster.open_screen(key)
        kijker.teken(key)
    kijker.sluit()


def teken_ontgrendelen(modus: str) -> None:
    for naam, eerste in (("ontgrendelen", False), ("ontgrendelen-eerste-keer", True)):
        venster = UnlockWindow(lambda _: None, _val, first_run=eerste)
        venster.show()
        even()
        venster.grab().save(str(FOLDER / f"{modus}-{naam}.png"))
        venster.close()


def maak_vol(map_: Path) -> None:
    """Fill a data folder with long names and a long list."""
    dag = date(2026, 4, 1)
    werk = bootstrap.open_workspace(map_, WACHTWOORD, lambda: dag)
    instellen.zet_aanbieder(werk, AGB, "De Linde")
    gemeenten = (NIJMEGEN, "1945", "0209")
    with TemporaryDirectory() as bron:
        for nr in range(40):
            naam = VolledigeNaam(
                geslachtsnaam=Achternaam(achternaam=f"{LANGE_NAAM} {nr}"),
                voorletters="JPMA",
                naam_gebruik="1",
            )
            bericht = bericht301(
                toegewezen(300201 + nr, wet := list(Wet)[nr % 2]),
                bsn=_bsn(nr), wet=wet, gemeente=gemeenten[nr % 3],
                identificatie=f"G{nr:04}", naam=naam,
            )  # fmt: skip
            (Path(bron) / f"{nr}.xml").write_bytes(encode(bericht))
        ontvangen.ontvang(werk, [Path(bron)])
    retouren.zet_klaar(werk, "302")
    werk.engine.dispose()


def _bsn(nr: int) -> str:
    """Give the nr-th test BSN that passes the elfproef."""
    goed = [b for b in range(999900000, 999903000)
            if (sum(int(c) * w for c, w in zip(str(b), (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
                % 11 == 0)]  # fmt: skip
    return str(goed[nr])


def maak_mappen(werk: Path) -> None:
    """Make the three data folders that are drawn from."""
    gevuld = bootstrap.open_workspace(werk / "demo", WACHTWOORD, lambda: VANDAAG)
    demo.vul(gevuld)
    gevuld.engine.dispose()
    maak_vol(werk / "vol")
    leeg = bootstrap.open_workspace(werk / "leeg", WACHTWOORD, lambda: VANDAAG)
    instellen.zet_aanbieder(leeg, AGB, "De Linde")
    leeg.engine.dispose()


def teken(modus: str, werk: Path) -> None:
    """Draw everything in one mode, in a process of its own: Qt reads the scale at its start."""
    app = Application(sys.argv[:1], MODI[modus][2])
    teken_ontgrendelen(modus)
    tekenaars: Sequence[tuple[str, Callable[[Application, Path, str], None]]] = (
        ("demo", teken_demo),
        ("vol", teken_vol),
        ("leeg", teken_leeg),
    )
    for naam, tekenaar in tekenaars:
        eigen = werk / f"{naam}-{modus}"
        shutil.copytree(werk / naam, eigen)
        tekenaar(app, eigen, modus)


def main() -> None:
    if len(sys.argv) == 3:
        teken(sys.argv[1], Path(sys.argv[2]))
        return
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as werk:
        maak_mappen(Path(werk))
        for modus, (schaal, _, _) in MODI.items():
            subprocess.run(
                [sys.executable, "-m", "tests.screenshots", modus, werk],
                env={**os.environ, "QT_SCALE_FACTOR": schaal},
                check=True,
            )
    print(f"{len(list(FOLDER.glob('*.png')))} plaatjes in {FOLDER}")  # noqa: T201  # says where


if __name__ == "__main__":
    main()
