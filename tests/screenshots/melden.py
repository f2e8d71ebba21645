"""Draws Vandaag, and the forms that report, correct and withdraw a start and a stop."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest

from app.deadlines.termijnen import Actie
from app.domain.toewijzing import Stand
from app.forms.stop_controle import OOK, REDEN
from app.gui.melden.page import Meldpagina
from app.gui.velden.keuze import Keuzevraag, Meervraag
from app.gui.widgets.date_field import DateField
from tests.screenshots.kijker import KEY, VANDAAG, Kijker


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
