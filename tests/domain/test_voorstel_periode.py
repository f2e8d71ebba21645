"""Which Prestaties recorded care gives: their ProductPeriodes, Toewijzingen and corrections."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from app.domain.declaratie import Prestatiestatus
from app.domain.dossier import Dossier
from app.domain.voorstel import Clientvoorstel
from app.domain.voorstelregel import Voorstelregel
from app.domain.zorg import Zorgsom
from tests.bouw import bericht301, toegewezen
from tests.domain.voorstel import (
    APRIL,
    EURO,
    IN_TOTAAL,
    MINUUT,
    OUTPUT,
    afspraak,
    afspraken,
    als_gedeclareerd,
    dossier,
    gegeven,
    kort,
    stel,
    zorgsommen,
)

MEI, JUNI = (date(2026, maand, 1) for maand in (5, 6))
MET = afspraken(afspraak())
AFGEKEURD, INGEDIEND, KLAAR, TOEGEKEND = (
    Prestatiestatus.AFGEKEURD,
    Prestatiestatus.INGEDIEND,
    Prestatiestatus.KLAAR,
    Prestatiestatus.TOEGEKEND,
)


def perioden(voorstel: Clientvoorstel) -> list[tuple[str, str]]:
    return [regel[:2] for regel in kort(voorstel)]


def test_iv084_opvolgende_toewijzingen_hebben_elk_een_prestatie() -> None:
    """1 to 9 March and 23 to 31 March 2026; care went on in between."""
    van = dossier(
        gegeven(date(2026, 3, 1), date(2026, 3, 9), 3),
        gegeven(date(2026, 3, 23), date(2026, 3, 31), 3, nummer=300202),
    )
    dagen = [date(2026, 3, dag) for dag in range(1, 32)]
    een = zorgsommen([(dag, 30) for dag in dagen if dag.day <= 12], MINUUT)
    twee = zorgsommen(
        [(dag, 30) for dag in dagen if dag.day >= 20], MINUUT, toewijzing_id=2, vanaf=100
    )
    gesteld = stel(van, [*een, *twee], MET, date(2026, 3, 1))
    assert [(r.toewijzing.sleutel.nummer, r.volume) for r in gesteld.regels] == [
        (300201, 5),  # nine days of half an hour
        (300202, 5),
    ]
    assert [
        (r.periode.begindatum.isoformat(), r.periode.einddatum.isoformat()) for r in gesteld.regels
    ] == [("2026-03-01", "2026-03-09"), ("2026-03-23", "2026-03-31")]
    buiten = {weg.regel: weg.aantal for weg in gesteld.weggelaten}
    assert buiten == {"TR308": 30_000, "TR307": 30_000}
    assert len(gesteld.weggelaten) == 6  # 10, 11, 12 and 20, 21, 22 March


def test_iv089_de_productperiode_volgt_de_toewijzing_niet_de_zorg() -> None:
    """8 April to 17 June 2026; care began later and stopped sooner."""
    van = dossier(gegeven(date(2026, 4, 8), date(2026, 6, 17), 3))
    zorg = zorgsommen([(date(2026, 4, 20), 60), (date(2026, 5, 11), 60), (JUNI, 60)], MINUUT)
    assert perioden(stel(van, zorg, MET, JUNI)) == [
        ("2026-04-08", "2026-04-30"),
        ("2026-05-01", "2026-05-31"),
        ("2026-06-01", "2026-06-17"),
    ]


def test_iv089_trajectfinanciering_een_prestatie_aan_het_eind() -> None:
    """The result is recorded on the last day; April and May bring nothing."""
    van = dossier(gegeven(date(2026, 4, 8), date(2026, 6, 17), 250000, EURO, IN_TOTAAL))
    zorg = zorgsommen([(date(2026, 6, 17), 2500)], EURO)
    met = afspraken(afspraak(EURO, 0, OUTPUT))
    assert stel(van, zorg, met, MEI).regels == []
    assert kort(stel(van, zorg, met, JUNI)) == [
        ("2026-06-01", "2026-06-17", 250000, EURO, None, 250000)
    ]


def test_iv090_voorbeeld_2_drie_maanden_achteraf_zijn_drie_prestaties() -> None:
    """Care from 15 February to 30 April 2026, found in June."""
    van = dossier(gegeven(date(2026, 2, 15), date(2026, 12, 31), 3))
    zorg = zorgsommen(
        [(date(2026, 2, 15) + timedelta(days=7 * week), 60) for week in range(11)], MINUUT
    )
    assert perioden(stel(van, zorg, MET, JUNI)) == [
        ("2026-02-15", "2026-02-28"),
        ("2026-03-01", "2026-03-31"),
        ("2026-04-01", "2026-04-30"),
    ]


def test_iv090_een_latere_maand_gaat_nog_niet_mee() -> None:
    zorg = zorgsommen([(APRIL, 60), (MEI, 60)], MINUUT)
    assert perioden(stel(dossier(), zorg, MET, APRIL)) == [("2026-04-01", "2026-04-30")]


def test_zorg_buiten_de_toewijzing_wordt_weggelaten_met_de_dag() -> None:
    zorg = zorgsommen([(date(2026, 3, 31), 60), (APRIL, 60), (date(2026, 7, 15), 60)], MINUUT)
    gesteld = stel(dossier(), zorg, MET, date(2026, 7, 1))
    assert [regel.zorg_ids for regel in gesteld.regels] == [(2,)]
    assert {weg.regel: weg.zorg_ids for weg in gesteld.weggelaten} == {
        "TR307": (1,),
        "TR308": (3,),
    }
    assert "1 april 2026" in gesteld.weggelaten[0].reden
    assert "14 juli 2026" in gesteld.weggelaten[1].reden


def declareer(van: Dossier, referentie: str, status: Prestatiestatus, minuten: int = 120) -> None:
    """Let the April line of this much care stand in a 323."""
    (regel,) = stel(_kaal(van), zorgsommen([(APRIL, minuten)], MINUUT), MET, APRIL).regels
    van.prestaties.append(als_gedeclareerd(regel, referentie, status))


def _kaal(van: Dossier) -> Dossier:
    return Dossier(client=van.client, toewijzingen=van.toewijzingen)


def test_wat_goed_gedeclareerd_staat_komt_niet_terug() -> None:
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    for status in (KLAAR, INGEDIEND, TOEGEKEND):
        van = dossier()
        declareer(van, "P1", status)
        gesteld = stel(van, zorg, MET, APRIL)
        assert (gesteld.regels, gesteld.weggelaten) == ([], [])


def test_iv085_een_afgekeurde_regel_komt_terug_zonder_creditering() -> None:
    van = dossier()
    declareer(van, "P1", AFGEKEURD)
    (regel,) = stel(van, zorgsommen([(APRIL, 120)], MINUUT), MET, APRIL).regels
    assert regel.crediteert is None
    assert regel.verschil == 12000


def test_iv085_zonder_antwoord_wordt_niet_gecrediteerd() -> None:
    zorg = zorgsommen([(APRIL, 240)], MINUUT)
    for status, nummer in ((KLAAR, "TR389"), (INGEDIEND, "IV085")):
        van = dossier()
        declareer(van, "P1", status)
        gesteld = stel(van, zorg, MET, APRIL)
        assert gesteld.regels == []
        assert [weg.regel for weg in gesteld.weggelaten] == [nummer]


def test_iv086_meer_zorg_na_toekenning_is_credit_en_debet_samen() -> None:
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    (regel,) = stel(van, zorgsommen([(APRIL, 240)], MINUUT), MET, APRIL).regels
    assert regel.crediteert is van.prestaties[0]
    assert (regel.volume, regel.bedrag, regel.verschil) == (4, 24000, 12000)


def test_iv085_zonder_zorg_wordt_een_toegekende_regel_teruggenomen() -> None:
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    (regel,) = stel(van, [], MET, APRIL).regels
    assert regel.crediteert is van.prestaties[0]
    assert (regel.volume, regel.bedrag, regel.verschil) == (0, 0, -12000)
    ingediend = dossier()
    declareer(ingediend, "P1", INGEDIEND)
    assert stel(ingediend, [], MET, APRIL).regels == []


def test_iv085_wat_teruggenomen_is_mag_opnieuw() -> None:
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    (regel,) = stel(van, [], MET, APRIL).regels
    van.prestaties.append(als_gedeclareerd(regel, "P1C", INGEDIEND, terug="P1"))
    assert stel(van, [], MET, APRIL).regels == []
    (nieuw,) = stel(van, zorgsommen([(APRIL, 120)], MINUUT), MET, APRIL).regels
    assert nieuw.crediteert is None


def test_een_verlengde_toewijzing_verandert_de_productperiode_van_meer_zorg() -> None:
    van = dossier(toegewezen(einddatum=date(2026, 4, 20)))
    declareer(van, "P1", TOEGEKEND)
    wijzig(van, einddatum=date(2026, 7, 14))
    (regel,) = stel(
        van, zorgsommen([(APRIL, 120), (date(2026, 4, 25), 60)], MINUUT), MET, APRIL
    ).regels
    assert regel.crediteert is van.prestaties[0]
    assert regel.crediteert.prestatie.product_periode.einddatum == date(2026, 4, 20)
    assert regel.periode.einddatum == date(2026, 4, 30)


def wijzig(van: Dossier, **anders: Any) -> None:
    """Let a newer 301 of the same Toewijzing come in."""
    velden: dict[str, Any] = {
        "toewijzingsdatum": date(2026, 5, 20),
        "toewijzingstijd": time(9),
    }
    van.neem_op(bericht301(toegewezen(**velden | anders)), 2, datetime(2026, 5, 20, 9, tzinfo=UTC))


@pytest.mark.parametrize("minuten_later", [0, 60])
def test_tr308_een_verkorte_toewijzing_neemt_terug_wat_erbuiten_viel(minuten_later: int) -> None:
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    wijzig(van, einddatum=date(2026, 4, 10))
    zorg = [(date(2026, 4, 20), 60), *([(APRIL, minuten_later)] if minuten_later else [])]
    gesteld = stel(van, zorgsommen(zorg, MINUUT), MET, APRIL)
    assert [weg.regel for weg in gesteld.weggelaten] == ["TR308"]
    (regel,) = gesteld.regels
    assert regel.crediteert is van.prestaties[0]
    assert regel.volume == (1 if minuten_later else 0)


def test_tr308_een_verkorte_toewijzing_geeft_een_kortere_productperiode() -> None:
    """The granted line runs beyond the Toewijzing now, though its care does not."""
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    wijzig(van, einddatum=date(2026, 4, 10))
    assert stel(van, zorgsommen([(APRIL, 120)], MINUUT), MET, APRIL).regels == []


def test_tr384_van_een_verwijderde_toewijzing_wordt_alles_teruggenomen() -> None:
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    wijzig(van, einddatum=APRIL, reden_wijziging="13")
    gesteld = stel(van, zorgsommen([(APRIL, 120)], MINUUT), MET, APRIL)
    assert [weg.regel for weg in gesteld.weggelaten] == ["TR384"]
    assert [regel.verschil for regel in gesteld.regels] == [-12000]


def test_van_twee_die_staan_wordt_een_teruggenomen_de_andere_blijft() -> None:
    """VECOZO had refused the first, and the gemeente granted it all the same (TR389)."""
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    declareer(van, "P2", TOEGEKEND)
    (regel,) = stel(van, zorg, MET, APRIL).regels
    assert regel.crediteert is van.prestaties[0]
    assert (regel.volume, regel.verschil) == (0, -12000)
    van.prestaties.append(als_gedeclareerd(_vol(van, zorg), "P1C", INGEDIEND, terug="P1"))
    assert stel(van, zorg, MET, APRIL).regels == []


def test_van_twee_die_staan_blijft_die_klopt() -> None:
    van = dossier()
    declareer(van, "P1", TOEGEKEND)
    declareer(van, "P2", TOEGEKEND, minuten=60)
    (regel,) = stel(van, zorgsommen([(APRIL, 120)], MINUUT), MET, APRIL).regels
    assert regel.crediteert is van.prestaties[1]
    assert regel.volume == 0


def test_van_twee_die_staan_wordt_niets_teruggenomen_zonder_antwoord() -> None:
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    van = dossier()
    declareer(van, "P1", INGEDIEND)
    declareer(van, "P2", INGEDIEND)
    gesteld = stel(van, zorg, MET, APRIL)
    assert gesteld.regels == []
    assert [weg.regel for weg in gesteld.weggelaten] == ["IV085"]


def _vol(van: Dossier, zorg: list[Zorgsom]) -> Voorstelregel:
    (regel,) = stel(_kaal(van), zorg, MET, APRIL).regels
    return regel
