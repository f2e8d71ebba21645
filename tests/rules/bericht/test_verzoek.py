"""CD043, CD066-CD068, TR352, TR353, TR380, TR383 at their edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.standard.basis import Verwijzer
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.rules.bouw import DAGTEKENING, geldig, met, vind

VERZOEK = geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.JW)
WIJZIGING = geldig(Berichtsoort.VERZOEK_WIJZIGING, Wet.WMO)
TWEEDE = "client/aangevraagde_producten/1"
PLEK = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]"


@pytest.mark.parametrize(
    ("nummer", "ingang", "goed"),
    [
        (77, date(2026, 1, 1), True),
        (None, None, True),
        (77, None, False),
        (None, date(2026, 1, 1), False),
        (0, None, False),  # 0 is a number too
    ],
)
def test_cd043_beschikkingnummer_en_ingangsdatum_horen_bij_elkaar(
    nummer: int | None, ingang: date | None, goed: bool
) -> None:
    bericht = met(VERZOEK, f"{TWEEDE}/beschikking_nummer", nummer)
    bericht = met(bericht, f"{TWEEDE}/beschikking_ingangsdatum", ingang)
    assert [(f.pad, f.waarde) for f in vind("CD043", bericht)] == (
        [] if goed else [(f"{PLEK}/BeschikkingIngangsdatum", ingang.isoformat() if ingang else "")]
    )


@pytest.mark.parametrize(
    ("soort", "naam", "code", "regel"),
    [
        # Those who have an AGB code: that or their name.
        *[(soort, "Jansen", None, None) for soort in ("02", "03", "04", "05")],
        *[(soort, None, "01012345", None) for soort in ("02", "03", "04", "05")],
        *[(soort, "Jansen", "01012345", "CD066") for soort in ("02", "03", "04", "05")],
        *[(soort, None, None, "CD067") for soort in ("02", "03", "04", "05")],
        # Those who have none.
        *[(soort, None, None, None) for soort in ("01", "06", "08")],
        *[(soort, "Jansen", None, None) for soort in ("01", "06", "08")],
        *[(soort, None, "01012345", "CD068") for soort in ("01", "06", "08")],
        *[(soort, "Jansen", "01012345", "CD068") for soort in ("01", "06", "08")],
    ],
)
def test_cd066_cd067_cd068_agb_code_of_naam_van_de_verwijzer(
    soort: str, naam: str | None, code: str | None, regel: str | None
) -> None:
    verwijzer = Verwijzer(type=soort, naam=naam, zorgverlener_code=code)
    bericht = met(VERZOEK, f"{TWEEDE}/verwijzer", verwijzer)
    gevonden = {nummer: vind(nummer, bericht) for nummer in ("CD066", "CD067", "CD068")}
    assert [nummer for nummer, findings in gevonden.items() if findings] == (
        [regel] if regel else []
    )
    for finding in (f for findings in gevonden.values() for f in findings):
        veld = "ZorgverlenerCode" if regel == "CD068" else "Naam"
        assert finding.pad == f"{PLEK}/Verwijzer/{veld}"
        assert "Jansen" not in finding.waarde + finding.melding + finding.advies


@pytest.mark.parametrize(
    ("ongewijzigd", "te_wijzigen", "nieuw", "regels"),
    [
        (True, True, True, []),
        (True, False, True, []),
        (False, True, False, []),
        (False, False, True, ["TR352"]),
        (True, False, False, ["TR353"]),
        (False, False, False, ["TR352", "TR353"]),
    ],
)
def test_tr352_tr353_wat_een_verzoek_om_wijziging_ten_minste_bevat(
    ongewijzigd: bool, te_wijzigen: bool, nieuw: bool, regels: list[str]
) -> None:
    bericht = WIJZIGING
    for groep, blijft in (
        ("ongewijzigde_producten", ongewijzigd),
        ("te_wijzigen_producten", te_wijzigen),
        ("nieuwe_producten", nieuw),
    ):
        if not blijft:
            bericht = met(bericht, f"client/verzoek/{groep}", ())
    assert [nummer for nummer in ("TR352", "TR353") if vind(nummer, bericht)] == regels


@pytest.mark.parametrize(("dagen", "goed"), [(1, True), (0, False), (-1, False)])
@pytest.mark.parametrize("wet", Wet)
def test_tr380_nieuw_product_begint_na_de_dagtekening(dagen: int, goed: bool, wet: Wet) -> None:
    bericht = met(
        geldig(Berichtsoort.VERZOEK_WIJZIGING, wet),
        "client/verzoek/nieuwe_producten/0/gewenste_ingangsdatum",
        DAGTEKENING + timedelta(days=dagen),
    )
    assert (vind("TR380", bericht) == []) is goed


def test_tr380_een_wijziging_mag_wel_teruggaan_tot_het_begin_van_de_toewijzing_iv092() -> None:
    pad = "client/verzoek/te_wijzigen_producten/0"
    bericht = met(WIJZIGING, f"{pad}/gewenste_ingangsdatum", date(2025, 3, 1))
    assert vind("TR380", met(bericht, f"{pad}/einddatum", date(2025, 8, 31))) == []


@pytest.mark.parametrize("wet", Wet)
def test_tr383_wijst_naar_iedere_herhaalde_referentie(wet: Wet) -> None:
    bericht = geldig(Berichtsoort.VERZOEK_TOEWIJZING, wet)
    assert vind("TR383", bericht) == []
    gelijk = met(bericht, f"{TWEEDE}/referentie_aanbieder", "A1")
    (finding,) = vind("TR383", gelijk)
    assert (finding.pad, finding.waarde) == (f"{PLEK}/ReferentieAanbieder", "A1")
    assert vind("TR383", met(bericht, f"{TWEEDE}/referentie_aanbieder", "a1")) == []
