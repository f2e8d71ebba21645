"""TR347 and TR374 against the requests before."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.dossier import Dossier
from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.rules.bouw import alles, geldig, met, vind, voorgeschiedenis
from tests.rules.bron import Proefbron, verzoek

pytestmark = pytest.mark.parametrize("wet", Wet)
BEIDE = pytest.mark.parametrize(
    "soort", [Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING]
)


def na(wet: Wet, soort: Berichtsoort, *verzoeken: IngediendVerzoek) -> Dossier:
    eerder = voorgeschiedenis(soort, wet)
    eerder.verzoeken.extend(verzoeken)
    return eerder


def anders(wet: Wet) -> Wet:
    return Wet.WMO if wet is Wet.JW else Wet.JW


def test_tr347_geldt_voor_alle_gemeenten_en_soorten_samen(wet: Wet) -> None:
    elders = verzoek(wet, "V1", gemeente="0363", bsn="999996770", gedaan_op=date(2024, 3, 1))
    bericht = geldig(Berichtsoort.VERZOEK_WIJZIGING, wet)
    (finding,) = vind("TR347", bericht, bron=Proefbron(verzoeken=[elders]))
    assert (finding.waarde, finding.retourcode) == ("V1", "9347")
    assert "1 maart 2024" in finding.melding


def test_tr347_ook_na_een_afwijzing(wet: Wet) -> None:
    bron = Proefbron(verzoeken=[verzoek(wet, "A1", status=Verzoekstatus.AFGEWEZEN)])
    assert vind("TR347", geldig(Berichtsoort.VERZOEK_TOEWIJZING, wet), bron=bron)


def test_tr347_een_andere_wet_of_agb_code_telt_apart(wet: Wet) -> None:
    bron = Proefbron(
        verzoeken=[verzoek(anders(wet), "A1"), verzoek(wet, "A1", aanbieder="42420002")]
    )
    assert vind("TR347", geldig(Berichtsoort.VERZOEK_TOEWIJZING, wet), bron=bron) == []


def test_tr347_twee_keer_in_een_bericht_is_voor_tr383(wet: Wet) -> None:
    dubbel = met(
        geldig(Berichtsoort.VERZOEK_TOEWIJZING, wet),
        "client/aangevraagde_producten/1/referentie_aanbieder",
        "A1",
    )
    assert vind("TR347", dubbel) == []


@BEIDE
@pytest.mark.parametrize("eerder", ["315", "317"])
@pytest.mark.parametrize("status", [Verzoekstatus.IN_BEHANDELING, Verzoekstatus.IN_ONDERZOEK])
def test_tr374_zolang_er_een_verzoek_loopt(
    wet: Wet, soort: Berichtsoort, eerder: str, status: Verzoekstatus
) -> None:
    loopt = verzoek(wet, "OUD", soort=Berichtsoort(eerder), status=status)
    (finding,) = alles(geldig(soort, wet), na(wet, soort, loopt))
    assert (finding.regel, finding.retourcode) == ("TR374", "9374")
    assert f"{eerder} van 1 april 2026, referentie OUD" in finding.melding


@BEIDE
@pytest.mark.parametrize("status", [Verzoekstatus.AFGEWEZEN, Verzoekstatus.TOEGEWEZEN])
def test_tr374_na_een_afwijzing_of_toewijzing_mag_het(
    wet: Wet, soort: Berichtsoort, status: Verzoekstatus
) -> None:
    klaar = verzoek(wet, "OUD", status=status)
    assert alles(geldig(soort, wet), na(wet, soort, klaar)) == ()


@BEIDE
def test_tr374_andere_gemeente_wet_of_agb_code(wet: Wet, soort: Berichtsoort) -> None:
    eerder = na(
        wet,
        soort,
        verzoek(wet, "OUD1", gemeente="0363"),
        verzoek(anders(wet), "OUD2"),
        verzoek(wet, "OUD3", aanbieder="42420002"),
    )
    assert alles(geldig(soort, wet), eerder) == ()


def test_tr374_de_producten_van_een_315_staan_elkaar_niet_in_de_weg(wet: Wet) -> None:
    soort = Berichtsoort.VERZOEK_TOEWIJZING
    assert alles(geldig(soort, wet), na(wet, soort)) == ()


@BEIDE
def test_tr374_een_bericht_dat_er_al_is_staat_zichzelf_niet_in_de_weg(
    wet: Wet, soort: Berichtsoort
) -> None:
    referenties = ("V1",) if soort is Berichtsoort.VERZOEK_WIJZIGING else ("A1", "A2")
    eigen = [verzoek(wet, referentie, soort=soort) for referentie in referenties]
    assert vind("TR374", geldig(soort, wet), na(wet, soort, *eigen)) == []


def test_tr374_een_product_van_een_eerder_315_dat_nog_openstaat(wet: Wet) -> None:
    soort = Berichtsoort.VERZOEK_TOEWIJZING
    eerder = na(
        wet,
        soort,
        verzoek(wet, "OUD1", status=Verzoekstatus.AFGEWEZEN),
        verzoek(wet, "OUD2", gedaan_op=date(2026, 4, 3)),
    )
    (finding,) = vind("TR374", geldig(soort, wet), eerder)
    assert finding.waarde == "OUD2"


def test_tr374_noemt_het_oudste_verzoek_dat_loopt(wet: Wet) -> None:
    soort = Berichtsoort.VERZOEK_WIJZIGING
    later = verzoek(wet, "LATER", gedaan_op=date(2026, 5, 1))
    (finding,) = vind("TR374", geldig(soort, wet), na(wet, soort, later, verzoek(wet, "EERST")))
    assert finding.waarde == "EERST"
