"""The forms of the 315 and the 317 in the whole window, filled in with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.forms.aanvraag_form import AanvraagForm, begin
from app.forms.form import Waarde
from app.gui.stappen.page import Stappenpagina
from app.gui.velden.keuze import Keuzevraag, Zoekvraag
from app.gui.velden.vraag import Vraag
from app.services import verzenden
from app.standard.berichtsoort import Berichtsoort
from tests.bouw import BSN, NIJMEGEN, bericht301, toegewezen
from tests.forms.test_aanvraag_form import afspraak, kennis
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key


def pagina(scherm: Scherm) -> Stappenpagina[Any]:
    page = scherm.geopend.venster.over
    assert isinstance(page, Stappenpagina)
    return page


def vragen(scherm: Scherm) -> Iterator[Vraag]:
    page = pagina(scherm)
    for _, _, vraag in page.vakken[page.stap].vragen():
        yield vraag


def hier(scherm: Scherm) -> str:
    """The name of the question that the keyboard is at; empty at a button."""
    return next((vraag.veld.naam for vraag in vragen(scherm) if vraag.heeft_focus), "")


def antwoord(scherm: Scherm, **getypt: str) -> None:
    """Answer what the keyboard is at, and go on with Enter to what is asked next."""
    for veld, tekst in getypt.items():
        assert hier(scherm) == veld
        vraag = next(vraag for vraag in vragen(scherm) if vraag.veld.naam == veld)
        scherm.typ(tekst)
        if isinstance(vraag, Zoekvraag):
            vinder = vraag.zoek.completer()
            assert vinder is not None
            lijst = vinder.popup()
            assert lijst is not None
            QTest.keyClick(lijst, KEY.Key_Return)  # it has the keyboard while it is open
            scherm.rust()
            assert vraag.waarde is not None  # the only one that it can mean
            scherm.geopend.venster.activateWindow()  # without a screen the list stays active
            scherm.rust()
        scherm.toets(KEY.Key_Return)


def volgende(scherm: Scherm) -> None:
    """Go on with Enter, which by now has come to the button."""
    assert QApplication.focusWidget() is pagina(scherm).indeling.volgende
    scherm.toets(KEY.Key_Return)


def keuzes(scherm: Scherm) -> list[str]:
    """What stands in the choices of the step."""
    return [v.keuze.currentText() for v in vragen(scherm) if isinstance(v, Keuzevraag)]


def staat_klaar(scherm: Scherm) -> list[Berichtsoort]:
    return [een.soort for een in verzenden.uitgaand(scherm.workspace)]


def loopt(scherm: Scherm) -> None:
    scherm.importeer(bericht301(toegewezen(300201)))


def test_een_nieuwe_client_met_alleen_het_toetsenbord(scherm: Scherm) -> None:
    scherm.geopend.kantoor.open_aanvraag()
    scherm.rust()
    antwoord(
        scherm, wet="j", bsn=BSN, achternaam="Wit", voorvoegsel="de", voornamen="Tom",
        voorletters="T.", geboortedatum="14-02-2014", geslacht="m", gezagsdrager_bekend="j",
    )  # fmt: skip
    volgende(scherm)
    antwoord(scherm, gemeente="nijmegen")
    volgende(scherm)
    antwoord(
        scherm, type="huisarts", zorgverlener_code="", naam="Het Veer", verwezen_op="1-4-2026",
        aangemeld_op="2-4-2026", eerste_contact="9-4-2026",
    )  # fmt: skip
    volgende(scherm)
    antwoord(scherm, product="s", categorie="45", code="45a04")
    antwoord(
        scherm, ingangsdatum="10-4-2026", einddatum="9-10-2026", volume="2", eenheid="u",
        frequentie="per week",
    )  # fmt: skip
    form = pagina(scherm).form
    assert isinstance(form, AanvraagForm)
    assert form.aanvraag.client.voorletters == "T"  # IV007: as the form made of it
    (product,) = form.aanvraag.producten
    assert (product.categorie, product.code, product.volume) == ("45", "45A04", 2)
    while hier(scherm):  # what may stay empty
        scherm.toets(KEY.Key_Return)
    volgende(scherm)
    page = pagina(scherm)
    assert page.controle.kan_weg, teksten(page.controle)
    assert QApplication.focusWidget() is page.indeling.zet_klaar
    scherm.toets(KEY.Key_Return)
    assert scherm.geopend.venster.over is None
    assert "staat bij Klaar voor VECOZO" in scherm.gezegd
    assert staat_klaar(scherm) == [Berichtsoort.VERZOEK_TOEWIJZING]


def test_geen_keuze_laat_een_nummer_van_het_programma_zien(scherm: Scherm) -> None:
    loopt(scherm)
    scherm.geopend.kantoor.open_aanvraag(client_id=1)
    scherm.rust()
    page = pagina(scherm)
    een = afspraak("45A04", naam="Begeleiding", eenheid="04")
    form = begin(kennis(dossier=page.form.kennis.dossier, afspraken=[een]))
    page.zet_form(
        form.zet("product-0", "verlenging", "300201").zet("product-0", "product", "45|45A04")
    )
    assert keuzes(scherm)[0] == "Jeugdwet"
    page.ga_naar("producten")
    scherm.rust()
    assert keuzes(scherm) == [
        "300201 · Jeugdhulp ambulant 45A04, tot en met 14 juli 2026",
        "Begeleiding (45A04)", "Uur", "Per week",
    ]  # fmt: skip
    assert "Eenheid in je contract: uur." in teksten(page)


def test_een_lege_keuze_nodigt_uit_in_gewoon_nederlands(scherm: Scherm) -> None:
    scherm.geopend.kantoor.open_aanvraag()
    scherm.rust()
    (wet, *_) = [v for v in vragen(scherm) if isinstance(v, Keuzevraag)]
    assert wet.keuze.placeholderText() == "Kies een antwoord"


def test_wie_net_zegt_dat_het_anders_moet_hoort_nog_niet_dat_er_niets_verandert(
    scherm: Scherm,
) -> None:
    loopt(scherm)
    scherm.geopend.kantoor.open_aanvraag(wijziging_van=1)
    scherm.rust()
    page = pagina(scherm)
    assert hier(scherm) == "reden"
    scherm.typ("w")
    zet(page, "toewijzing-300201", "wat", "anders")
    kaart = page.vakken["toewijzingen"].kaarten["toewijzing-300201"]
    assert kaart.fout == ""
    assert [vraag.finding for vraag in kaart.vragen.values() if vraag.finding] == []
    scherm.klik(page.indeling.volgende)
    assert page.stap == "toewijzingen"
    assert kaart.fout.startswith("Je verandert hier nog niets.")
    assert hier(scherm) == "wat"
    zet(page, "toewijzing-300201", "gewenste_ingangsdatum", date(2026, 5, 1))
    zet(page, "toewijzing-300201", "volume", 4)
    assert kaart.fout == ""
    scherm.klik(page.indeling.volgende)
    assert page.stap == "nieuw"
    assert QApplication.focusWidget() is page.indeling.volgende  # there may be nothing new
    scherm.klik(page.vakken["nieuw"].erbij_knop)
    assert hier(scherm) == "product"
    scherm.klik(page.vakken["nieuw"].kaarten["nieuw-0"].weghalen)
    scherm.klik(page.indeling.volgende)
    assert page.stap == "controle"
    # This region takes no 317: it goes only with a reason.
    assert not page.indeling.zet_klaar.isEnabled()
    (kaart_317,) = page.controle.kaarten.values()
    assert QApplication.focusWidget() is kaart_317.toch
    scherm.toets(KEY.Key_Return)
    scherm.typ("met de gemeente afgesproken")
    scherm.toets(KEY.Key_Return)
    assert QApplication.focusWidget() is page.indeling.zet_klaar
    scherm.toets(KEY.Key_Return)
    assert Berichtsoort.VERZOEK_WIJZIGING in staat_klaar(scherm)


def zet(page: Stappenpagina[Any], groep: str, veld: str, waarde: Waarde) -> None:
    page.zet_form(page.form.zet(groep, veld, waarde))


def test_een_half_verzoek_gaat_verder_waar_het_was(scherm: Scherm) -> None:
    scherm.geopend.kantoor.open_aanvraag()
    scherm.rust()
    antwoord(scherm, wet="j", bsn=BSN)
    scherm.typ("Wi")  # and then the phone rings
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is None
    scherm.geopend.kantoor.open_aanvraag(concept_id=1)
    scherm.rust()
    form = pagina(scherm).form
    assert (form.aanvraag.client.bsn, form.aanvraag.client.achternaam) == (BSN, "Wi")
    assert pagina(scherm).indeling.concept.whole.startswith("Concept bewaard")


def test_elke_letter_met_alt_is_van_een_knop(scherm: Scherm) -> None:
    loopt(scherm)
    scherm.geopend.kantoor.open_aanvraag(client_id=1)
    scherm.rust()
    page = pagina(scherm)
    for stap in ("client", "gemeente", "verwijzing", "producten"):
        page.ga_naar(stap)
        scherm.rust()
        letters = [
            knop.shortcut().toString()
            for knop in page.findChildren(QAbstractButton)
            if knop.isVisible() and not knop.shortcut().isEmpty()
        ]
        assert "Alt+V" in letters
        assert len(letters) == len(set(letters)), (stap, letters)


def test_alle_vragen_passen_in_het_kleinste_venster(scherm: Scherm) -> None:
    loopt(scherm)
    scherm.geopend.venster.resize(1024, 700)
    scherm.geopend.kantoor.open_aanvraag(client_id=1)
    scherm.rust()
    page = pagina(scherm)
    zet(page, "product-0", "verlenging", "300201")
    zet(page, "gemeente", "gemeente", NIJMEGEN)
    for stap in ("client", "gemeente", "verwijzing", "producten"):
        page.ga_naar(stap)
        scherm.rust()
        vak = page.vakken[stap]
        for _, naam, vraag in vak.vragen():
            rechts = vraag.editor.mapTo(vak, vraag.editor.rect().topRight()).x()
            assert rechts <= vak.viewport().width(), naam
