"""The 305 of specialistische ggz, and a Toewijzing that lapses without a 305.

Both were agreed in Midden-IJssel/Oost-Veluwe 2024 (MIJOV) alone.
"""

from __future__ import annotations

import pytest

from app.deadlines.dag import ONDERWEG
from app.deadlines.protocol import LANDELIJK, Wie, protocol
from app.deadlines.termijnen import ACHTTIEN, START_GGZ, VERVAL, Actie, Urgentie
from app.domain.aanvraag import Zorgvorm
from app.domain.toewijzing import Startverwachting
from app.domain.verzending import Status
from tests.deadlines.feiten import VIER_WEKEN, alle, d, een, start, van
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020

SGGZ = Zorgvorm.SPECIALISTISCHE_GGZ

# MIJOV §6.1, note 10: the 305 of specialistische ggz


@pytest.mark.parametrize(
    ("begin", "ontvangen", "telt_vanaf", "uiterlijk"),
    [
        ("2026-03-02", "2026-04-07", "2026-04-07", "2026-04-14"),  # diagnostics had begun
        ("2026-04-07", "2026-04-07", "2026-04-07", "2026-04-14"),
        ("2026-04-10", "2026-04-07", "2026-04-07", "2026-04-14"),  # begins later, counts all same
        ("2026-04-14", "2026-04-07", "2026-04-07", "2026-04-14"),  # begins on its last day
        ("2026-04-15", "2026-04-07", "2026-04-15", "2026-04-22"),  # OP011: not before it began
        ("2026-03-02", "2026-04-11", "2026-04-11", "2026-04-17"),  # on a Saturday
        ("2026-03-02", "2026-04-01", "2026-04-01", "2026-04-10"),  # over Goede Vrijdag and Pasen
        ("2026-11-02", "2026-12-24", "2026-12-24", "2027-01-04"),  # over Kerst and new year
    ],
)
def test_mijov_6_1_sggz_within_five_working_days_after_receipt(
    begin: str, ontvangen: str, telt_vanaf: str, uiterlijk: str
) -> None:
    termijn = een(start(begin, ontvangen, zorgvorm=SGGZ), ontvangen, MIJOV)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(telt_vanaf), d(uiterlijk))
    assert (termijn.soort, termijn.actie) == ("305", Actie.MELD_START)


@pytest.mark.parametrize(
    ("zorgvorm", "naam", "uiterlijk"),
    [
        (SGGZ, MIJOV, "2026-04-14"),
        (Zorgvorm.BASIS_GGZ, MIJOV, "2026-04-17"),
        (Zorgvorm.ANDERS, MIJOV, "2026-04-17"),  # Jeugd-ggz of which the kind is unknown
        (SGGZ, RVN, "2026-04-17"),
        (SGGZ, LANDELIJK, "2026-04-17"),
    ],
)
def test_mijov_6_1_is_for_sggz_of_that_region(
    zorgvorm: Zorgvorm, naam: str, uiterlijk: str
) -> None:
    termijn = een(start("2026-04-10", "2026-04-07", zorgvorm=zorgvorm), "2026-04-08", naam)
    assert termijn.vervaldatum == d(uiterlijk)


def test_mijov_6_1_what_the_line_says() -> None:
    termijn = een(start("2026-04-10", "2026-04-07", zorgvorm=SGGZ), "2026-04-08", MIJOV)
    assert termijn.uitleg == (
        "Toewijzing ontvangen 7 apr 2026; 5 werkdagen "
        "(OP271; Midden-IJssel/Oost-Veluwe 2024, §6.1, voetnoot 10)"
    )
    assert termijn.kort == "Toewijzing ontvangen 7 apr; 5 werkdagen"


def test_mijov_6_1_care_that_will_begin_later_counts_from_its_start() -> None:
    later = Startverwachting(d("2026-04-08"), d("2026-05-11"))
    termijn = een(
        start("2026-04-10", "2026-04-07", zorgvorm=SGGZ, verwachting=later), "2026-04-08", MIJOV
    )
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-05-11"), d("2026-05-19"))


@pytest.mark.parametrize(
    ("ontvangen", "telt_vanaf"), [("2023-12-31", "2024-01-03"), ("2024-01-01", "2024-01-01")]
)
def test_mijov_6_1_counts_since_the_protocol(ontvangen: str, telt_vanaf: str) -> None:
    (termijn,) = alle(start("2024-01-03", ontvangen, zorgvorm=SGGZ), "2024-01-03", MIJOV)
    assert termijn.telt_vanaf == d(telt_vanaf)


