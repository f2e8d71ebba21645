"""All rules together: order, levels, and what they cost to no one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier import Dossier
from app.rules.check import REGELS, check
from app.rules.pad import volgorde
from app.rules.regel import Controle
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.codelijsten import gemeenten
from app.standard.element import Vorm
from app.standard.leesfout import Berichtfout
from app.standard.release import Wet
from tests.rules.bouw import (
    MET_REGELS,
    alles,
    bericht305,
    bron_bij,
    geldig,
    met,
    nummers,
    start_product,
    voorgeschiedenis,
)
from tests.rules.bron import Proefbron, dossier
from tests.standard import genereer, officieel


@pytest.mark.parametrize("wet", Wet)
@pytest.mark.parametrize("soort", MET_REGELS)
def test_een_goed_bericht_heeft_geen_bevindingen(soort: Berichtsoort, wet: Wet) -> None:
    bericht, bron = geldig(soort, wet), bron_bij(soort, wet)
    assert alles(bericht, voorgeschiedenis(soort, wet), bron) == ()


def test_niveau_2_gaat_voor_en_laat_niveau_3_en_4_weg_iv032() -> None:
    bericht = bericht305(Wet.JW, start_product(Wet.JW, toewijzing_nummer=7))
    bron = Proefbron(vandaag=date(2026, 1, 1), gemeenten=frozenset())
    assert nummers(alles(bericht, dossier(Wet.JW), bron)) == ["TR019", "TR378", "TR135"]
    fout = met(bericht, "client/bsn", "999900007")
    assert nummers(alles(fout, dossier(Wet.JW), bron)) == ["CS002"]


def test_volgorde_eerst_niveau_dan_plaats_in_het_bericht() -> None:
    bericht = geldig(Berichtsoort.TOEWIJZING, Wet.JW)
    for pad, waarde in (
        ("client/toegewezen_producten/1/einddatum", date(2026, 7, 1)),
        ("client/toegewezen_producten/0/reden_wijziging", "13"),
        ("client/contactgegevens/0/soort", "04"),
        ("client/geboortedatum/datum", date(1880, 1, 1)),
        ("client/bsn", "999900007"),
    ):
        bericht = met(bericht, pad, waarde)
    assert nummers(alles(bericht)) == ["CS002", "TR002", "TR061", "CS335", "CS003"]


@pytest.mark.parametrize("soort", [soort for soort in Berichtsoort if soort.is_retour])
def test_een_retourbericht_wordt_niet_beoordeeld(soort: Berichtsoort) -> None:
    if soort is Berichtsoort.DECLARATIE_ANTWOORD:
        return
    bericht = genereer.bericht(Vorm(Wet.JW, soort))
    assert alles(bericht) == ()


@pytest.mark.parametrize("wet", Wet)
@pytest.mark.parametrize("soort", MET_REGELS)
@given(data=st.data())
def test_geen_bericht_laat_een_regel_van_niveau_2_struikelen(
    soort: Berichtsoort, wet: Wet, data: st.DataObject
) -> None:
    bericht = data.draw(genereer.berichten(Vorm(wet, soort)))
    controle = Controle(bericht, Dossier(), Proefbron())
    paden = volgorde(bericht)
    for regel in REGELS:
        if regel.niveau != 2 or bericht.naam not in regel.berichten:
            continue
        for finding in regel.controleer(controle):
            # At an element that is there, or that is missing from one that is.
            assert finding.pad in paden or finding.pad.rpartition("/")[0] in paden


# What the examples of the standard break, on the day of the last.
VOORBEELDEN = {
    "301": ["TR379", "TR379"],  # nothing is known of our requests
    "302": [],
    "305": ["TR019", "TR019"],  # nothing is known of the Toewijzingen
    "306": [],
    "307": ["TR019", "TR382", "TR019", "TR382"],
    "308": [],
    "316": [],
    "317": ["CS003"],
    "319": ["TR355"],  # nor of our requests
    "320": [],
    "323": ["TR416", "TR101"],  # a line of another client's Toewijzing; RN004 twice
    "325": ["TR337", "TR304", "TR304"],  # nothing is known of the declaration or the clients
}


@officieel.nodig
@pytest.mark.parametrize("nummer", VOORBEELDEN)
def test_voorbeelden_van_de_standaard(nummer: str) -> None:
    vorm = Vorm(Wet.JW, Berichtsoort(nummer))
    bericht = decode(officieel.voorbeeld(vorm).read_bytes())
    bron = Proefbron(
        vandaag=date(2026, 12, 31), gemeenten=frozenset(code.code for code in gemeenten())
    )
    assert nummers(check(bericht, Dossier(), bron)) == VOORBEELDEN[nummer]


# The JW315 has a 31 June twice; the JW318 has its RetourCode where the schema has none.
ONGELDIG = {
    "315": [
        f"/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[{n}]/ToewijzingEinddatum"
        for n in (1, 2)
    ],
    "318": ["/Bericht/Client/Verzoek/RetourCode"],
}


@officieel.nodig
@pytest.mark.parametrize("nummer", ONGELDIG)
def test_voorbeelden_die_niet_in_het_schema_passen(nummer: str) -> None:
    inhoud = officieel.voorbeeld(Vorm(Wet.JW, Berichtsoort(nummer))).read_bytes()
    with pytest.raises(Berichtfout) as fout:
        decode(inhoud)
    assert [een.pad for een in fout.value.fouten] == ONGELDIG[nummer]


@officieel.nodig
def test_ieder_voorbeeld_van_de_standaard_is_beoordeeld() -> None:
    map_ = officieel.MAP / "ijw-3.2" / "voorbeelden"
    namen = {pad.stem for pad in map_.glob("*.xml")}
    assert namen == {f"JW{nummer}" for nummer in (*VOORBEELDEN, *ONGELDIG)}
