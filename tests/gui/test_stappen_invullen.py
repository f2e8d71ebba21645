"""Filling in a form in steps: what is asked, what happens while somebody types, what is wrong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.gui.stappen.invullen import Invulpagina
from app.gui.stappen.rail import Stand
from app.gui.velden.getypt import Bedragvraag, Getalvraag, Tekstvraag
from app.gui.velden.keuze import Keuzevraag, Meervraag, Vinkvraag, Zoekvraag
from app.gui.velden.vraag import Datumvraag
from tests.gui.bureau import VANDAAG, knop, teksten
from tests.gui.proefform import (
    CLIENT,
    CONTROLE,
    GEMEENTE,
    PRODUCTEN,
    VERWIJZING,
    Proefform,
)
from tests.gui.stappenscherm import KEY, VOL, Stappenscherm, stappen

__all__ = ["stappen"]  # fixtures


def test_wie_begint_staat_bij_de_eerste_vraag(stappen: Stappenscherm) -> None:
    stappen.open()
    assert stappen.vraag(CLIENT, "bsn", Tekstvraag).heeft_focus
    assert "Stap 1 van 5" in stappen.page.indeling.woorden
    assert "Voor wie vraag je de hulp aan?" in stappen.page.indeling.woorden
    assert stappen.venster.header.title == "Toewijzing aanvragen (315)"
    assert stappen.venster.header.summary == (
        "Je vraagt gemeente Nijmegen om 1 toewijzing voor deze cliënt."
    )


def test_wat_een_form_moet_weten_heeft_een_ster(stappen: Stappenscherm) -> None:
    stappen.open(stap=VERWIJZING)
    woorden = teksten(stappen.page)
    assert "Soort verwijzer\N{NO-BREAK SPACE}*" in woorden
    assert "AGB-code\n" in woorden
    verwijzer = stappen.vraag(VERWIJZING, "verwijzer", Keuzevraag).keuze
    assert verwijzer.accessibleName() == "Soort verwijzer"
    assert "Moet ingevuld zijn." in verwijzer.accessibleDescription()


def test_een_tekst_gaat_pas_door_na_een_pauze_en_de_cursor_blijft(stappen: Stappenscherm) -> None:
    stappen.open()
    naam = stappen.vraag(CLIENT, "achternaam", Tekstvraag)
    naam.tekst.setFocus()
    stappen.typ("de wit")
    assert stappen.page.form.antwoorden == {}
    naam.tekst.setCursorPosition(2)
    stappen.hier.qtbot.waitUntil(lambda: bool(stappen.page.form.antwoorden), timeout=3_000)
    # The form makes a capital of it; that waits until the field is left.
    assert stappen.page.form.antwoorden == {"client.achternaam": "De wit"}
    assert (naam.tekst.text(), naam.tekst.cursorPosition()) == ("de wit", 2)
    assert naam.heeft_focus
    stappen.toets(KEY.Key_Tab)
    assert naam.tekst.text() == "De wit"


def test_een_tekst_gaat_door_als_het_veld_wordt_verlaten(stappen: Stappenscherm) -> None:
    stappen.open()
    stappen.typ("999900006")
    stappen.toets(KEY.Key_Tab)
    assert stappen.page.form.antwoorden == {"client.bsn": "999900006"}


def test_een_tekst_wordt_niet_langer_dan_mag(stappen: Stappenscherm) -> None:
    stappen.open()
    stappen.typ("99990000612345")
    assert stappen.vraag(CLIENT, "bsn", Tekstvraag).tekst.text() == "999900006"


def test_wat_geen_getal_is_wordt_geweigerd_met_woorden(stappen: Stappenscherm) -> None:
    stappen.open(stap=PRODUCTEN)
    volume = stappen.vraag("product1", "volume", Getalvraag)
    volume.tekst.setFocus()
    stappen.typ("12,5")
    assert volume.finding == ""  # not while it is being typed
    stappen.toets(KEY.Key_Tab)
    assert volume.finding.startswith("‘12,5’ is geen heel getal.")
    assert volume.tekst.accessibleDescription().startswith("‘12,5’ is geen heel getal.")
    assert stappen.page.form.antwoorden.get("product1.volume") is None
    volume.tekst.setFocus()
    volume.tekst.selectAll()
    stappen.typ("1.200")
    stappen.toets(KEY.Key_Tab)
    assert volume.finding == ""
    assert stappen.page.form.antwoorden["product1.volume"] == 1200


def test_een_bedrag_wordt_voluit_geschreven(stappen: Stappenscherm) -> None:
    stappen.open(stap=PRODUCTEN)
    budget = stappen.vraag("product1", "budget", Bedragvraag)
    budget.tekst.setFocus()
    stappen.typ("1234,5")
    stappen.toets(KEY.Key_Tab)
    assert budget.tekst.text() == "1.234,50"
    assert stappen.page.form.antwoorden["product1.budget"] == 123450
    budget.tekst.setFocus()
    budget.tekst.selectAll()
    stappen.typ("veel")
    stappen.toets(KEY.Key_Tab)
    assert budget.finding == "‘veel’ is geen bedrag. Schrijf het als 1.234,56."
    assert stappen.page.form.antwoorden["product1.budget"] is None


def test_een_vinkje_en_doelen_gaan_meteen_door(stappen: Stappenscherm) -> None:
    stappen.open()
    vinkje = stappen.vraag(CLIENT, "bekend", Vinkvraag).vinkje
    vinkje.setFocus()
    stappen.toets(KEY.Key_Space)
    assert stappen.page.form.antwoorden == {"client.bekend": True}
    stappen.page.ga_naar(PRODUCTEN)
    doelen = stappen.vraag("product1", "doelen", Meervraag)
    doelen.vinkjes.per_code["b"].setFocus()
    stappen.toets(KEY.Key_Space)
    assert stappen.page.form.antwoorden["product1.doelen"] == frozenset({"b"})


def test_een_gemeente_wordt_gevonden_door_te_typen(stappen: Stappenscherm) -> None:
    stappen.open(stap=GEMEENTE)
    vraag = stappen.vraag(GEMEENTE, "gemeente", Zoekvraag)
    assert vraag.heeft_focus
    stappen.typ("wijche")
    stappen.sluit_lijst(vraag.zoek)
    stappen.toets(KEY.Key_Tab)
    assert stappen.page.form.antwoorden == {"gemeente.gemeente": "0296"}
    assert vraag.zoek.currentText().startswith("Wijchen")


def test_een_gemeente_die_niet_bestaat_wordt_geweigerd(stappen: Stappenscherm) -> None:
    stappen.open(stap=GEMEENTE)
    vraag = stappen.vraag(GEMEENTE, "gemeente", Zoekvraag)
    stappen.typ("nimwegen")
    stappen.sluit_lijst(vraag.zoek)
    stappen.toets(KEY.Key_Tab)
    assert vraag.finding.startswith("‘nimwegen’ staat niet in de lijst.")
    stappen.klik(stappen.page.indeling.volgende)
    assert stappen.page.stap == GEMEENTE
    assert vraag.heeft_focus


def test_een_lange_keuze_is_te_doorzoeken_en_wordt_ingekort(stappen: Stappenscherm) -> None:
    stappen.open(VOL.zet("product1", "categorie", "54"), PRODUCTEN)
    product = stappen.vraag("product1", "code", Zoekvraag)
    product.zoek.setFocus()
    stappen.typ("groep 17")
    stappen.sluit_lijst(product.zoek)
    stappen.toets(KEY.Key_Tab)
    assert stappen.page.form.antwoorden["product1.code"] == "54017"
    stappen.page.zet_form(stappen.page.form.zet("product1", "code", "54001"))
    assert product.zoek.currentText().startswith("54001  Jeugd-ggz behandeling")
    assert product.zoek.toolTip() == product.zoek.currentText()
    assert product.zoek.line.cursorPosition() == 0


def test_een_keuze_die_niet_hoeft_kan_weer_leeg(stappen: Stappenscherm) -> None:
    stappen.open(VOL.zet("product1", "frequentie", "2"), PRODUCTEN)
    verplicht = stappen.vraag("product1", "categorie", Keuzevraag).keuze
    assert [verplicht.itemData(nr) for nr in range(verplicht.count())] == ["45", "54"]
    frequentie = stappen.vraag("product1", "frequentie", Keuzevraag)
    assert frequentie.keuze.currentText() == "Per week"
    assert frequentie.keuze.itemText(0) == "Niet invullen"
    frequentie.keuze.setFocus()
    stappen.typ("niet")
    assert stappen.page.form.antwoorden["product1.frequentie"] is None
    assert frequentie.keuze.currentIndex() == -1


def test_vragen_komen_en_gaan_en_de_rest_blijft_zoals_hij_was(stappen: Stappenscherm) -> None:
    stappen.open(stap=PRODUCTEN)
    categorie = stappen.vraag("product1", "categorie", Keuzevraag)
    begin = stappen.vraag("product1", "begin", Datumvraag)
    begin.datum.setText("1-")
    stappen.typ("5")  # the code begins with it: twice
    categorie.keuze.set_value("54")
    stappen.rust()
    assert categorie.heeft_focus
    assert stappen.page.vakken[PRODUCTEN].vraag("product1", "code") is not None
    namen = list(stappen.page.vakken[PRODUCTEN].kaarten["product1"].vragen)
    assert namen[:3] == ["categorie", "code", "volume"]
    assert stappen.vraag("product1", "begin", Datumvraag) is begin
    assert begin.datum.text() == "1-"
    categorie.keuze.set_value("45")
    stappen.rust()
    assert stappen.page.vakken[PRODUCTEN].vraag("product1", "code") is None
    # What follows from the choice is filled in.
    assert stappen.vraag("product1", "volume", Getalvraag).tekst.text() == "20"


def test_van_wat_leeg_is_wordt_niets_gezegd_tot_volgende(stappen: Stappenscherm) -> None:
    stappen.open()
    naam = stappen.vraag(CLIENT, "achternaam", Tekstvraag)
    bsn = stappen.vraag(CLIENT, "bsn", Tekstvraag)
    stappen.typ("999900007")
    stappen.toets(KEY.Key_Tab)
    assert bsn.finding.startswith("Dit BSN klopt niet.")  # it was answered
    assert naam.finding == ""
    stappen.klik(stappen.page.indeling.volgende)
    assert stappen.page.stap == CLIENT
    assert naam.finding.startswith("Achternaam is nog leeg.")
    assert bsn.heeft_focus  # the first that is wrong
    bsn.tekst.selectAll()
    stappen.typ("999900006")
    assert bsn.finding == ""
    stappen.toets(KEY.Key_Tab)
    assert bsn.finding == ""


def test_volgende_gaat_verder_als_alles_klopt(stappen: Stappenscherm) -> None:
    stappen.open(VOL)
    stappen.alt(KEY.Key_V)
    assert stappen.page.stap == GEMEENTE
    assert "Stap 2 van 5" in stappen.page.indeling.woorden
    assert stappen.page.indeling.rail.knoppen[CLIENT].stand is Stand.KLAAR


def test_wat_net_getypt_is_telt_mee_bij_volgende(stappen: Stappenscherm) -> None:
    stappen.open(VOL.zet(CLIENT, "achternaam", None))
    naam = stappen.vraag(CLIENT, "achternaam", Tekstvraag)
    assert naam.heeft_focus
    stappen.typ("Wit")
    stappen.alt(KEY.Key_V)
    assert stappen.page.stap == GEMEENTE
    assert stappen.page.form.antwoorden["client.achternaam"] == "Wit"


def test_enter_gaat_naar_wat_leeg_is_en_dan_naar_volgende(stappen: Stappenscherm) -> None:
    stappen.open(VOL.zet(CLIENT, "achternaam", None).zet(CLIENT, "bsn", None))
    stappen.typ("999900006")
    stappen.toets(KEY.Key_Return)
    assert stappen.vraag(CLIENT, "achternaam", Tekstvraag).heeft_focus
    stappen.typ("Wit")
    stappen.toets(KEY.Key_Return)
    assert QApplication.focusWidget() is stappen.page.indeling.volgende
    stappen.toets(KEY.Key_Return)
    assert stappen.page.stap == GEMEENTE


def test_terug_verliest_niets_ook_niet_wat_geen_getal_was(stappen: Stappenscherm) -> None:
    stappen.open(VOL, PRODUCTEN)
    volume = stappen.vraag("product1", "volume", Getalvraag)
    volume.tekst.setFocus()
    volume.tekst.selectAll()
    stappen.typ("twee")
    stappen.klik(stappen.page.indeling.rail.knoppen[CLIENT])
    assert stappen.page.indeling.rail.knoppen[PRODUCTEN].stand is Stand.OPEN
    assert stappen.vraag(CLIENT, "achternaam", Tekstvraag).tekst.text() == "Wit"
    stappen.page.ga_naar(PRODUCTEN)
    assert volume.tekst.text() == "twee"
    assert volume.finding.startswith("‘twee’ is geen heel getal.")


def test_op_de_rail_kun_je_terug_en_verder_tot_waar_het_af_is(stappen: Stappenscherm) -> None:
    stappen.open(VOL.zet(VERWIJZING, "verwijzer", None), GEMEENTE)
    rail = stappen.page.indeling.rail.knoppen
    assert [rail[stap].isEnabled() for stap in rail] == [True, True, True, False, False]
    assert rail[GEMEENTE].accessibleName() == "Stap 2 van 5: Gemeente"
    assert rail[GEMEENTE].accessibleDescription() == "Hier ben je"
    rail[VERWIJZING].setFocus()
    stappen.toets(KEY.Key_Space)
    assert stappen.page.stap == VERWIJZING
    stappen.klik(rail[CLIENT])
    assert stappen.page.stap == CLIENT
    assert rail[VERWIJZING].stand is Stand.OPEN
    assert rail[CONTROLE].stand is Stand.STRAKS


def test_een_product_erbij_en_weer_weg_en_toch_niet(stappen: Stappenscherm) -> None:
    stappen.open(VOL, PRODUCTEN)
    vak = stappen.page.vakken[PRODUCTEN]
    assert not vak.kaarten["product1"].weghalen.isVisible()
    stappen.klik(knop(stappen.page, "Nog een product"))
    tweede = stappen.vraag("product2", "categorie", Keuzevraag)
    assert tweede.heeft_focus
    assert tweede.finding == ""  # nobody pressed Volgende
    stappen.page.zet_form(stappen.page.form.zet("product2", "volume", 7))
    weghalen = vak.kaarten["product2"].weghalen
    assert weghalen.accessibleName() == "Product 2 weghalen"
    stappen.klik(weghalen)
    assert list(vak.kaarten) == ["product1"]
    assert "Product 2 is weggehaald." in teksten(stappen.page)
    assert QApplication.focusWidget() is vak.terug_knop
    stappen.toets(KEY.Key_Space)
    assert list(vak.kaarten) == ["product1", "product2"]
    assert stappen.page.form.antwoorden["product2.volume"] == 7
    assert not vak.terug_knop.isVisible()


def test_na_iets_anders_kan_weghalen_niet_meer_terug(stappen: Stappenscherm) -> None:
    stappen.open(VOL.voeg_toe(PRODUCTEN), PRODUCTEN)
    vak = stappen.page.vakken[PRODUCTEN]
    stappen.klik(vak.kaarten["product2"].weghalen)
    volume = stappen.vraag("product1", "volume", Getalvraag)
    volume.tekst.setFocus()
    volume.tekst.selectAll()
    stappen.typ("9")
    stappen.toets(KEY.Key_Tab)
    assert not vak.terug_knop.isVisible()
    assert stappen.page.form.producten == ("product1",)


def test_wat_over_de_hele_stap_gaat_staat_erboven(stappen: Stappenscherm) -> None:
    vier = replace(VOL, producten=("product1", "product2", "product3", "product4"))
    stappen.open(vier, PRODUCTEN)
    vak = stappen.page.vakken[PRODUCTEN]
    assert vak.fout == ""
    stappen.klik(stappen.page.indeling.volgende)
    assert vak.fout.startswith("Meer dan drie producten kan niet.")


def test_een_ander_kan_de_vragen_beantwoorden(stappen: Stappenscherm) -> None:
    def extra(page: Invulpagina[Proefform]) -> QPushButton:
        zoek = QPushButton("Zoek de gemeente uit")
        zoek.clicked.connect(lambda: page.zet_form(page.form.zet(GEMEENTE, "gemeente", "0268")))
        return zoek

    stappen.open(stap=GEMEENTE, extra={GEMEENTE: extra})
    stappen.klik(knop(stappen.page, "Zoek de gemeente uit"))
    vraag = stappen.vraag(GEMEENTE, "gemeente", Zoekvraag)
    assert vraag.zoek.currentText().startswith("Nijmegen")
    stappen.page.ga_naar(CLIENT)
    assert not [k for k in stappen.page.findChildren(QPushButton)
                if k.isVisible() and k.text().startswith("Zoek")]  # fmt: skip


def test_wat_een_ander_toevoegt_volgt_het_form(stappen: Stappenscherm) -> None:
    label = QLabel()

    def extra(page: Invulpagina[Proefform]) -> QLabel:
        page.veranderd.connect(lambda: label.setText(str(len(page.form.antwoorden))))
        return label

    stappen.open(extra={CLIENT: extra})
    stappen.typ("999900006")
    stappen.toets(KEY.Key_Tab)
    assert label.text() == "1"


def test_een_antwoord_kan_een_stap_laten_vervallen(stappen: Stappenscherm) -> None:
    page = stappen.open(VOL, PRODUCTEN)
    zonder = tuple(stap for stap in page.form.stappen if stap.naam != VERWIJZING)
    page.zet_form(replace(page.form, stappen=zonder))
    assert page.stap == PRODUCTEN
    assert "Stap 3 van 4" in page.indeling.woorden
    assert list(page.indeling.rail.knoppen) == [CLIENT, GEMEENTE, PRODUCTEN, CONTROLE]


def test_een_datum_gaat_door_zodra_hij_heel_is(stappen: Stappenscherm) -> None:
    stappen.open()
    datum = stappen.vraag(CLIENT, "geboortedatum", Datumvraag)
    datum.datum.setFocus()
    stappen.typ("09-04-202")
    assert stappen.page.form.antwoorden == {}
    stappen.typ("6")
    assert stappen.page.form.antwoorden == {"client.geboortedatum": VANDAAG}
    assert datum.datum.text() == "09-04-2026"


def test_f1_laat_de_uitleg_van_de_beller_zien(stappen: Stappenscherm) -> None:
    stappen.open()
    stappen.toets(KEY.Key_F1)
    assert stappen.venster.help.isVisible()
    assert stappen.page.help_text == "Zo vraag je aan."
