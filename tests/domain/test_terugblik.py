"""Adding acts up: the parts are the whole, whatever they are divided by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.terugblik import (
    SOORTEN,
    VAN_ONS,
    Einde,
    Gehaald,
    Stand,
    Terugblik,
    groepeer,
    te_laat,
    tel,
)
from app.standard.release import Wet

BEGIN = date(2025, 12, 28)


@st.composite
def acts(draw: st.DrawFn) -> Gehaald:
    soort = draw(st.sampled_from(list(SOORTEN)))
    vervalt = BEGIN + timedelta(days=draw(st.integers(0, 100)))
    gedaan = draw(st.none() | st.integers(-40, 40))
    laat = draw(st.integers(1, 30)) if gedaan is None or gedaan > 0 else 0
    return Gehaald(
        soort=soort,
        wet=draw(st.sampled_from(Wet)),
        gemeente=draw(st.sampled_from(["0268", "0296", "0200"])),
        wij=soort in VAN_ONS,
        telt_vanaf=vervalt - timedelta(days=9),
        vervaldatum=vervalt,
        gedaan_op=None if gedaan is None else vervalt + timedelta(days=gedaan),
        werkdagen=draw(st.integers(0, 60)),
        laat=laat,
        client_id=None,
        client="",
        bericht_id=None,
        wat="",
    )


def terug(gehaald: Sequence[Gehaald] = (), einden: Sequence[Einde] = ()) -> Terugblik:
    return Terugblik(
        van=BEGIN, tot=date(2026, 12, 31), gemeente=None, vandaag=date(2026, 12, 31),
        gehaald=tuple(gehaald), einden=tuple(einden),
        aanvragen=tuple(g for g in gehaald if g.soort == "315" and g.gedaan_op is not None),
    )  # fmt: skip


def som(standen: Sequence[Stand]) -> Stand:
    return Stand(
        aantal=sum(s.aantal for s in standen),
        op_tijd=sum(s.op_tijd for s in standen),
        open=sum(s.open for s in standen),
        werkdagen=sum(s.werkdagen for s in standen),
        langste=max((s.langste for s in standen), default=0),
    )


@given(st.lists(acts(), max_size=40))
def test_the_parts_are_the_whole(gehaald: list[Gehaald]) -> None:
    heel, deze = tel(gehaald), terug(gehaald)
    assert som([rij.stand for rij in deze.rijen()]) == heel
    beide = [*deze.per_soort(wij=True), *deze.per_soort(wij=False)]
    assert som([stand for _, stand in beide]) == heel
    assert som(list(groepeer(gehaald, lambda g: (g.wet, g.maand)).values())) == heel
    assert heel.op_tijd + heel.te_laat == heel.aantal == len(gehaald)
    assert len(te_laat(gehaald)) == heel.te_laat >= heel.open
    maanden = deze.verzoekmaanden()
    assert sum(m.aantal for m in maanden) == len(deze.aanvragen)
    assert sum(m.achteraf for m in maanden) == len(te_laat(deze.aanvragen))


@given(st.lists(acts(), max_size=40))
def test_an_act_counts_when_it_was_settled(gehaald: list[Gehaald]) -> None:
    for een in gehaald:
        assert een.telt_op <= een.vervaldatum
        assert een.op_tijd == (een.gedaan_op is not None and een.gedaan_op <= een.vervaldatum)
        assert een.op_tijd == (een.gedaan_op == een.telt_op) or een.gedaan_op == een.vervaldatum


@pytest.mark.parametrize(
    ("op_tijd", "aantal", "procent"), [(0, 0, None), (0, 3, 0), (199, 200, 99), (200, 200, 100)]
)
def test_a_hundred_percent_is_all_of_them(op_tijd: int, aantal: int, procent: int | None) -> None:
    assert Stand(aantal=aantal, op_tijd=op_tijd).procent == procent


def test_early_ends_by_reason_the_most_frequent_first() -> None:
    def einde(wet: Wet, reden: str, dag: int, tot: date | None = date(2026, 4, 30)) -> Einde:
        return Einde(
            wet=wet, gemeente="0268", client_id=1, client="", toewijzing_nummer=1, bericht_id=1,
            einddatum=date(2026, 4, dag), tot=tot, reden=reden,
        )  # fmt: skip

    gevonden = terug(
        einden=[
            einde(Wet.WMO, "19", 3),
            einde(Wet.JW, "32", 4),
            einde(Wet.JW, "32", 29),
            einde(Wet.JW, "32", 30),
            einde(Wet.JW, "19", 5, None),
        ]
    ).uitval()
    assert [(u.wet, u.reden, u.label, u.aantal) for u in gevonden] == [
        (Wet.JW, "32", "Voortijdig afgesloten, door cliënt", 2),
        (Wet.WMO, "19", "Levering volgens plan beeindigd", 1),
    ]
