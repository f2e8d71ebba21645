"""TR355, TR359, TR360, TR365 of a 319, and TR379 of a 301, against our requests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.domain.verzoek import Verzoekstatus
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.rules.bouw import alles, geldig, met, nummers, vind
from tests.rules.bron import Proefbron, neem_op, verzoek

pytestmark = pytest.mark.parametrize("wet", Wet)


def antwoord(wet: Wet, waarde: str) -> Any:
    """A 319 on A1: refused (1) or looked into (2)."""
    bericht = geldig(Berichtsoort.ANTWOORD, wet)
    if waarde == "2":
        bericht = met(bericht, "antwoord/reden_afwijzing_verzoek", None)
        bericht = met(bericht, "antwoord/woonplaatsbeginsel", None)
    return met(bericht, "antwoord/verzoek_antwoord", waarde)


def bron(wet: Wet, **anders: Any) -> Proefbron:
    return Proefbron(verzoeken=[verzoek(wet, **anders)])


GEWEIGERD = {
    (Verzoekstatus.IN_BEHANDELING, "1"): [],
    (Verzoekstatus.IN_BEHANDELING, "2"): [],
    (Verzoekstatus.IN_ONDERZOEK, "1"): [],
    (Verzoekstatus.IN_ONDERZOEK, "2"): ["TR360"],
    (Verzoekstatus.AFGEWEZEN, "1"): ["TR365"],
    (Verzoekstatus.AFGEWEZEN, "2"): ["TR360", "TR365"],
    (Verzoekstatus.TOEGEWEZEN, "1"): ["TR359"],
    (Verzoekstatus.TOEGEWEZEN, "2"): ["TR359"],
}


@pytest.mark.parametrize(("status", "waarde"), GEWEIGERD)
def test_wat_op_een_verzoek_nog_mag_volgen(wet: Wet, status: Verzoekstatus, waarde: str) -> None:
    findings = alles(antwoord(wet, waarde), bron=bron(wet, status=status))
    assert nummers(findings) == GEWEIGERD[status, waarde]
    assert {finding.pad for finding in findings} <= {"/Bericht/Antwoord/VerzoekAntwoord"}


def test_tr360_zegt_welk_antwoord_er_al_was(wet: Wet) -> None:
    (onderzoek,) = vind(
        "TR360", antwoord(wet, "2"), bron=bron(wet, status=Verzoekstatus.IN_ONDERZOEK)
    )
    assert "het antwoord dat het in onderzoek is" in onderzoek.melding
    assert "1 april 2026" in onderzoek.melding
    (afgewezen,) = vind("TR360", antwoord(wet, "2"), bron=bron(wet, status=Verzoekstatus.AFGEWEZEN))
    assert "dat het is afgewezen" in afgewezen.melding


@pytest.mark.parametrize(
    "anders",
    [{"referentie": "A2"}, {"gemeente": "0363"}, {"aanbieder": "42420002"}],
    ids=["referentie", "gemeente", "aanbieder"],
)
def test_tr355_geen_verzoek_van_ons_aan_deze_gemeente(wet: Wet, anders: dict[str, str]) -> None:
    elders = bron(wet, status=Verzoekstatus.AFGEWEZEN, **anders)
    (finding,) = alles(antwoord(wet, "2"), bron=elders)
    assert (finding.regel, finding.retourcode) == ("TR355", "9355")
    assert finding.veld == "referentie_aanbieder"
    assert "hoef je niets te doen" in finding.advies


def test_tr355_een_verzoek_in_de_andere_wet(wet: Wet) -> None:
    ander = Wet.WMO if wet is Wet.JW else Wet.JW
    assert nummers(alles(antwoord(wet, "1"), bron=bron(ander))) == ["TR355"]


# TR379


def met_referentie(wet: Wet, referentie: str | None = "A1", **anders: Any) -> Bericht:
    return bericht301(
        toegewezen(wet=wet, referentie_aanbieder=referentie, **anders),
        wet=wet,
        identificatie="G0002",
    )


def test_tr379_de_referentie_van_een_verzoek_voor_deze_client(wet: Wet) -> None:
    for status in Verzoekstatus:
        assert alles(met_referentie(wet), bron=bron(wet, status=status)) == ()


@pytest.mark.parametrize(
    "anders",
    [{"referentie": "A2"}, {"gemeente": "0363"}, {"bsn": ANDER_BSN}, {"aanbieder": "42420002"}],
    ids=["referentie", "gemeente", "client", "aanbieder"],
)
def test_tr379_een_referentie_die_wij_niet_kennen(wet: Wet, anders: dict[str, str]) -> None:
    (finding,) = alles(met_referentie(wet), bron=bron(wet, **anders))
    assert (finding.regel, finding.retourcode, finding.waarde) == ("TR379", "9379", "A1")
    assert "hoef je niets te doen" in finding.advies


def test_tr379_een_lege_referentie_wordt_niet_beoordeeld_iv097(wet: Wet) -> None:
    assert alles(met_referentie(wet, None), bron=bron(wet)) == ()
    eerder = Dossier()
    neem_op(eerder, toegewezen(wet=wet, referentie_aanbieder="A1"), wet=wet)
    op_eigen_initiatief = met_referentie(wet, None, einddatum=date(2026, 6, 30))
    assert alles(op_eigen_initiatief, eerder, bron(wet)) == ()


@pytest.mark.parametrize("anders", [{}, {"einddatum": date(2026, 6, 30)}], ids=["gelijk", "korter"])
def test_tr379_alleen_de_eerste_keer(wet: Wet, anders: dict[str, Any]) -> None:
    eerder = Dossier()
    neem_op(eerder, toegewezen(wet=wet, referentie_aanbieder="A1"), wet=wet)
    assert alles(met_referentie(wet, **anders), eerder) == ()


def test_tr379_een_nieuwe_referentie_op_een_bekende_toewijzing_iv097(wet: Wet) -> None:
    """After a 317 what stays as it is comes with the reference of that request."""
    eerder = Dossier()
    neem_op(eerder, toegewezen(wet=wet, referentie_aanbieder="A1"), wet=wet)
    bericht = met_referentie(wet, "667788")
    assert nummers(alles(bericht, eerder, bron(wet))) == ["TR379"]
    van_317 = bron(wet, referentie="667788", soort=Berichtsoort.VERZOEK_WIJZIGING)
    assert alles(bericht, eerder, van_317) == ()


def test_tr379_iedere_toewijzing_op_een_317_heeft_dezelfde_referentie_iv093(wet: Wet) -> None:
    bericht = bericht301(
        toegewezen(
            345001, wet, referentie_aanbieder="667788", product=None, einddatum=date(2026, 5, 1)
        ),
        toegewezen(345002, wet, referentie_aanbieder="667788", ingangsdatum=date(2026, 5, 2)),
        wet=wet,
    )
    assert vind("TR379", bericht, bron=bron(wet, referentie="667788")) == []
    assert len(vind("TR379", bericht)) == 2
