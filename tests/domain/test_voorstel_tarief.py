"""What a Prestatie is counted in and what it costs: Eenheid, tariff and amount."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.voorstel import (
    APRIL,
    DAGDEEL,
    JAAR,
    MINUUT,
    PER_WEEK,
    UUR,
    afspraak,
    afspraken,
    dossier,
    gegeven,
    kort,
    stel,
    zorgsommen,
)


def test_iv081_uurtarief_bij_minuten_bedrag_niet_met_het_afgeronde_tarief() -> None:
    """87,30 an hour is 1,455, so 1,46 a minute; 87,24 is 1,454, so 1,45."""
    van = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    zorg = zorgsommen([(APRIL, 100)], MINUUT)
    for uurtarief, tarief, bedrag in ((8730, 146, 14550), (8724, 145, 14540)):
        met = afspraken(afspraak(UUR, uurtarief))
        assert [regel[2:] for regel in kort(stel(van, zorg, met, APRIL))] == [
            (100, MINUUT, tarief, bedrag)
        ]


def test_tr346_ander_tarief_dan_uren_is_volume_maal_tarief() -> None:
    van = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    zorg = zorgsommen([(APRIL, 100)], MINUUT)
    met = afspraken(afspraak(MINUUT, 146))
    assert [regel[2:] for regel in kort(stel(van, zorg, met, APRIL))] == [(100, MINUUT, 146, 14600)]


def test_tr341_toegewezen_in_minuten_nooit_in_uren() -> None:
    van = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    for eenheid, aantal in ((MINUUT, 120), (UUR, 2)):
        zorg = zorgsommen([(APRIL, aantal)], eenheid)
        (regel,) = kort(stel(van, zorg, afspraken(afspraak(UUR, 6000)), APRIL))
        assert regel[2:] == (120, MINUUT, 100, 12000)


def test_tr341_toegewezen_in_uren_met_alleen_een_minuuttarief_wordt_minuten() -> None:
    zorg = zorgsommen([(APRIL, 95)], MINUUT)
    (regel,) = kort(stel(dossier(), zorg, afspraken(afspraak(MINUUT, 101)), APRIL))
    assert regel[2:] == (95, MINUUT, 101, 9595)


def test_tr341_met_een_tarief_in_beide_telt_de_eenheid_van_de_toewijzing() -> None:
    """IV081: the Eenheid equals that of the Toewijzing; minutes are the exception to it."""
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    beide = afspraken(afspraak(UUR, 6000), afspraak(MINUUT, 101))
    assert [regel[2:] for regel in kort(stel(dossier(), zorg, beide, APRIL))] == [
        (2, UUR, 6000, 12000)
    ]
    in_minuten = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    assert [regel[2:] for regel in kort(stel(in_minuten, zorg, beide, APRIL))] == [
        (120, MINUUT, 101, 12120)
    ]


def test_tr341_apeldoorn_declareert_uren_in_minuten() -> None:
    """Midden-IJssel/Oost-Veluwe: assigned in hours, declared in minutes."""
    van = dossier(gemeente="0200")
    zorg = zorgsommen([(APRIL, 95)], MINUUT)
    met = afspraken(afspraak(UUR, 8730, gemeente="0200"), uren_in_minuten=frozenset({"0200"}))
    assert [regel[2:] for regel in kort(stel(van, zorg, met, APRIL))] == [
        (95, MINUUT, 146, 13823)  # 8730 × 95 / 60 = 13822,5
    ]


def test_tr341_een_andere_eenheid_wordt_niet_omgerekend() -> None:
    gesteld = stel(dossier(), zorgsommen([(APRIL, 2)], DAGDEEL), afspraken(afspraak()), APRIL)
    assert gesteld.regels == []
    assert [weg.regel for weg in gesteld.weggelaten] == ["TR341"]


def test_iv081_zonder_tarief_wordt_niets_voorgesteld() -> None:
    zorg = zorgsommen([(APRIL, 60), (date(2026, 4, 2), 30)], MINUUT)
    for met in (
        afspraken(),
        afspraken(afspraak(DAGDEEL)),
        afspraken(afspraak(tot=APRIL - timedelta(days=1))),
    ):
        gesteld = stel(dossier(), zorg, met, APRIL)
        assert gesteld.regels == []
        (weg,) = gesteld.weggelaten
        assert (weg.regel, weg.aantal, weg.eenheid) == ("IV081", 90_000, MINUUT)
        assert weg.zorg_ids == (1, 2)


def test_een_tarief_dat_op_1_juli_verandert() -> None:
    van = dossier(gegeven(*JAAR, 2))
    zorg = zorgsommen([(date(2026, 6, 30), 1), (date(2026, 7, 1), 1)], UUR)
    met = afspraken(
        afspraak(tarief=6000, tot=date(2026, 6, 30)),
        afspraak(tarief=6200, vanaf=date(2026, 7, 1)),
    )
    assert [(r[0], r[4], r[5]) for r in kort(stel(van, zorg, met, date(2026, 7, 1)))] == [
        ("2026-06-01", 6000, 6000),
        ("2026-07-01", 6200, 6200),
    ]
