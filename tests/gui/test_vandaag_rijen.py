"""What a row of Vandaag says: of which task, by when, and what happens otherwise."""

from __future__ import annotations

from dataclasses import replace

from app.deadlines.termijnen import Actie
from app.gui.format import termijn as stand
from app.gui.vandaag.rijen import maak_lijst
from tests.gui.test_vandaag import MAIL, termijn

GEVOLG = "Zonder 306 weet je niet of de gemeente je 305 heeft."


def test_de_uitleg_zegt_wat_er_anders_gebeurt() -> None:
    (regel,) = maak_lijst([replace(termijn(1), gevolg=GEVOLG)], vouw_later=True).regels
    assert regel.uitleg == f"Uitleg 1 {GEVOLG}"
    assert regel.kort == "Kort 1"  # a row has no room for it


def test_een_rij_voor_meer_zegt_dat_de_uitleg_van_de_eerste_is() -> None:
    gelijk = replace(termijn(2, MAIL), uitleg="Uitleg 1", kort="Kort 1")
    anders = termijn(3, MAIL)
    (een,) = maak_lijst([termijn(1, MAIL), gelijk], vouw_later=True).regels
    assert (een.uitleg, een.kort) == ("Uitleg 1", "Kort 1")
    (meer,) = maak_lijst([termijn(1, MAIL), gelijk, anders], vouw_later=True).regels
    assert (meer.uitleg, meer.kort) == ("Eerste: Uitleg 1", "Eerste: Kort 1")


def test_wat_anders_gebeurt_staat_bij_een_rij_voor_meer_als_het_voor_alles_geldt() -> None:
    een, twee = (replace(termijn(nr, MAIL), gevolg=GEVOLG) for nr in (1, 2))
    (samen,) = maak_lijst([een, twee], vouw_later=True).regels
    assert samen.uitleg == f"Eerste: Uitleg 1 {GEVOLG}"
    (verdeeld,) = maak_lijst([een, replace(twee, gevolg="Iets anders.")], vouw_later=True).regels
    assert verdeeld.uitleg == "Eerste: Uitleg 1"
    assert [kind.uitleg for kind in verdeeld.kinderen] == [
        f"Uitleg 1 {GEVOLG}",
        "Uitleg 2 Iets anders.",
    ]


def test_een_bedrag_in_de_uitleg_breekt_niet_af() -> None:
    betaling = replace(termijn(1, Actie.BEKIJK_AFKEUR), uitleg="Nog € 59,40 te betalen.")
    (regel,) = maak_lijst([betaling], vouw_later=True).regels
    assert "€\N{NO-BREAK SPACE}59,40" in regel.uitleg


def test_waar_weinig_plaats_is_staan_werkdagen_in_twee_letters() -> None:
    assert [stand(over).brief.words for over in (-3, -1, 0, 1, 8)] == [
        "Te laat (3 wd)",
        "Te laat (1 wd)",
        "Vandaag",
        "Over 1 wd",
        "Over 8 wd",
    ]
