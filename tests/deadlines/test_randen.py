"""Every term on and around its last day, over a weekend, a holiday and new year's eve.

And by which protocol it counts when that changes around its first day. One table for all, so that
a new term without these cases is found; each date was worked out by hand.

Free in 2026 on working days: 3 and 6 April, 27 April, 5, 14 and 25 May, 25 December; then 1 January
2027, a Friday.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import pytest

from app.deadlines.protocol import LANDELIJK, protocol, protocollen
from app.deadlines.termijnen import (
    AANVRAAG_CRISIS,
    AANVRAAG_GGZ,
    ACHTTIEN,
    AGB_EINDE,
    AGB_WIJZIGING,
    BESLUIT_315,
    BESLUIT_317,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    DECLARATIE_GGZ,
    JAAREINDE,
    JAAREINDE_MELDEN,
    ONDERZOEK_315,
    ONDERZOEK_317,
    START_GGZ,
    VERLENGING,
    VERVAL,
    VERWIJZING,
    WOONPLAATSBEGINSEL,
    Termijn,
    Urgentie,
)
from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import Feit, Waarom
from app.standard.berichtsoort import Berichtsoort
from tests.deadlines.feiten import (
    DAG,
    aanvraag,
    afgekeurde_regels,
    alle,
    antwoord,
    besluit,
    d,
    retour,
    start,
    te_betalen,
    te_corrigeren,
    te_declareren,
    van,
    verlenging,
)
from tests.deadlines.test_agenda_stop import stop
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020

WEEKEND, FEESTDAG, JAAR = "weekend", "feestdag", "over het jaar"
SGGZ, CRISIS = Zorgvorm.SPECIALISTISCHE_GGZ, Zorgvorm.CRISIS
_320, VOW = Berichtsoort.ANTWOORD_RETOUR, Berichtsoort.VERZOEK_WIJZIGING
# Those of what is done ahead stand in test_agenda_vooruit, _agb and _jaareinde, with the changes
# of protocol.
ELDERS = {ACHTTIEN, AGB_WIJZIGING, JAAREINDE_MELDEN, VERWIJZING}
# 30 June is never a holiday, and the year that is closed is the one before.
KAN_NIET = {(JAAREINDE, FEESTDAG)}
ALS = {
    START_GGZ: "305",
    DECLARATIE_GGZ: "323",
    AANVRAAG_GGZ: "315",
    AANVRAAG_CRISIS: "315",
}  # what is owed


class Rand(NamedTuple):
    """A fact whose term passes something, and its last day."""

    soort: str
    over: str
    feit: Feit
    uiterlijk: str
    naam: str = LANDELIJK


_SOORTEN = {soort for naam in protocollen() for soort in protocol(naam).termijnen}


def _stop(einddatum: str) -> Feit:
    return stop(einddatum, bekend_op=d("2022-01-03"))


def _antwoord(soort: str, ingediend: str) -> Feit:
    return antwoord(ingediend, soort=Berichtsoort(soort))


def _onderzoek(dag: str, soort: Berichtsoort = Berichtsoort.VERZOEK_TOEWIJZING) -> Feit:
    return besluit(dag, in_onderzoek=True, soort=soort)


def _sggz(toegewezen: str) -> Feit:
    return te_declareren("2026-01-31", sggz_toegewezen_op=d(toegewezen))


def _werkdagen() -> list[Rand]:
    """Working days: from a Saturday, over a holiday, over new year; a night later by the other."""
    randen = []
    for soort in ("302", "320"):
        wat = Berichtsoort(soort)
        randen += [
            Rand(soort, WEEKEND, retour("2026-06-06", soort=wat), "2026-06-10"),
            Rand(soort, WEEKEND, retour("2026-06-05", soort=wat), "2026-06-10"),
            Rand(soort, FEESTDAG, retour("2026-05-14", soort=wat), "2026-05-19"),  # received on it
            Rand(soort, FEESTDAG, retour("2026-04-24", soort=wat), "2026-04-30"),
            Rand(soort, JAAR, retour("2026-12-31", soort=wat), "2027-01-06"),
        ]
    for soort in ("306", "308", "316", "318"):
        randen += [
            Rand(soort, WEEKEND, _antwoord(soort, "2026-06-05"), "2026-06-10"),
            Rand(soort, FEESTDAG, _antwoord(soort, "2026-05-13"), "2026-05-19"),
            Rand(soort, JAAR, _antwoord(soort, "2026-12-30"), "2027-01-06"),
        ]
    for dag, over, uiterlijk in (
        ("2026-06-06", WEEKEND, "2026-06-12"),
        ("2026-06-07", WEEKEND, "2026-06-12"),
        ("2026-05-20", FEESTDAG, "2026-05-28"),
        ("2026-05-25", FEESTDAG, "2026-06-01"),  # on the day itself
        ("2026-12-29", JAAR, "2027-01-06"),
    ):
        eerder = "2026-01-05"
        randen += [
            Rand("305", over, start(dag, eerder), uiterlijk),
            Rand("305", over, start(eerder, dag), uiterlijk),  # assigned with retroactive effect
            Rand(START_GGZ, over, start(eerder, dag, zorgvorm=SGGZ), uiterlijk, MIJOV),
            Rand("307", over, stop(dag), uiterlijk),
            Rand("315", over, aanvraag(dag), uiterlijk),
            Rand(AANVRAAG_CRISIS, over, aanvraag(dag, zorgvorm=CRISIS), uiterlijk, MIJOV),
        ]
        ingediend = (d(dag) - DAG).isoformat()
        randen += [
            Rand(BESLUIT_315, over, besluit(ingediend), uiterlijk),
            Rand(BESLUIT_317, over, besluit(ingediend, soort=VOW), uiterlijk),
        ]
    return randen


RANDEN = [
    *_werkdagen(),
    # Three months, and then five working days
    Rand(AANVRAAG_GGZ, WEEKEND, aanvraag("2026-03-06", zorgvorm=SGGZ), "2026-06-12", MIJOV),
    Rand(AANVRAAG_GGZ, WEEKEND, aanvraag("2025-11-30", zorgvorm=SGGZ), "2026-03-06", MIJOV),
    Rand(AANVRAAG_GGZ, FEESTDAG, aanvraag("2026-02-20", zorgvorm=SGGZ), "2026-05-28", MIJOV),
    Rand(AANVRAAG_GGZ, JAAR, aanvraag("2026-09-29", zorgvorm=SGGZ), "2027-01-06", MIJOV),
    # Ten working days for Wijchen (Rijk van Nijmegen 1.17.1, bijlage 2), and for a 325
    Rand(BESLUIT_315, WEEKEND, besluit("2026-06-05", gemeente="0296"), "2026-06-19", RVN),
    Rand(BESLUIT_315, FEESTDAG, besluit("2026-05-12", gemeente="0296"), "2026-05-29", RVN),
    Rand(BESLUIT_315, JAAR, besluit("2026-12-21", gemeente="0296"), "2027-01-07", RVN),
    Rand("325", WEEKEND, _antwoord("325", "2026-06-05"), "2026-06-19"),
    Rand("325", FEESTDAG, _antwoord("325", "2026-05-12"), "2026-05-29"),
    Rand("325", JAAR, _antwoord("325", "2026-12-21"), "2027-01-07"),
    # Weeks and months end on their day, whatever day that is
    Rand(ONDERZOEK_315, WEEKEND, _onderzoek("2026-04-12"), "2026-06-07"),
    Rand(ONDERZOEK_315, FEESTDAG, _onderzoek("2026-03-30"), "2026-05-25"),
    Rand(ONDERZOEK_315, JAAR, _onderzoek("2026-11-20"), "2027-01-15"),
    Rand(ONDERZOEK_317, WEEKEND, _onderzoek("2026-04-12", VOW), "2026-06-07"),
    Rand(ONDERZOEK_317, FEESTDAG, _onderzoek("2026-03-30", VOW), "2026-05-25"),
    Rand(ONDERZOEK_317, JAAR, _onderzoek("2026-11-20", VOW), "2027-01-15"),
    Rand(WOONPLAATSBEGINSEL, WEEKEND, _onderzoek("2026-06-05"), "2026-06-20"),
    Rand(WOONPLAATSBEGINSEL, FEESTDAG, _onderzoek("2026-04-12"), "2026-04-27"),
    Rand(WOONPLAATSBEGINSEL, JAAR, _onderzoek("2026-12-20"), "2027-01-04"),
    Rand(VERLENGING, WEEKEND, verlenging("2026-08-02"), "2026-06-07"),
    Rand(VERLENGING, FEESTDAG, verlenging("2026-07-20"), "2026-05-25"),
    Rand(VERLENGING, JAAR, verlenging("2027-02-10"), "2026-12-16"),
    Rand(VERLENGING, JAAR, verlenging("2028-02-29"), "2028-01-04"),
    Rand(VERVAL, WEEKEND, start("2026-03-07", "2026-03-07"), "2026-06-07", MIJOV),
    Rand(VERVAL, WEEKEND, start("2025-11-29", "2025-11-29"), "2026-02-28", MIJOV),
    Rand(VERVAL, FEESTDAG, start("2026-02-05", "2026-02-05"), "2026-05-05", MIJOV),
    Rand(VERVAL, JAAR, start("2025-12-31", "2025-12-31"), "2026-03-31", MIJOV),
    Rand(VERVAL, JAAR, start("2023-11-29", "2024-11-29"), "2025-02-28", MIJOV),
    Rand(AGB_EINDE, WEEKEND, te_declareren("2025-12-07", waarom=Waarom.AGB), "2026-06-07"),
    Rand(AGB_EINDE, FEESTDAG, te_declareren("2025-11-05", waarom=Waarom.AGB), "2026-05-05"),
    Rand(AGB_EINDE, JAAR, te_declareren("2027-08-31", waarom=Waarom.AGB), "2028-02-29"),
    # Declaring, paying, correcting
    Rand("323", WEEKEND, te_declareren("2026-01-31"), "2026-02-28"),
    Rand("323", FEESTDAG, te_declareren("2024-02-29"), "2024-03-31"),  # Eerste paasdag
    Rand("323", JAAR, te_declareren("2026-11-30"), "2026-12-31"),
    Rand("323", JAAR, te_declareren("2026-12-31"), "2027-01-31"),
    Rand(DECLARATIE_GGZ, WEEKEND, _sggz("2026-05-08"), "2026-06-07", MIJOV),
    Rand(DECLARATIE_GGZ, FEESTDAG, _sggz("2026-04-05"), "2026-05-05", MIJOV),
    Rand(DECLARATIE_GGZ, JAAR, _sggz("2026-12-15"), "2027-01-14", MIJOV),
    Rand(BETALING, WEEKEND, te_betalen("2026-05-07"), "2026-06-07"),
    Rand(BETALING, FEESTDAG, te_betalen("2026-04-04"), "2026-05-05"),
    Rand(BETALING, JAAR, te_betalen("2026-12-14"), "2027-01-14"),
    Rand(BETALING, JAAR, te_betalen("2026-12-14"), "2027-01-12", RVN),  # its Dagtekening: the 13th
    Rand(CORRECTIE_AFGEKEURD, WEEKEND, afgekeurde_regels("2026-04-10"), "2026-05-31"),
    Rand(CORRECTIE_AFGEKEURD, FEESTDAG, afgekeurde_regels("2024-02-29"), "2024-03-31"),
    Rand(CORRECTIE_AFGEKEURD, JAAR, afgekeurde_regels("2026-12-31"), "2027-01-31"),
    Rand(CORRECTIE_TOEGEKEND, WEEKEND, te_corrigeren("2026-04-07"), "2026-06-07"),
    Rand(CORRECTIE_TOEGEKEND, FEESTDAG, te_corrigeren("2026-03-05"), "2026-05-05"),
    Rand(CORRECTIE_TOEGEKEND, JAAR, te_corrigeren("2025-12-29"), "2026-02-28"),
    Rand(JAAREINDE, WEEKEND, te_declareren("2023-12-31", waarom=Waarom.JAAR), "2024-06-30", RVN),
    # Care of two years ago is late since 30 June of last year.
    Rand(JAAREINDE, JAAR, te_declareren("2024-12-31", waarom=Waarom.JAAR), "2025-06-30", RVN),
]


@pytest.mark.parametrize("rand", RANDEN, ids=[f"{r.soort}-{r.over}-{r.uiterlijk}" for r in RANDEN])
def test_on_and_around_its_last_day(rand: Rand) -> None:
    uiterlijk = d(rand.uiterlijk)

    def op(vandaag: str) -> Termijn:
        return van(ALS.get(rand.soort, rand.soort), rand.feit, vandaag, rand.naam)

    ervoor, dan = op((uiterlijk - DAG).isoformat()), op(rand.uiterlijk)
    assert ervoor.vervaldatum == dan.vervaldatum == uiterlijk
    assert ervoor.status is Urgentie.DEZE_WEEK
    assert (dan.status, dan.werkdagen_over) == (Urgentie.VANDAAG, 0)
    if rand.soort != WOONPLAATSBEGINSEL:  # of which nothing is owed any more
        erna = op((uiterlijk + DAG).isoformat())
        assert (erna.vervaldatum, erna.status) == (uiterlijk, Urgentie.TE_LAAT)
        assert erna.werkdagen_over < 0


def test_every_term_has_each_of_these() -> None:
    gezien = defaultdict(set)
    for rand in RANDEN:
        gezien[rand.soort].add(rand.over)
    nodig = {
        soort: {over for over in (WEEKEND, FEESTDAG, JAAR) if (soort, over) not in KAN_NIET}
        for soort in _SOORTEN - ELDERS
    }
    assert dict(gezien) == nodig


# A protocol that changes: 1 January 2020 and 26 April 2022 in Rijk van Nijmegen, 1 January 2024 in
# Midden-IJssel/Oost-Veluwe. The day of the event decides, however long the term runs on. In 2022
# Koningsdag was a Wednesday.

NA = "1.17.1"


class Wissel(NamedTuple):
    """A fact of a term: of the last day of one protocol and of the first day of the next.

    With each its last day and what its source names; None where nothing is owed.
    """

    soort: str
    naam: str
    eerst: tuple[Feit, str, str | None]
    dan: tuple[Feit, str, str | None]


WISSELS = [
    Wissel("302", RVN, (retour("2022-04-25"), "2022-04-29", "2020"),
           (retour("2022-04-26"), "2022-05-02", NA)),
    Wissel("307", RVN, (_stop("2022-04-25"), "2022-05-03", "2020"),
           (_stop("2022-04-26"), "2022-05-04", NA)),
    Wissel("305", RVN, (start("2022-04-25", "2022-01-03"), "2022-05-03", "2020"),
           (start("2022-04-26", "2022-01-03"), "2022-05-04", NA)),
    # Care began by the old one, and the 301 came by the new one.
    Wissel("305", RVN, (start("2022-04-01", "2022-04-25"), "2022-05-03", "2020"),
           (start("2022-04-01", "2022-04-26"), "2022-05-04", NA)),
    # Of sGGZ it counts from the 301, and not from the care that began two days later.
    Wissel(START_GGZ, MIJOV,
           (start("2024-01-03", "2023-12-31", zorgvorm=SGGZ), "2024-01-10", "§2.3"),
           (start("2024-01-03", "2024-01-01", zorgvorm=SGGZ), "2024-01-08", "voetnoot 10")),
    Wissel("315", RVN, (aanvraag("2022-04-25"), "2022-05-25", "2020"),
           (aanvraag("2022-04-26"), "2022-05-04", NA)),
    # In Wijchen twice as long since then; the night counts, as it does below.
    Wissel(BESLUIT_315, RVN, (besluit("2022-04-24", gemeente="0296"), "2022-05-03", "2020"),
           (besluit("2022-04-25", gemeente="0296"), "2022-05-12", NA)),
    *(
        Wissel(soort, RVN, (_antwoord(soort, "2022-04-24"), "2022-04-29", eerst),
               (_antwoord(soort, "2022-04-25"), "2022-05-02", NA))
        for soort, eerst in (("306", "2020"), ("308", "2020"), ("316", "2020"), ("318", "OP090"))
    ),
    Wissel("320", RVN, (retour("2022-04-25", soort=_320), "2022-04-29", "OP090"),
           (retour("2022-04-26", soort=_320), "2022-05-02", NA)),
    Wissel("325", RVN_2020, (_antwoord("325", "2019-12-30"), "2020-01-15", "OP090x4"),
           (_antwoord("325", "2019-12-31"), "2020-01-29", "2020")),
    Wissel(AANVRAAG_GGZ, MIJOV, (aanvraag("2023-12-31", zorgvorm=SGGZ), "2024-01-08", "standaard"),
           (aanvraag("2024-01-01", zorgvorm=SGGZ), "2024-04-08", "hoofdstuk 4")),
    Wissel(AANVRAAG_CRISIS, MIJOV,
           (aanvraag("2023-12-31", zorgvorm=CRISIS), "2024-01-08", "standaard"),
           (aanvraag("2024-01-01", zorgvorm=CRISIS), "2024-01-08", "hoofdstuk 5")),
    Wissel(BESLUIT_317, MIJOV, (besluit("2023-12-30", soort=VOW), "2024-01-08", "OP346"),
           (besluit("2023-12-31", soort=VOW), "2024-01-08", "§8.1")),
    Wissel(ONDERZOEK_315, MIJOV, (_onderzoek("2023-12-31"), "2024-02-25", "OP274"),
           (_onderzoek("2024-01-01"), "2024-02-26", "hoofdstuk 4")),
    Wissel(ONDERZOEK_317, MIJOV, (_onderzoek("2023-12-31", VOW), "2024-02-25", "OP346"),
           (_onderzoek("2024-01-01", VOW), "2024-02-26", "§8.1")),
    Wissel(WOONPLAATSBEGINSEL, MIJOV, (_onderzoek("2023-12-30"), "2024-01-14", "OP359"),
           (_onderzoek("2023-12-31"), "2024-01-15", "hoofdstuk 4")),
    Wissel(DECLARATIE_GGZ, MIJOV,
           (te_declareren("2023-10-31", sggz_toegewezen_op=d("2023-12-31")), "2023-11-30", "OP354"),
           (te_declareren("2023-10-31", sggz_toegewezen_op=d("2024-01-01")), "2024-01-31", "§7")),
    Wissel("323", RVN, (te_declareren("2022-03-31"), "2022-04-30", "2020"),
           (te_declareren("2022-04-30"), "2022-05-31", NA)),
    # From receipt, the day after, and since then from the Dagtekening.
    Wissel(BETALING, RVN,
           (te_betalen("2022-04-25", dagtekening=d("2022-04-25")), "2022-05-26", "2020"),
           (te_betalen("2022-04-26", dagtekening=d("2022-04-26")), "2022-05-26", NA)),
    Wissel(CORRECTIE_AFGEKEURD, RVN,
           (afgekeurde_regels("2022-04-25"), "2022-05-31", "standaard"),
           (afgekeurde_regels("2022-04-26"), "2022-05-31", NA)),
    # No region has a term of its own for it.
    Wissel(AGB_EINDE, RVN,
           (te_declareren("2022-04-25", waarom=Waarom.AGB), "2022-10-25", "Handreiking"),
           (te_declareren("2022-04-26", waarom=Waarom.AGB), "2022-10-26", "Handreiking")),
    Wissel(VERLENGING, RVN, (verlenging("2022-04-25"), "2022-02-28", "standaard"),
           (verlenging("2022-04-26"), "2022-03-01", NA)),
    Wissel(VERVAL, MIJOV, (start("2023-12-01", "2023-12-31"), "2024-03-31", None),
           (start("2023-12-01", "2024-01-01"), "2024-04-01", "hoofdstuk 5")),
    Wissel(CORRECTIE_TOEGEKEND, RVN, (te_corrigeren("2022-04-25"), "2022-06-25", "standaard"),
           (te_corrigeren("2022-04-26"), "2022-06-26", NA)),
    Wissel(JAAREINDE, RVN, (te_declareren("2019-12-31", waarom=Waarom.JAAR), "2020-06-30", None),
           (te_declareren("2020-12-31", waarom=Waarom.JAAR), "2021-06-30", "2020")),
    Wissel(JAAREINDE, RVN,
           (te_declareren("2021-12-31", waarom=Waarom.JAAR), "2022-06-30", "2020"),
           (te_declareren("2022-12-31", waarom=Waarom.JAAR), "2023-06-30", NA)),
]  # fmt: skip


@pytest.mark.parametrize("wissel", WISSELS, ids=[w.soort for w in WISSELS])
def test_the_protocol_of_the_event_counts(wissel: Wissel) -> None:
    soort = ALS.get(wissel.soort, wissel.soort)
    for feit, uiterlijk, bron in (wissel.eerst, wissel.dan):
        gevonden = [t for t in alle(feit, uiterlijk, wissel.naam) if t.soort == soort]
        assert [(t.vervaldatum, (bron or "") in t.bron) for t in gevonden] == (
            [] if bron is None else [(d(uiterlijk), True)]
        )


def test_every_term_passes_a_change_of_protocol() -> None:
    assert {wissel.soort for wissel in WISSELS} == _SOORTEN - ELDERS
