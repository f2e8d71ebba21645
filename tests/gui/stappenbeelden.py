"""Draws the page of a form in steps, to look at: `python -m tests.gui.stappenbeelden`.

Light, dark, at 150 % and in the smallest window; into the folder `screenshots`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.page import Screen
from app.gui.stappen.page import Stappenpagina
from app.gui.state import State
from app.gui.theme import Choice
from app.gui.velden.keuze import Zoekvraag
from app.gui.venster import Venster
from tests.gui.bureau import VANDAAG, Bureau, bureau
from tests.gui.proefform import (
    BEVINDING,
    BLOKKEERT,
    CLIENT,
    CONTROLE,
    LANG,
    LET_OP,
    PRODUCTEN,
    VERWIJZING,
    VOLLEDIG,
    Proefdienst,
    Proefform,
)
from tests.gui.screenshots import FOLDER, DropPage

MODI = {
    "licht": ("1", (1240, 800), Choice.LIGHT),
    "donker": ("1", (1240, 800), Choice.DARK),
    "groot": ("1.5", (1240, 800), Choice.LIGHT),
    "klein": ("1", (1024, 700), Choice.LIGHT),
}
VOL = Proefform({**VOLLEDIG, "client.geboortedatum": VANDAAG.replace(year=2012),
                 "product1.begin": VANDAAG})  # fmt: skip
LANGE_NAMEN = replace(
    VOL,
    antwoorden={**VOL.antwoorden, "client.achternaam": "van Oranje-Nassau van Amsberg " * 3,
                "product1.categorie": "54", "product1.code": "54001", "product1.budget": 123456},
    producten=("product1", "product2"),
)  # fmt: skip


def even(ms: int = 150) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Tekenaar:
    """Opens the page on a form and draws it."""

    def __init__(self, hier: Bureau, modus: str) -> None:
        self.hier = hier
        self.modus = modus
        self.venster = Venster(
            [Screen("vandaag", "Vandaag", "vandaag", DropPage, ""),
             Screen("clienten", "Cliënten", "clienten", DropPage, "")],
            VANDAAG, State(),
        )  # fmt: skip
        self.venster.resize(*MODI[modus][1])
        self.venster.show()
        self.venster.activateWindow()

    def open(
        self, form: Proefform, stap: str, dienst: Proefdienst | None = None
    ) -> Stappenpagina[Proefform]:
        page = Stappenpagina(
            self.hier.kantoor, form, dienst or Proefdienst(), lambda _: None, stap=stap,
            extra={VERWIJZING: lambda _: QLabel("(hier komen de scans van de verwijzing)")},
            bewaard_op=self.hier.workspace.nu(),
        )  # fmt: skip
        self.venster.open_over(page)
        even()
        return page

    def teken(self, naam: str) -> None:
        even()
        self.venster.grab().save(str(FOLDER / f"{self.modus}-stappen-{naam}.png"))


def teken(t: Tekenaar) -> None:
    page = t.open(Proefform(), CLIENT)
    t.teken("client")
    page.indeling.volgende.click()
    t.teken("client-fouten")
    t.open(VOL.zet(VERWIJZING, "verwijzer", "05"), VERWIJZING)
    t.teken("verwijzing")
    page = t.open(LANGE_NAMEN, PRODUCTEN)
    t.teken("producten")
    vraag = page.vakken[PRODUCTEN].vraag("product1", "code")
    assert isinstance(vraag, Zoekvraag)
    vraag.zoek.showPopup()
    even()
    vraag.zoek.view().window().grab().save(str(FOLDER / f"{t.modus}-stappen-lijst.png"))
    vraag.zoek.hidePopup()
    page.vakken[PRODUCTEN].kaarten["product2"].weghalen.click()
    t.teken("producten-weggehaald")
    page.vakken[PRODUCTEN].terug_knop.click()
    page.vakken[PRODUCTEN].erbij_knop.click()
    page.vakken[PRODUCTEN].erbij_knop.click()
    page.indeling.volgende.click()
    page.ga_naar(CLIENT)
    t.teken("terug")
    page.ga_naar(PRODUCTEN)
    t.teken("producten-fouten")
    t.open(VOL, CONTROLE)
    t.teken("controle")
    t.open(replace(LANGE_NAMEN), CONTROLE)
    t.teken("controle-fouten")
    dienst = Proefdienst(bezwaren=(BLOKKEERT, replace(BLOKKEERT, afspraak="x", product=None,
                         melding=f"{LANG} mag niet."), LET_OP))  # fmt: skip
    page = t.open(VOL, CONTROLE, dienst)
    t.teken("controle-bezwaren")
    kaart = page.controle.kaarten["uren-1"]
    kaart.toch.click()
    kaart.invoer.setText("De huisarts vraagt om spoed")
    kaart.invoer.textEdited.emit(kaart.invoer.text())
    page.controle.kaarten["x"].toch.click()
    t.teken("controle-reden")
    t.open(VOL, CONTROLE, Proefdienst(bevindingen=(BEVINDING,)))
    t.teken("controle-regels")


@contextmanager
def kantoor(app: Application) -> Iterator[Bureau]:
    with (
        TemporaryDirectory() as map_,
        bureau(Path(map_), cast(QtBot, None), app) as hier,
    ):
        yield hier


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    if len(sys.argv) > 1:
        modus = sys.argv[1]
        app = Application(sys.argv[:1], MODI[modus][2])
        with kantoor(app) as hier:
            t = Tekenaar(hier, modus)
            teken(t)
            assert hier.crashes == []
            t.venster.close()
        QApplication.processEvents()
        return
    for modus, (schaal, _, _) in MODI.items():
        subprocess.run(
            [sys.executable, "-m", "tests.gui.stappenbeelden", modus],
            env={**os.environ, "QT_SCALE_FACTOR": schaal},
            check=True,
        )


if __name__ == "__main__":
    main()
