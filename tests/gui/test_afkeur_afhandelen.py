"""Putting a refusal aside on the screen Afkeur, with a reason, and taking it up again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from app.gui.widgets.vraagkaart import Redenvraag
from app.services import afkeuren
from tests.gui.afkeurscherm import cellen, gevuld, kies, pagina, rust, teksten, toon_alles
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.services.afkeuringen import maak_start
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["gevuld", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key


def reden_vragen(scherm: Scherm, client: str = "T. de Wit") -> Redenvraag:
    kies(scherm, client)
    scherm.klik(scherm.knop("Hoeft niet meer…"))
    return pagina(scherm).kaart.vraag


def test_wat_niet_meer_hoeft_gaat_met_het_toetsenbord_van_de_lijst(gevuld: Scherm) -> None:
    kies(gevuld, "T. de Wit")
    gevuld.toets(KEY.Key_Return)
    assert pagina(gevuld).kaart.herstel.hasFocus()
    gevuld.toets(KEY.Key_Backtab)
    assert pagina(gevuld).kaart.hoeft_niet.hasFocus()
    gevuld.toets(KEY.Key_Return)
    vraag = pagina(gevuld).kaart.vraag
    assert vraag.reden.hasFocus()
    gevuld.typ("de start loopt al")
    gevuld.toets(KEY.Key_Return)
    rust(gevuld)
    assert "T. de Wit" not in cellen(gevuld)
    assert not vraag.isVisible()
    assert pagina(gevuld).table.hasFocus()
    assert (
        gevuld.gezegd == "JW305 Start · T. de Wit hoeft niet meer. Je vindt hem terug onder Alles."
    )
    assert gevuld.geopend.venster.header.summary == "2 open"
    assert gevuld.geopend.venster.sidebar.button("afkeur").accessibleName() == "Afkeur (2)"
    gevuld.ga_naar("vandaag")
    assert not [r for r in gevuld.regels() if r.client == "T. de Wit" and "afgekeurd" in r.titel]


def test_de_meldingregel_maakt_het_ongedaan(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    gevuld.typ("gebeld", vraag.reden)
    gevuld.klik(vraag.bewaar)
    rust(gevuld)
    gevuld.klik(gevuld.knop("Ongedaan maken"))
    rust(gevuld)
    assert "T. de Wit" in cellen(gevuld)
    assert gevuld.gezegd == "JW305 Start · T. de Wit staat weer open."


def test_escape_laat_het_zoals_het_was(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    assert not pagina(gevuld).kaart.herstel.isVisible()
    gevuld.typ("toch niet", vraag.reden)
    gevuld.toets(KEY.Key_Escape)
    assert not vraag.isVisible()
    assert pagina(gevuld).kaart.hoeft_niet.hasFocus()
    assert len(afkeuren.lijst(gevuld.workspace)) == 3
    gevuld.toets(KEY.Key_Return)
    assert vraag.reden.text() == ""


def test_zonder_reden_gaat_niets_weg(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    gevuld.typ("  ", vraag.reden)
    gevuld.toets(KEY.Key_Return)
    assert vraag.bezwaar.startswith("Schrijf op waarom het niet meer hoeft.")
    assert vraag.reden.hasFocus()
    gevuld.typ("x", vraag.reden)
    assert vraag.bezwaar == ""
    assert len(afkeuren.lijst(gevuld.workspace)) == 3


def test_wat_intussen_is_vervangen_wordt_geweigerd_en_gezegd(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    maak_start(gevuld.workspace, date(2026, 4, 3))
    gevuld.typ("gebeld", vraag.reden)
    gevuld.toets(KEY.Key_Return)
    assert "is al een nieuw bericht gemaakt" in gevuld.gezegd
    assert vraag.bewaar.isEnabled()


def test_onder_alles_staat_waarom_en_kan_het_terug(gevuld: Scherm) -> None:
    (wit,) = [r for r in afkeuren.lijst(gevuld.workspace) if r.client == "T. de Wit"]
    afkeuren.handel_af(gevuld.workspace, wit.bericht_id, "de start loopt al")
    toon_alles(gevuld)
    kies(gevuld, "T. de Wit")
    gezien = teksten(gevuld)
    assert "Afgehandeld" in cellen(gevuld, 5)
    assert "afgehandeld op vr 10 apr 2026" in gezien
    assert "Waarom het niet meer hoeft\nde start loopt al" in gezien
    assert not pagina(gevuld).kaart.herstel.isVisible()
    assert not pagina(gevuld).kaart.hoeft_niet.isVisible()
    gevuld.toets(KEY.Key_Return)
    assert pagina(gevuld).kaart.oppakken.hasFocus()
    gevuld.toets(KEY.Key_Return)
    rust(gevuld)
    kies(gevuld, "T. de Wit")
    assert gevuld.knop("Verbeter en stuur opnieuw").isVisible()
    assert not pagina(gevuld).kaart.oppakken.isVisible()
    gevuld.klik(gevuld.knop("Ongedaan maken"))
    (terug,) = [r for r in afkeuren.lijst(gevuld.workspace, alles=True) if r.client == "T. de Wit"]
    assert terug.reden == "de start loopt al"


def test_wat_van_de_gemeente_komt_kan_niet_weg(gevuld: Scherm) -> None:
    kies(gevuld, "A. Bakker")
    assert pagina(gevuld).kaart.hoeft_niet.isVisible()
    kies(gevuld, "A. Çelik")
    assert not pagina(gevuld).kaart.hoeft_niet.isVisible()


def test_wie_een_andere_regel_kiest_wordt_niets_meer_gevraagd(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    kies(gevuld, "A. Bakker")
    assert not vraag.isVisible()
    assert pagina(gevuld).kaart.herstel.isVisible()
