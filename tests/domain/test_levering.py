"""Which start and stop stand, after reports, corrections and refusals."""

from __future__ import annotations

from datetime import date

from app.domain.levering import TIJDELIJK, Melding, Meldingsoort, levering
from app.domain.verzending import Status

APRIL_1, APRIL_6, MEI_1 = date(2026, 4, 1), date(2026, 4, 6), date(2026, 5, 1)


def start(op: date, aanlevering: str = "1", status: Status = Status.INGEDIEND) -> Melding:
    return Melding(Meldingsoort.START, op, aanlevering, status=status)


def stop(begin: date, eind: date, reden: str = "31", aanlevering: str = "1") -> Melding:
    return Melding(
        Meldingsoort.STOP, begin, aanlevering, einddatum=eind, reden_beeindiging=reden,
        status=Status.INGEDIEND,
    )  # fmt: skip


def test_zonder_meldingen_loopt_er_niets() -> None:
    stand = levering([])
    assert stand.actuele_start is None
    assert stand.laatste_stop is None


def test_een_start_loopt_tot_de_stop_tr326() -> None:
    eerste = start(APRIL_1)
    assert levering([eerste]).actuele_start is eerste
    gestopt = levering([eerste, stop(APRIL_1, MEI_1)])
    assert gestopt.actuele_start is None
    assert gestopt.laatste_stop is not None


def test_na_een_tijdelijke_stop_mag_een_nieuwe_start_op379() -> None:
    opnieuw = start(MEI_1)
    stand = levering([start(APRIL_1), stop(APRIL_1, APRIL_6, TIJDELIJK), opnieuw])
    assert stand.actuele_start is opnieuw
    assert stand.laatste_stop is None


def test_correctie_in_een_bericht_iv008() -> None:
    nieuw = start(APRIL_6)
    assert levering([start(APRIL_1), start(APRIL_1, "3"), nieuw]).actuele_start is nieuw


def test_intrekken_zonder_vervanging_iv008() -> None:
    assert levering([start(APRIL_1), start(APRIL_1, "3")]).actuele_start is None


def test_een_ingetrokken_stop_laat_de_start_weer_lopen() -> None:
    meldingen = [start(APRIL_1), stop(APRIL_1, MEI_1), stop(APRIL_1, MEI_1, aanlevering="3")]
    assert levering(meldingen).actuele_start is meldingen[0]


def test_afgekeurde_en_vervallen_meldingen_tellen_niet_op286() -> None:
    for status in (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN):
        assert levering([start(APRIL_1, status=status)]).actuele_start is None


def test_een_afgekeurde_intrekking_laat_de_start_staan() -> None:
    eerste = start(APRIL_1)
    weg = start(APRIL_1, "3", Status.AFGEKEURD)
    assert levering([eerste, weg]).actuele_start is eerste
