"""Which messages are shown, and where in its XML each part of a message stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QComboBox

from app.domain.ontvangst import Ontvangststatus
from app.domain.verzending import Status as Verzendstatus
from app.gui.application import Application
from app.gui.berichten.filters import Filters, Groep
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.leesbaar import leesbaar
from app.standard.release import Wet
from app.standard.xmlplaats import MEESTE, leesbare_xml, regels_per_pad, sleutel
from app.store.berichtfilter import Berichtfilter
from app.store.tables import Richting
from tests.bouw import bericht301, toegewezen


def test_every_line_of_the_readable_view_has_its_place_in_the_xml() -> None:
    bericht = bericht301(toegewezen(1), toegewezen(2))
    xml = encode(bericht).decode()
    plaatsen = regels_per_pad(xml)
    regels = xml.splitlines()
    for regel in leesbaar(bericht):
        naam = regel.pad.rpartition("/")[2].partition("[")[0]
        assert f":{naam}>" in regels[plaatsen[sleutel(regel.pad)] - 1]
    tweede = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/ToewijzingNummer"
    assert ">2<" in regels[plaatsen[tweede] - 1]


def test_xml_on_one_line_is_laid_out_and_other_xml_is_left_alone() -> None:
    netjes = encode(bericht301()).decode()
    assert leesbare_xml(netjes) == netjes
    plat = "".join(regel.strip() for regel in netjes.splitlines())
    gelegd = leesbare_xml(plat)
    assert gelegd.split() == netjes.split()
    assert max(map(len, gelegd.splitlines())) < 200
    assert regels_per_pad(gelegd) == regels_per_pad(netjes)


def test_of_a_huge_file_only_the_begin_is_laid_out() -> None:
    assert len(leesbare_xml("<a>" + "x" * (2 * MEESTE))) <= MEESTE + 100


@given(st.text(alphabet='<>/!?-[]"a b\n:', max_size=400))
def test_anything_at_all_can_be_laid_out(tekst: str) -> None:
    lang = tekst + " " + "x" * 301
    assert leesbare_xml(lang).replace("\n", "").replace(" ", "") == (
        lang.replace("\n", "").replace(" ", "")
    )
    regels_per_pad(lang)


# The filters


def test_nothing_chosen_leaves_nothing_out(qapp: Application) -> None:
    assert Filters().filter() == Berichtfilter()


def kies(keuze: QComboBox, naam: str) -> None:
    at = keuze.findText(naam)
    assert at > 0
    keuze.setCurrentIndex(at)
    keuze.activated.emit(at)


def test_the_filters_work_together(qapp: Application) -> None:
    filters = Filters()
    filters.zet_gemeenten(["0268", "0296"])
    filters.groepen.kies(Groep.UIT)
    filters.pas_aan()
    kies(filters.wet, "Jeugdwet")
    kies(filters.soort, "Start zorg (305)")
    kies(filters.gemeente, "Wijchen")
    kies(filters.status, "Afgekeurd door gemeente")
    assert filters.filter() == Berichtfilter(
        richting=Richting.UIT,
        wet=Wet.JW,
        soorten=(Berichtsoort.START,),
        statussen=(Verzendstatus.AFGEKEURD,),
        gemeente="0296",
    )
    filters.zet_gemeenten(["0200", "0268", "0296"])  # another gemeente came in meanwhile
    assert filters.filter().gemeente == "0296"
    filters.wis()
    assert filters.filter() == Berichtfilter()


def test_a_tab_offers_only_what_it_can_have(qapp: Application) -> None:
    filters = Filters()
    kies(filters.status, "Goedgekeurd")
    filters.groepen.kies(Groep.IN)
    filters.pas_aan()
    assert filters.status.findText("Goedgekeurd") == -1
    assert filters.filter() == Berichtfilter(richting=Richting.IN)
    filters.groepen.kies(Groep.NIET_VERWERKT)
    filters.pas_aan()
    assert not filters.status.isEnabled()
    assert filters.filter().statussen == (Ontvangststatus.GEWEIGERD,)
