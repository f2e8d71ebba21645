"""Word to the gemeente by 28 February when a year cannot be declared before 1 July."""

from __future__ import annotations

import pytest

from app.deadlines.protocol import Wie
from app.deadlines.termijnen import JAAREINDE_MELDEN, Actie, Urgentie
from app.domain.openstaand import Waarom
from app.domain.verzending import Status
from tests.deadlines.feiten import alle, d, te_declareren, van
from tests.deadlines.test_protocol import RVN, RVN_2020

# RvN 2020, Declaratiebericht: word by 28 February when 30 June cannot be met


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2021-01-30", None),  # more than four weeks before
        ("2021-01-31", Urgentie.LATER),
        ("2021-02-26", Urgentie.DEZE_WEEK),  # a Friday
        ("2021-02-28", Urgentie.VANDAAG),  # a Sunday, which does not move it
        ("2021-03-01", None),  # nothing is owed any more
    ],
)
def test_rvn_2020_28_february_before_30_june(vandaag: str, status: Urgentie | None) -> None:
    feit = te_declareren("2020-12-31", waarom=Waarom.JAAR)
    termijnen = alle(feit, vandaag, RVN_2020)
    gevonden = [t for t in termijnen if t.soort == JAAREINDE_MELDEN]
    assert [t.status for t in gevonden] == ([] if status is None else [status])
    for termijn in gevonden:
        assert termijn.vervaldatum == d("2021-02-28")
        assert (termijn.wie, termijn.actie) == (Wie.AANBIEDER, Actie.NEEM_CONTACT_OP)
    assert [t.vervaldatum for t in termijnen if t.soort == "jaareinde"] == [d("2021-06-30")]


@pytest.mark.parametrize(
    ("jaar", "hoort"),
    [
        ("2019-12-31", False),  # the national protocol
        ("2020-12-31", True),
        ("2021-12-31", True),
        ("2022-12-31", False),  # 1.17.1 processes what comes later
    ],
)
@pytest.mark.parametrize("naam", [RVN, RVN_2020])
def test_rvn_28_february_only_by_the_protocol_of_2020(naam: str, jaar: str, hoort: bool) -> None:
    vandaag = f"{d(jaar).year + 1}-02-15"
    soorten = [t.soort for t in alle(te_declareren(jaar, waarom=Waarom.JAAR), vandaag, naam)]
    assert (JAAREINDE_MELDEN in soorten) is hoort


@pytest.mark.parametrize("waarom", [Waarom.MAAND, Waarom.AGB])
def test_rvn_2020_28_february_is_about_a_whole_year(waarom: Waarom) -> None:
    soorten = [
        t.soort for t in alle(te_declareren("2020-12-31", waarom=waarom), "2021-02-15", RVN_2020)
    ]
    assert len(soorten) == 1
    assert JAAREINDE_MELDEN not in soorten


def test_rvn_2020_28_february_is_not_for_what_stands_in_a_323() -> None:
    feit = te_declareren(
        "2020-12-31", waarom=Waarom.JAAR, bericht_id=9, identificatie="D1", status=Status.KLAAR
    )
    assert [t.soort for t in alle(feit, "2021-02-15", RVN_2020)] == ["jaareinde"]


def test_rvn_2020_28_february_what_the_line_says() -> None:
    termijn = van(
        JAAREINDE_MELDEN, te_declareren("2020-12-31", waarom=Waarom.JAAR), "2021-02-15", RVN_2020
    )
    assert termijn.uitleg == (
        "Zorg van 2020, 3 prestaties van 2 cliënten; uiterlijk 28 februari van het jaar erna "
        "(Rijk van Nijmegen 2020, Declaratiebericht (WMO/JW 303)). Alleen als je 30 juni niet "
        "haalt doordat de gemeente toewijzingen laat verwerkte: maak dan een afspraak."
    )
