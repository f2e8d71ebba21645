"""TR019, TR063, TR071, TR074, TR326, TR382 against what was reported before."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.dossier import Dossier
from app.domain.verzending import Status
from app.standard.basis import Product
from app.standard.release import Wet
from tests.bouw import PRODUCTEN, bericht301, toegewezen
from tests.rules.bouw import (
    alles,
    bericht305,
    bericht307,
    nummers,
    start_product,
    stop_product,
    vind,
)
from tests.rules.bron import APRIL_1, APRIL_6, MEI_1, MEI_4, dossier, start, stop

pytestmark = pytest.mark.parametrize("wet", Wet)
JUNI_1 = date(2026, 6, 1)


def verwijderd(wet: Wet) -> Dossier:
    """The client of whom the gemeente removed Toewijzing 300201 after a start was reported."""
    eerder = dossier(wet, start(wet, APRIL_6))
    weg = toegewezen(
        wet=wet, einddatum=APRIL_1, reden_wijziging="13", toewijzingsdatum=date(2026, 4, 20)
    )
    eerder.neem_op(bericht301(weg, wet=wet), 2, datetime(2026, 4, 21, tzinfo=UTC))
    return eerder


def test_tr019_zegt_of_de_toewijzing_onbekend_of_verwijderd_is(wet: Wet) -> None:
    onbekend = vind("TR019", bericht305(wet, start_product(wet, toewijzing_nummer=7)), dossier(wet))
    assert "staat niet in je administratie" in onbekend[0].melding
    weg = vind("TR019", bericht305(wet, start_product(wet, JUNI_1)), verwijderd(wet))
    assert "verwijderd" in weg[0].melding
    assert "trek die dan in" in weg[0].advies


def test_tr019_een_andere_gemeente_of_wet_heeft_eigen_nummers(wet: Wet) -> None:
    ander = Wet.WMO if wet is Wet.JW else Wet.JW
    assert vind("TR019", bericht305(wet), dossier(ander))


def test_tr019_intrekken_op_een_verwijderde_toewijzing_mag(wet: Wet) -> None:
    assert alles(bericht305(wet, start_product(wet, APRIL_6, "3")), verwijderd(wet)) == ()


def test_tr019_zonder_nummer_is_er_niets_om_bij_te_horen(wet: Wet) -> None:
    zonder = start_product(wet, toewijzing_nummer=None)
    assert alles(bericht305(wet, zonder), dossier(wet, start(wet, APRIL_6))) == ()
    assert alles(bericht307(wet, stop_product(wet, toewijzing_nummer=None)), dossier(wet)) == ()


def test_tr063_intrekken_wat_gemeld_is(wet: Wet) -> None:
    assert (
        alles(bericht305(wet, start_product(wet, APRIL_6, "3")), dossier(wet, start(wet, APRIL_6)))
        == ()
    )
    assert (
        alles(
            bericht307(wet, stop_product(wet, aanlevering="3")),
            dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
        )
        == ()
    )


def test_tr063_iedere_sleutel_telt(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4))
    for anders in (
        start_product(wet, APRIL_1, "3"),
        start_product(wet, APRIL_6, "3", product=Product(categorie="45")),
        start_product(wet, APRIL_6, "3", product=None),
    ):
        assert nummers(vind("TR063", bericht305(wet, anders), eerder)) == ["TR063"]
    for stop_anders in (
        stop_product(wet, APRIL_6, MEI_1, "3"),
        stop_product(wet, APRIL_6, MEI_4, "3", reden_beeindiging="20"),
    ):
        assert nummers(vind("TR063", bericht307(wet, stop_anders), eerder)) == ["TR063"]


@pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN])
def test_tr063_wat_geweigerd_of_vervallen_is_telt_niet(wet: Wet, status: Status) -> None:
    eerder = dossier(wet, start(wet, APRIL_6, status=status))
    assert vind("TR063", bericht305(wet, start_product(wet, APRIL_6, "3")), eerder)
    assert alles(bericht305(wet), eerder) == ()


def test_tr063_twee_keer_intrekken(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), start(wet, APRIL_6, "3"))
    assert vind("TR063", bericht305(wet, start_product(wet, APRIL_6, "3")), eerder)


def test_tr063_andere_controles_blijven_bij_intrekken_uit(wet: Wet) -> None:
    """The explanation of TR063: nothing else of a withdrawal is judged."""
    bericht = bericht305(wet, start_product(wet, APRIL_6, "3", toewijzing_nummer=7))
    assert nummers(alles(bericht, dossier(wet))) == ["TR063"]
    bericht = bericht307(wet, stop_product(wet, MEI_1, APRIL_1, "3"))
    assert nummers(alles(bericht, dossier(wet))) == ["TR063"]


def test_tr071_start_met_een_stop_niet_intrekken(wet: Wet) -> None:
    bericht = bericht305(wet, start_product(wet, APRIL_6, "3"))
    gestopt = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4))
    (finding,) = alles(bericht, gestopt)
    assert finding.regel == "TR071"
    assert "stop op 4 mei 2026" in finding.melding
    stop_ingetrokken = dossier(
        wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4), stop(wet, APRIL_6, MEI_4, "3")
    )
    assert alles(bericht, stop_ingetrokken) == ()
    andere_start_gestopt = dossier(
        wet, start(wet, APRIL_1), stop(wet, APRIL_1, date(2026, 4, 3)), start(wet, APRIL_6)
    )
    assert alles(bericht, andere_start_gestopt) == ()


def test_tr074_na_intrekken_mag_dezelfde_start_opnieuw_iv008(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), start(wet, APRIL_6, "3"))
    assert alles(bericht305(wet), eerder) == ()


def test_tr074_en_tr326_zien_allebei_een_start_die_al_loopt(wet: Wet) -> None:
    findings = alles(bericht305(wet), dossier(wet, start(wet, APRIL_6)))
    assert nummers(findings) == ["TR326", "TR074"]  # Begindatum stands before StatusAanlevering


def test_tr074_dezelfde_stop_nog_eens(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4))
    assert nummers(vind("TR074", bericht307(wet), eerder)) == ["TR074"]
    ander_einde = bericht307(wet, stop_product(wet, APRIL_6, date(2026, 5, 5)))
    assert vind("TR074", ander_einde, eerder) == []


def test_tr326_pas_starten_als_de_vorige_is_gestopt(wet: Wet) -> None:
    nieuw = bericht305(wet, start_product(wet, MEI_4))
    (finding,) = alles(nieuw, dossier(wet, start(wet, APRIL_6)))
    assert (finding.regel, finding.retourcode) == ("TR326", "9326")
    assert "loopt al een start (6 april 2026)" in finding.melding
    assert finding.veld == "begindatum"
    gestopt = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_1, reden="20"))
    assert alles(nieuw, gestopt) == ()


def test_tr326_correctie_in_een_bericht_iv008(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6))
    oud, nieuw = start_product(wet, APRIL_6, "3"), start_product(wet, APRIL_1)
    assert alles(bericht305(wet, oud, nieuw), eerder) == ()
    # The withdrawal comes first, wherever it stands.
    assert alles(bericht305(wet, nieuw, oud), eerder) == ()


def test_tr326_twee_starts_in_een_bericht(wet: Wet) -> None:
    bericht = bericht305(wet, start_product(wet, APRIL_6), start_product(wet, MEI_4))
    (finding,) = alles(bericht, dossier(wet))
    assert finding.pad == "/Bericht/Client/StartProducten/StartProduct[2]/Begindatum"


def test_tr326_kijkt_per_toewijzing(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6))
    ander = toegewezen(300202, wet, ingangsdatum=JUNI_1)
    eerder.neem_op(bericht301(ander, wet=wet), 2, datetime(2026, 5, 1, tzinfo=UTC))
    assert alles(bericht305(wet, start_product(wet, toewijzing_nummer=300202)), eerder) == ()


def test_tr382_de_stop_neemt_de_sleutel_van_de_start_over(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6))
    assert alles(bericht307(wet), eerder) == ()
    for anders in (
        stop_product(wet, APRIL_1),
        stop_product(wet, product=None),
        stop_product(wet, product=Product(categorie=PRODUCTEN[wet].categorie)),
    ):
        (finding,) = alles(bericht307(wet, anders), eerder)
        assert (finding.regel, finding.retourcode) == ("TR382", "9069")
        assert "6 april 2026" in finding.advies


def test_tr382_zonder_start_eerst_starten(wet: Wet) -> None:
    (finding,) = alles(bericht307(wet), dossier(wet))
    assert finding.advies == "Meld eerst de start (305)."
    ingetrokken = dossier(wet, start(wet, APRIL_6), start(wet, APRIL_6, "3"))
    assert nummers(alles(bericht307(wet), ingetrokken)) == ["TR382"]


def test_tr382_na_een_tijdelijke_stop_mag_een_definitieve(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_1, reden="20"))
    assert alles(bericht307(wet), eerder) == ()


def test_tr382_verbeterde_stop_in_een_bericht_iv008(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_1))
    bericht = bericht307(
        wet, stop_product(wet, APRIL_6, MEI_1, "3"), stop_product(wet, APRIL_6, MEI_4)
    )
    assert alles(bericht, eerder) == ()
