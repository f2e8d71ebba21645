"""The contract: kept by hand, and how agreements follow each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.errors import FieldError, UserError
from app.services import contracten, tarieven
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.release import Wet
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures


def afspraak(vanaf: date = date(2026, 1, 1), **anders: Any) -> Contractproduct:
    gegeven: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "product": Product(categorie="45", code="45A04"),
        "naam": "Jeugdhulp ambulant",
        "eenheid": "04",
        "tarief": 9360,
        "uitvoering": Uitvoeringsvariant.INSPANNING,
        "vanaf": vanaf,
    }
    return Contractproduct(**(gegeven | anders))


def perioden(ws: Workspace) -> list[tuple[date, date | None]]:
    return [(product.vanaf, product.tot) for product in contracten.lijst(ws)]


def test_an_agreement_is_kept_and_changed(workspace: Workspace) -> None:
    eerst = contracten.bewaar(workspace, afspraak()).product
    assert eerst.id is not None
    contracten.bewaar(workspace, replace(eerst, tarief=9500, tot=date(2026, 12, 31)))
    assert contracten.lijst(workspace) == [afspraak(tarief=9500, tot=date(2026, 12, 31))]


def test_what_has_no_end_ends_the_day_before_the_next(workspace: Workspace) -> None:
    contracten.bewaar(workspace, afspraak())
    bewaard = contracten.bewaar(workspace, afspraak(date(2027, 1, 1), tarief=9600))
    assert [p.tot for p in bewaard.afgesloten] == [date(2026, 12, 31)]
    assert perioden(workspace) == [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ]


def test_an_earlier_agreement_ends_before_the_one_that_is_there(workspace: Workspace) -> None:
    contracten.bewaar(workspace, afspraak(date(2027, 1, 1)))
    bewaard = contracten.bewaar(workspace, afspraak())
    assert bewaard.product.tot == date(2026, 12, 31)
    assert perioden(workspace)[1] == (date(2027, 1, 1), None)


def test_another_eenheid_or_gemeente_is_another_agreement(workspace: Workspace) -> None:
    contracten.bewaar(workspace, afspraak())
    contracten.bewaar(workspace, afspraak(date(2026, 6, 1), eenheid="01", tarief=156))
    contracten.bewaar(workspace, afspraak(date(2026, 6, 1), gemeente="0296"))
    assert [product.tot for product in contracten.lijst(workspace)] == [None] * 3


@pytest.mark.parametrize(
    ("vanaf", "tot", "veld"),
    [
        (date(2026, 6, 1), None, "vanaf"),
        (date(2026, 12, 31), None, "vanaf"),
        (date(2025, 6, 1), date(2026, 1, 1), "tot"),
        (date(2025, 6, 1), date(2027, 6, 1), "tot"),
        (date(2026, 1, 1), date(2026, 1, 31), "vanaf"),
    ],
)
def test_two_agreements_at_the_same_time_are_refused(
    workspace: Workspace, vanaf: date, tot: date | None, veld: str
) -> None:
    contracten.bewaar(workspace, afspraak(tot=date(2026, 12, 31)))
    with pytest.raises(FieldError) as fout:
        contracten.bewaar(workspace, afspraak(vanaf, tot=tot))
    assert fout.value.veld == veld
    assert len(contracten.lijst(workspace)) == 1


def test_a_day_beside_another_agreement_is_free(workspace: Workspace) -> None:
    contracten.bewaar(workspace, afspraak(tot=date(2026, 12, 31)))
    contracten.bewaar(workspace, afspraak(date(2027, 1, 1)))
    contracten.bewaar(workspace, afspraak(date(2025, 1, 1), tot=date(2025, 12, 31)))
    assert len(contracten.lijst(workspace)) == 3


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gemeente": "9999"}, "gemeente"),
        ({"product": Product(categorie="02", code="45A04")}, "categorie"),
        ({"product": Product(categorie="45", code="45A04X")}, "product"),
        ({"product": Product(categorie="45", code=" ")}, "product"),
        ({"eenheid": "99"}, "eenheid"),
        ({"eenheid": "83"}, "tarief"),
        ({"tarief": 100_000_000}, "tarief"),
        ({"tot": date(2025, 12, 31)}, "tot"),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    workspace: Workspace, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(FieldError) as fout:
        contracten.bewaar(workspace, afspraak(**anders))
    assert fout.value.veld == veld
    assert contracten.lijst(workspace) == []


def test_euros_have_no_tariff(workspace: Workspace) -> None:
    assert contracten.bewaar(workspace, afspraak(eenheid="83", tarief=0)).product.id


def test_what_was_removed_can_come_back(workspace: Workspace) -> None:
    bewaard = contracten.bewaar(workspace, afspraak()).product
    assert bewaard.id is not None
    weg = contracten.verwijder(workspace, bewaard.id)
    assert contracten.lijst(workspace) == []
    contracten.bewaar(workspace, weg)
    assert contracten.lijst(workspace) == [afspraak()]
    with pytest.raises(UserError, match="niet meer"):
        contracten.verwijder(workspace, 999)


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.none() | st.integers(0, 10)),
        max_size=5,
        unique_by=lambda periode: periode[0],
    )
)
def test_every_overlap_is_found_and_no_other(perioden: list[tuple[int, int | None]]) -> None:
    nul = date(2026, 1, 1)
    alle, _ = contracten.sluit_aan(
        afspraak(
            vanaf := nul + timedelta(days=dag), tot=None if duur is None else
            vanaf + timedelta(days=duur)
        )
        for dag, duur in perioden
    )  # fmt: skip
    dagen = [nul + timedelta(days=dag) for dag in range(50)]
    dubbel = any(sum(p.geldt_op(dag) for p in alle) > 1 for dag in dagen)
    assert bool(list(contracten.overlappingen(alle))) == dubbel


# Tariffs


def test_iv081_a_tariff_is_told_per_hour_and_per_minute() -> None:
    assert tarieven.uurtarief("01", 156) == 9360
    assert tarieven.uurtarief("04", 9360) == 9360
    assert tarieven.uurtarief("14", 9360) is None
    assert tarieven.omgerekend("01", 156) == "€ 93,60 per uur"
    assert tarieven.omgerekend("04", 9400) == "€ 1,57 per minuut"
    assert tarieven.omgerekend("16", 9400) == ""


@pytest.mark.parametrize(
    ("eenheid", "tarief", "gezegd"),
    [
        ("01", 9360, "Is dit een tarief per uur?"),
        ("01", 501, "Is dit een tarief per uur?"),
        ("04", 156, "Is dit een tarief per minuut? Kies dan eenheid 01 (minuut): dat is € 93,60"),
        ("01", 2, "wel erg weinig"),
        ("04", 936000, "wel erg veel"),
        ("84", 0, "€ 0,00 per stuk is wel erg weinig"),
    ],
)
def test_a_tariff_of_another_unit_is_asked_about(eenheid: str, tarief: int, gezegd: str) -> None:
    verdacht = tarieven.verdacht(eenheid, tarief)
    assert verdacht is not None
    assert gezegd in " ".join(verdacht)


@pytest.mark.parametrize(
    ("eenheid", "tarief"),
    [("01", 156), ("01", 500), ("04", 500), ("04", 9360), ("14", 42_000), ("83", 0)],
)
def test_a_likely_tariff_is_not_asked_about(eenheid: str, tarief: int) -> None:
    assert tarieven.verdacht(eenheid, tarief) is None