# MIJOV, chapter 5: a Toewijzing lapses without a 305


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        ("2026-01-15", "2026-04-15"),
        ("2026-01-25", "2026-04-25"),  # a Saturday, which does not move it
        ("2026-01-27", "2026-04-27"),  # Koningsdag
        ("2025-11-30", "2026-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2025-10-15", "2026-01-15"),  # over new year
        ("2026-01-31", "2026-04-30"),
    ],
)
def test_mijov_5_a_toewijzing_lapses_three_months_after_receipt(
    ontvangen: str, uiterlijk: str
) -> None:
    feit = start(ontvangen, ontvangen)
    for dag in (d(uiterlijk) - VIER_WEKEN, d(uiterlijk)):
        termijn = van(VERVAL, feit, dag.isoformat(), MIJOV)
        assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(ontvangen), d(uiterlijk))
        assert (termijn.wie, termijn.actie) == (Wie.AANBIEDER, Actie.MELD_START)
        assert termijn.toewijzing_id == 3


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-03-17", None),  # four weeks and a day before
        ("2026-03-18", Urgentie.LATER),
        ("2026-04-14", Urgentie.DEZE_WEEK),
        ("2026-04-15", Urgentie.VANDAAG),
        ("2026-04-16", Urgentie.TE_LAAT),
    ],
)
def test_mijov_5_is_shown_four_weeks_before(vandaag: str, status: Urgentie | None) -> None:
    termijnen = alle(start("2026-01-15", "2026-01-15"), vandaag, MIJOV)
    gevonden = [t.status for t in termijnen if t.soort == VERVAL]
    assert gevonden == ([] if status is None else [status])
    assert len([t for t in termijnen if t.soort == "305"]) == 1


def test_mijov_5_what_the_line_says() -> None:
    feit = start("2026-01-15", "2026-01-15")
    termijn = van(VERVAL, feit, "2026-04-01", MIJOV)
    assert termijn.uitleg.startswith(
        "Toewijzing ontvangen 15 jan 2026 en nog geen start (305) gestuurd: zonder start vervalt "
        "hij; 3 maanden (Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 5). Red je dat niet"
    )
    assert termijn.kort == "Toewijzing ontvangen 15 jan, geen start gestuurd; 3 maanden"
    voorbij = van(VERVAL, feit, "2026-04-16", MIJOV)
    assert "zonder start is hij vervallen" in voorbij.uitleg
    assert voorbij.actie is Actie.NEEM_CONTACT_OP


@pytest.mark.parametrize("status", [Status.KLAAR, Status.GEEXPORTEERD])
@pytest.mark.parametrize(
    ("begin", "soorten"),
    [
        ("2026-01-20", ["305"]),  # its own line is due sooner
        ("2026-04-08", ["305"]),  # on the same day: 15 April
        ("2026-04-09", ["verval", "305"]),  # 16 April is a day too late
    ],
)
def test_mijov_5_a_305_that_has_to_leave_may_not_leave_too_late(
    begin: str, soorten: list[str], status: Status
) -> None:
    feit = start("2026-01-15", "2026-01-15", gemelde_start=d(begin), status=status)
    termijnen = alle(feit, "2026-04-10", MIJOV)
    assert [t.soort for t in termijnen] == soorten
    assert {t.actie for t in termijnen} == {ONDERWEG[status]}


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020])
def test_elsewhere_no_document_lets_a_toewijzing_lapse(naam: str) -> None:
    assert not {VERVAL, START_GGZ, ACHTTIEN} & set(protocol(naam).termijnen)
    assert een(start("2025-01-15", "2025-01-15"), "2026-04-16", naam).soort == "305"


def test_mijov_5_care_that_goes_on_after_a_stop_lets_nothing_lapse() -> None:
    feit = start(
        "2026-01-15", "2026-01-15", gemelde_start=d("2026-06-01"), hervat=True, status=Status.KLAAR
    )
    (termijn,) = alle(feit, "2026-06-02", MIJOV)
    assert (termijn.soort, termijn.vervaldatum) == ("305", d("2026-06-08"))


# OP363, and §5.6 and §5.7 of Rijk van Nijmegen 1.17.1: care is within its Toewijzing


@pytest.mark.parametrize(
    ("gezegd", "verwacht", "aantal"),
    [
        ("2026-06-28", None, 1),  # it may have begun on the 29th
        ("2026-06-29", None, 1),  # or on the last day
        ("2026-06-30", None, 0),  # and not after it
        ("2026-07-02", None, 0),
        ("2026-06-15", "2026-06-30", 1),
        ("2026-06-15", "2026-07-01", 0),
    ],
)
@pytest.mark.parametrize("naam", [LANDELIJK, MIJOV])
def test_op363_what_did_not_start_within_its_toewijzing_owes_no_305(
    naam: str, gezegd: str, verwacht: str | None, aantal: int
) -> None:
    verwachting = Startverwachting(d(gezegd), d(verwacht) if verwacht else None)
    feit = start("2026-03-01", "2026-03-01", einddatum=d("2026-06-30"), verwachting=verwachting)
    assert len([t for t in alle(feit, "2026-07-10", naam) if t.soort == "305"]) == aantal
    assert bool(alle(feit, "2026-07-10", naam)) is bool(aantal)


def test_op363_a_toewijzing_that_ended_asks_for_a_305_while_nobody_said_that_it_did_not_start() -> (
    None
):
    feit = start("2026-03-01", "2026-03-01", einddatum=d("2026-06-30"))
    assert een(feit, "2026-07-10").soort == "305"
    reported = start(
        "2026-03-01", "2026-03-01", einddatum=d("2026-06-30"), gemelde_start=d("2026-03-02"),
        verwachting=Startverwachting(d("2026-07-02")), status=Status.KLAAR,
    )  # fmt: skip
    assert een(reported, "2026-07-10").soort == "305"
