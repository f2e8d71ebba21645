"""Every rule accepts what is right and refuses what is wrong, in every message it holds for."""

from __future__ import annotations

import re

import pytest

from app.rules.check import REGELS
from app.standard.berichten import wortel_elementen
from app.standard.berichtsoort import Berichtsoort as Soort
from app.standard.codec import valideer
from app.standard.element import Element, Vorm, elementen
from app.standard.regelregister import Niveau, regelnummer
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN
from tests.rules.bouw import bron_bij, geldig, van_regel, vind, voorgeschiedenis
from tests.rules.gevallen import GEVALLEN
from tests.rules.gevallen.geval import FOUT_BSN

NUMMERS = [regel.nummer for regel in REGELS]
SAMEN = [
    pytest.param(nummer, soort, wet, id=f"{nummer.lower()}-{wet.value}{soort.value}")
    for nummer, soort in sorted(GEVALLEN)
    for wet in Wet
    if f"{wet.upper()}{soort.value}" in regelnummer(nummer).berichten
]


@pytest.mark.parametrize(("nummer", "soort", "wet"), SAMEN)
def test_regel_accepteert(nummer: str, soort: Soort, wet: Wet) -> None:
    eerder, bron = voorgeschiedenis(soort, wet), bron_bij(soort, wet)
    assert vind(nummer, geldig(soort, wet), eerder, bron) == []


@pytest.mark.parametrize(("nummer", "soort", "wet"), SAMEN)
def test_regel_weigert(nummer: str, soort: Soort, wet: Wet) -> None:
    geval = GEVALLEN[nummer, soort]
    bericht = geval.wijzig(geldig(soort, wet))
    assert valideer(bericht) == (), "the schema accepts what the rule refuses"
    eerder = geval.dossier(wet) if geval.dossier else voorgeschiedenis(soort, wet)
    bron = geval.bron(wet) if geval.bron else bron_bij(soort, wet)
    findings = vind(nummer, bericht, eerder, bron)
    assert findings
    assert findings[0].pad == geval.pad
    for finding in findings:
        assert finding.regel == nummer
        assert finding.melding.endswith(".")
        assert finding.advies.endswith(".")
        assert soort.ontvangt_aanbieder == finding.advies.startswith("Vraag de gemeente om ")
        for tekst in (finding.melding, finding.advies, finding.waarde):
            assert "!" not in tekst
            assert BSN not in tekst
            assert ANDER_BSN not in tekst
            assert FOUT_BSN not in tekst


def element(vorm: Vorm, pad: str) -> Element | None:
    """The definition of the element at a path, whether or not it is in a message."""
    gevonden, delen = None, wortel_elementen(vorm)
    for naam in re.sub(r"\[\d+\]", "", pad).split("/")[2:]:
        if gevonden is not None and gevonden.omhulsel and naam == gevonden.naam:
            continue  # the element within its wrapper
        gevonden = next((e for e in delen if naam in (e.naam, e.omhulsel)), None)
        if gevonden is None:
            return None
        delen = elementen(gevonden.klasse, vorm) if gevonden.klasse else ()
    return gevonden


@pytest.mark.parametrize(("nummer", "soort", "wet"), SAMEN)
def test_de_definitie_van_het_element_noemt_de_regel(nummer: str, soort: Soort, wet: Wet) -> None:
    """A form field shows the rules of its element, and finds what they find by its attribute."""
    gevonden = element(Vorm(wet, soort), GEVALLEN[nummer, soort].pad)
    assert gevonden is not None, "the path leads to an element of this message"
    assert nummer in gevonden.regels


def test_de_gevallen_dekken_iedere_regel_in_ieder_bericht() -> None:
    gelden = {
        (regel.nummer, Soort(bericht[-3:])) for regel in REGELS for bericht in regel.berichten
    }
    assert set(GEVALLEN) == gelden


def test_ieder_nummer_staat_er_een_keer() -> None:
    assert len(set(NUMMERS)) == len(NUMMERS)


@pytest.mark.parametrize("nummer", NUMMERS)
def test_een_regel_is_van_het_niveau_dat_het_register_zegt(nummer: str) -> None:
    assert regelnummer(nummer).niveau in (
        Niveau.BERICHT,
        Niveau.BERICHTOVERSTIJGEND,
        Niveau.EXTERNE_BRON,
    )


@pytest.mark.parametrize("nummer", NUMMERS)
def test_docstring_van_een_regel_begint_met_het_nummer(nummer: str) -> None:
    functie = van_regel(nummer).functie
    assert (functie.__doc__ or "").startswith(f"{nummer}: ")


def test_tr382_geeft_de_retourcode_van_tr069() -> None:
    assert van_regel("TR382").retourcode == "9069"


def test_tr019_geldt_niet_voor_een_wmo307() -> None:
    assert van_regel("TR019").berichten == ("JW305", "JW307", "WMO305")
