"""Which Toewijzingen are found on which a stop is owed, or a start after a stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.domain.contract import Aanbieder
from app.domain.levering import Melding, Meldingsoort, levering
from app.domain.openstaand import StartOpen, StopOpen
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.opslag import NU, PRODUCT, meld, ontvang, start, verzending

NUMMER, TWEEDE = 300201, 300202
APRIL_2, APRIL_3, MEI_1 = date(2026, 4, 2), date(2026, 4, 3), date(2026, 5, 1)
EINDE = date(2026, 7, 14)  # of the Toewijzing
JULI_20 = date(2026, 7, 20)
GOED = Status.GOEDGEKEURD


def stop(eind: date, reden: str = "31", begin: date = APRIL_2, aanlevering: str = "1") -> Melding:
    return Melding(
        Meldingsoort.STOP, begin, aanlevering, PRODUCT, einddatum=eind, reden_beeindiging=reden
    )


def stops(uow: UnitOfWork, vandaag: date = JULI_20) -> list[StopOpen]:
    return [feit for feit in uow.openstaand.feiten(vandaag) if isinstance(feit, StopOpen)]


def wijzig(uow: UnitOfWork, op: datetime = NU + timedelta(days=30), **anders: Any) -> None:
    """The gemeente sends the Toewijzing anew."""
    velden: dict[str, Any] = {"toewijzingsdatum": op.date()} | anders
    ontvang(uow, bericht301(toegewezen(**velden), identificatie=f"W{op:%d%m}"), op=op)


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    """A transaction with one Toewijzing, 1 April to 14 July, on which a start was approved."""
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, bericht301())
        meld(uow, NUMMER, start(APRIL_2), status=GOED)
        yield uow


def test_from_the_last_day_of_the_toewijzing_on(uow: UnitOfWork) -> None:
    assert stops(uow, EINDE - timedelta(days=1)) == []
    (feit,) = stops(uow, EINDE)
    assert (feit.toewijzing_nummer, feit.gemeente, feit.client) == (NUMMER, NIJMEGEN, "T. de Wit")
    assert (feit.einddatum, feit.bekend_op) == (EINDE, NU.date())
    assert (feit.gemelde_stop, feit.status, feit.onderbroken_sinds) == (None, None, None)


def test_not_without_a_start_that_the_gemeente_has(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, bericht301())
        assert stops(uow) == []
        meld(uow, NUMMER, start(APRIL_2), status=Status.GEEXPORTEERD)
        assert stops(uow) == []


def test_not_without_an_end(uow: UnitOfWork) -> None:
    wijzig(uow, einddatum=None)
    assert stops(uow, date(2036, 1, 1)) == []


@pytest.mark.parametrize("status", [Status.KLAAR, Status.GEEXPORTEERD])
def test_a_stop_that_has_not_left_is_named_also_before_the_end(
    uow: UnitOfWork, status: Status
) -> None:
    id_ = meld(uow, NUMMER, stop(MEI_1), status=status)
    (feit,) = stops(uow, date(2026, 5, 2))
    assert (feit.gemelde_stop, feit.bericht_id, feit.status) == (MEI_1, id_, status)
    assert feit.gemeld_op == NU.date()


@pytest.mark.parametrize("status", [Status.INGEDIEND, GOED])
def test_a_stop_that_the_gemeente_has_closes_it(uow: UnitOfWork, status: Status) -> None:
    meld(uow, NUMMER, stop(MEI_1), status=status)
    assert stops(uow) == []


@pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN])
def test_a_stop_that_was_refused_or_lapsed_does_not(uow: UnitOfWork, status: Status) -> None:
    meld(uow, NUMMER, stop(MEI_1), status=status)
    assert [feit.gemelde_stop for feit in stops(uow)] == [None]


def test_a_temporary_stop_leaves_the_definitive_one_owed_op377(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, stop(MEI_1, "20"), status=GOED)
    assert stops(uow, date(2026, 6, 1)) == []
    (feit,) = stops(uow)
    assert feit.onderbroken_sinds == MEI_1
    meld(uow, NUMMER, stop(MEI_1, "31"), status=Status.KLAAR)
    (feit,) = stops(uow, date(2026, 6, 1))
    assert (feit.gemelde_stop, feit.onderbroken_sinds) == (MEI_1, MEI_1)


def test_a_withdrawn_stop_makes_it_open_again_iv008(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, stop(MEI_1), status=GOED)
    meld(uow, NUMMER, stop(MEI_1, "32", aanlevering="3"), status=GOED)  # another key
    assert stops(uow) == []
    meld(uow, NUMMER, stop(MEI_1, aanlevering="3"), status=GOED)
    assert len(stops(uow)) == 1


@pytest.mark.parametrize(
    ("eerst", "reden"), [(GOED, "20"), (Status.GEEXPORTEERD, "20"), (Status.GEEXPORTEERD, "31")]
)
@pytest.mark.parametrize("einddatum", [None, EINDE])
def test_care_that_runs_on_after_a_withdrawal_owes_no_stop_op272(
    uow: UnitOfWork, einddatum: date | None, eerst: Status, reden: str
) -> None:
    wijzig(uow, einddatum=einddatum)
    meld(uow, NUMMER, stop(MEI_1, reden), status=eerst)
    meld(uow, NUMMER, stop(MEI_1, reden, aanlevering="3"), status=Status.KLAAR)
    assert stops(uow, EINDE - timedelta(days=1)) == []
    gemeld = [feit.gemelde_stop for feit in stops(uow, EINDE)]
    assert gemeld == ([None] if einddatum else [])


def test_a_withdrawal_leaves_owed_what_the_gemeente_will_end_op272(uow: UnitOfWork) -> None:
    wijzig(uow, einddatum=date(2026, 6, 30), reden_wijziging="05")
    meld(uow, NUMMER, stop(MEI_1, "20"), status=GOED)
    meld(uow, NUMMER, stop(MEI_1, "20", aanlevering="3"), status=Status.KLAAR)
    (feit,) = stops(uow, date(2026, 5, 7))
    assert (feit.gemelde_stop, feit.onderbroken_sinds, feit.status) == (None, None, None)


def test_a_restart_must_be_stopped_as_well(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, stop(MEI_1), status=GOED)
    meld(uow, NUMMER, start(date(2026, 5, 4)), status=GOED)
    assert len(stops(uow)) == 1
    meld(uow, NUMMER, stop(date(2026, 6, 1), begin=date(2026, 5, 4)), status=GOED)
    assert stops(uow) == []


def test_a_restart_on_its_way_is_a_start_that_is_open(uow: UnitOfWork) -> None:
    def gemeld() -> list[date | None]:
        feiten = uow.openstaand.feiten(JULI_20)
        return [feit.gemelde_start for feit in feiten if isinstance(feit, StartOpen)]

    meld(uow, NUMMER, stop(MEI_1, "20"), status=GOED)
    assert gemeld() == []
    id_ = meld(uow, NUMMER, start(date(2026, 5, 4)), status=Status.KLAAR)
    assert gemeld() == [date(2026, 5, 4)]
    assert [f.hervat for f in uow.openstaand.feiten(JULI_20) if isinstance(f, StartOpen)] == [True]
    uow.berichten.zet_status([id_], Status.INGEDIEND)
    assert gemeld() == []


def test_shortened_by_the_gemeente_it_is_known_since_that_day(uow: UnitOfWork) -> None:
    op = datetime(2026, 5, 7, 9, tzinfo=UTC)
    wijzig(uow, op, einddatum=date(2026, 4, 30), reden_wijziging="05")
    (feit,) = stops(uow, date(2026, 5, 7))
    assert (feit.einddatum, feit.bekend_op) == (date(2026, 4, 30), date(2026, 5, 7))


@pytest.mark.parametrize(("reden", "aantal"), [("05", 1), ("07", 1), ("04", 0), ("14", 0)])
def test_what_the_gemeente_will_end_is_named_beforehand(
    uow: UnitOfWork, reden: str, aantal: int
) -> None:
    wijzig(uow, einddatum=date(2026, 6, 30), reden_wijziging=reden)
    assert len(stops(uow, date(2026, 5, 7))) == aantal


def test_of_a_removed_toewijzing_everything_must_be_withdrawn_op033x1(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, stop(MEI_1), status=GOED)
    wijzig(uow, einddatum=date(2026, 4, 1), reden_wijziging="13")
    (feit,) = stops(uow)
    assert (feit.verwijderd, feit.status) == (True, None)
    meld(uow, NUMMER, stop(MEI_1, aanlevering="3"), status=GOED)
    assert len(stops(uow)) == 1
    id_ = meld(uow, NUMMER, start(APRIL_2, "3"), status=Status.KLAAR)
    (feit,) = stops(uow)
    assert (feit.bericht_id, feit.status) == (id_, Status.KLAAR)
    uow.berichten.zet_status([id_], Status.INGEDIEND)
    assert stops(uow) == []


def test_of_another_agb_code_nothing_is_owed(uow: UnitOfWork) -> None:
    ontvang(uow, bericht301(toegewezen(TWEEDE), identificatie="G9", agb="42420002"))
    meld(uow, TWEEDE, start(APRIL_2), status=GOED)
    assert [feit.toewijzing_nummer for feit in stops(uow)] == [NUMMER]


def test_one_message_on_two_toewijzingen_is_named_at_both(uow: UnitOfWork) -> None:
    ontvang(uow, bericht301(toegewezen(TWEEDE), identificatie="G9"))
    meld(uow, TWEEDE, start(APRIL_2), status=GOED)
    dossier = uow.dossiers.laad([BSN])[BSN]
    een = verzending(Berichtsoort.STOP)
    uow.berichten.bewaar_uit([een])
    for toewijzing in dossier.toewijzingen.values():
        toewijzing.meldingen.append(replace(stop(MEI_1), bericht_id=een.bewaard_id))
    uow.dossiers.bewaar([dossier])
    assert [(feit.toewijzing_nummer, feit.bericht_id) for feit in stops(uow)] == [
        (NUMMER, een.id),
        (TWEEDE, een.id),
    ]


gemeld = st.one_of(
    st.builds(start, st.sampled_from([APRIL_2, APRIL_3]), st.sampled_from("13")),
    st.builds(
        stop,
        st.sampled_from([MEI_1, date(2026, 5, 2)]),
        st.sampled_from(["20", "31"]),
        st.sampled_from([APRIL_2, APRIL_3]),
        st.sampled_from("13"),
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    berichten=st.lists(
        st.tuples(st.sampled_from(Status), st.lists(gemeld, min_size=1, max_size=2)), max_size=6
    ),
    afgelopen=st.booleans(),
)
def test_says_what_the_domain_says(
    engine: Engine, berichten: Sequence[tuple[Status, list[Melding]]], *, afgelopen: bool
) -> None:
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, bericht301())
        for status, meldingen in berichten:
            soort = meldingen[0].soort
            eigen = [melding for melding in meldingen if melding.soort is soort]
            meld(uow, NUMMER, *eigen, status=status)
        (toewijzing,) = uow.dossiers.laad([BSN])[BSN].toewijzingen.values()
        gevonden = stops(uow, JULI_20 if afgelopen else date(2026, 6, 1))
    nu = levering(toewijzing.meldingen)
    heeft = levering(m for m in toewijzing.meldingen if m.status.verstuurd)
    laatste = max((s.begindatum for s in heeft.starts), default=None)
    klaar = any(s.begindatum == laatste and not s.tijdelijk for s in heeft.stops)
    onderweg = [s for s in nu.stops if s.status.onderweg]
    assert bool(gevonden) == bool(
        laatste and not klaar and (onderweg or (afgelopen and nu.te_stoppen))
    )
    if gevonden:
        assert gevonden[0].gemelde_stop in ([s.einddatum for s in onderweg] or [None])
