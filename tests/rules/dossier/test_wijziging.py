"""TR349 to TR357: a 317 against the Toewijzingen that it names, and the examples of IV092."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.dossier import Dossier
from app.standard.basis import Omvang
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import toegewezen
from tests.rules.bouw import alles, nummers, vind
from tests.rules.bron import neem_op
from tests.rules.dossier.wijzigen import (
    DEC_31,
    HEEL_2026,
    JUNI_1,
    MEI_20,
    heeft,
    nieuw,
    omvang,
    product,
    vraag,
    wijzig,
)

pytestmark = pytest.mark.parametrize("wet", Wet)


# The examples of IV092

MAART_1 = date(2025, 3, 1)
EIND_2025, EIND_2026 = date(2025, 12, 31), date(2026, 12, 31)
JULI_1_2026 = date(2026, 7, 1)


def gegeven(wet: Wet, nummer: int, code: str, tot: date, wat: Omvang) -> ToegewezenProduct:
    return toegewezen(
        nummer,
        wet,
        product=product(wet, code),
        ingangsdatum=MAART_1,
        einddatum=tot,
        omvang=wat,
        toewijzingsdatum=date(2025, 2, 20),
    )


def voorbeeld_1(wet: Wet) -> Dossier:
    return heeft(
        wet,
        gegeven(wet, 432, "B1", EIND_2026, omvang(3)),
        gegeven(wet, 543, "C1", EIND_2025, omvang(80, "6")),
    )


def voorbeeld_2(wet: Wet) -> Dossier:
    return heeft(
        wet,
        gegeven(wet, 789, "A1", EIND_2025, omvang(3)),
        gegeven(wet, 910, "C1", EIND_2025, omvang(4, "4", "16")),
    )


VERHOOG_A1 = wijzig(789, date(2025, 11, 1), JULI_1_2026, omvang(5))
OKTOBER = date(2025, 10, 10)


def test_iv092_voorbeeld_1(wet: Wet) -> None:
    bericht = vraag(
        wet,
        wijzig(432, MAART_1, date(2025, 8, 31), omvang(3)),
        nieuw(wet, "B2", date(2025, 9, 1), EIND_2026, omvang(6)),
        ongewijzigd=[543],
        dagtekening=date(2025, 8, 10),
    )
    assert alles(bericht, voorbeeld_1(wet)) == ()


def test_iv092_voorbeeld_2a(wet: Wet) -> None:
    verleng = wijzig(910, MAART_1, JULI_1_2026, omvang(4, "4", "16"))
    bericht = vraag(wet, VERHOOG_A1, verleng, dagtekening=OKTOBER)
    assert alles(bericht, voorbeeld_2(wet)) == ()


def test_iv092_voorbeeld_2b(wet: Wet) -> None:
    daarna = nieuw(wet, "C1", date(2026, 1, 1), JULI_1_2026, omvang(2, "4", "16"))
    bericht = vraag(wet, VERHOOG_A1, daarna, ongewijzigd=[910], dagtekening=OKTOBER)
    assert alles(bericht, voorbeeld_2(wet)) == ()


def test_iv092_voorbeeld_2b_zonder_wat_gelijk_blijft(wet: Wet) -> None:
    bericht = vraag(wet, VERHOOG_A1, dagtekening=OKTOBER)
    (finding,) = alles(bericht, voorbeeld_2(wet))
    assert (finding.regel, finding.waarde) == ("TR349", "910")
    assert "C1" in finding.melding


def test_iv092_voorbeeld_2a_te_laat_gevraagd(wet: Wet) -> None:
    bericht = vraag(wet, VERHOOG_A1, ongewijzigd=[910], dagtekening=date(2025, 11, 1))
    (finding,) = alles(bericht, voorbeeld_2(wet))
    assert (finding.regel, finding.waarde) == ("TR357", "2025-11-01")
    assert "vanaf 1 maart 2025" in finding.melding
    assert finding.advies == "Kies 1 maart 2025, of een datum na 1 november 2025."


def test_iv092_voorbeeld_1_met_een_ander_totaal_halverwege(wet: Wet) -> None:
    bericht = vraag(
        wet,
        wijzig(543, date(2025, 9, 1), EIND_2025, omvang(100, "6")),
        ongewijzigd=[432],
        dagtekening=date(2025, 8, 10),
    )
    (finding,) = alles(bericht, voorbeeld_1(wet))
    assert (finding.regel, finding.retourcode) == ("TR373", "9373")
    assert "80 uur in totaal" in finding.melding
    assert "100 uur in totaal" in finding.melding
    assert finding.advies == "Kies 1 maart 2025 als gewenste ingangsdatum."


# TR349, TR350, TR351


def test_tr349_wat_loopt_of_nog_ingaat(wet: Wet) -> None:
    eerder = heeft(
        wet,
        toegewezen(1, wet, product=product(wet, "A"), einddatum=MEI_20),
        toegewezen(2, wet, product=product(wet, "B"), einddatum=None),
        toegewezen(
            3, wet, product=product(wet, "C"), ingangsdatum=date(2027, 1, 1), einddatum=None
        ),
        toegewezen(4, wet, product=product(wet, "D"), einddatum=date(2026, 5, 19)),
    )
    findings = vind("TR349", vraag(wet), eerder)
    assert [finding.waarde for finding in findings] == ["1", "2", "3"]
    assert vind("TR349", vraag(wet, ongewijzigd=[1, 2, 3]), eerder) == []
    gewijzigd = vraag(wet, wijzig(3, date(2027, 1, 1), None, omvang(1, "4")), ongewijzigd=[1, 2])
    assert vind("TR349", gewijzigd, eerder) == []


@pytest.mark.parametrize("reden", ["13", "01"])
def test_tr349_wat_verwijderd_is_hoeft_er_niet_bij_en_mag_er_niet_bij(wet: Wet, reden: str) -> None:
    weg = toegewezen(5, wet, ingangsdatum=JUNI_1, einddatum=JUNI_1, reden_wijziging=reden)
    eerder = heeft(wet, weg)
    assert vind("TR349", vraag(wet), eerder) == []
    (finding,) = vind("TR350", vraag(wet, ongewijzigd=[5]), eerder)
    assert finding.melding == "De gemeente heeft toewijzing 5 verwijderd."


def test_tr349_een_dag_met_reden_01_telt_alleen_op_de_ingangsdatum(wet: Wet) -> None:
    ingekort = toegewezen(5, wet, reden_wijziging="01")
    een_dag = toegewezen(6, wet, ingangsdatum=JUNI_1, einddatum=JUNI_1, reden_wijziging="05")
    findings = vind("TR349", vraag(wet), heeft(wet, ingekort, een_dag))
    assert [finding.waarde for finding in findings] == ["5", "6"]


def test_tr349_een_andere_gemeente_wet_of_agb_code(wet: Wet) -> None:
    ander = Wet.WMO if wet is Wet.JW else Wet.JW
    eerder = heeft(wet, toegewezen(1, wet), agb="42420002")
    neem_op(eerder, toegewezen(2, wet), wet=wet, gemeente="0363")
    neem_op(eerder, toegewezen(3, ander), wet=ander)
    assert vind("TR349", vraag(wet), eerder) == []
    andere_code, gemeente, wet_ = vind("TR350", vraag(wet, ongewijzigd=[1, 2, 3]), eerder)
    assert "AGB-code 42420002" in andere_code.melding
    for finding in (gemeente, wet_):
        assert "niet in Heenweer" in finding.melding


def test_tr350_en_tr351_zeggen_wanneer_een_toewijzing_liep(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, einddatum=date(2026, 5, 19)))
    (gelijk,) = vind("TR350", vraag(wet, ongewijzigd=[1]), eerder)
    anders = vraag(wet, wijzig(1, date(2026, 4, 1), DEC_31, omvang(2)))
    (wijziging,) = alles(anders, eerder)
    assert (gelijk.regel, wijziging.regel) == ("TR350", "TR351")
    for finding in (gelijk, wijziging):
        assert "liep tot en met 19 mei 2026" in finding.melding
        assert finding.veld == "toewijzing_nummer"


def test_tr351_van_een_onbekende_toewijzing_wordt_niets_anders_beoordeeld(wet: Wet) -> None:
    bericht = vraag(wet, wijzig(7, MEI_20, None, None))
    assert nummers(alles(bericht)) == ["TR304", "TR351"]  # nor is the client known


# TR357


@pytest.mark.parametrize(
    ("gewenst", "fout"),
    [
        (date(2026, 1, 1), []),
        (date(2026, 1, 2), ["TR357"]),
        (date(2025, 12, 31), ["TR357"]),
        (MEI_20, ["TR357"]),
        (date(2026, 5, 21), []),
        (date(2027, 2, 1), []),  # beyond the period: IV092 says no, no rule does
    ],
)
def test_tr357_achteraf_is_vanaf_de_ingangsdatum(wet: Wet, gewenst: date, fout: list[str]) -> None:
    bericht = vraag(wet, wijzig(1, gewenst, date(2027, 6, 30), omvang(4)))
    assert nummers(alles(bericht, heeft(wet, toegewezen(1, wet, **HEEL_2026)))) == fout


def test_tr357_een_toewijzing_die_nog_ingaat(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, ingangsdatum=date(2026, 9, 1), einddatum=DEC_31))
    (finding,) = alles(vraag(wet, wijzig(1, MEI_20, DEC_31, omvang(4))), eerder)
    assert finding.regel == "TR357"
    assert alles(vraag(wet, wijzig(1, date(2026, 9, 1), DEC_31, omvang(4))), eerder) == ()
