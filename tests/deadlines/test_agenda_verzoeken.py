"""What is due of requests: worked examples, named after the rule or paragraph that they show."""

from __future__ import annotations

from typing import Any

import pytest

from app.deadlines.protocol import LANDELIJK, Wie
from app.deadlines.termijnen import Actie, Urgentie
from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import Feit
from app.domain.verzending import Status
from app.standard.afwijzing import afwijzing
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import codelijst
from app.standard.release import Wet
from tests.deadlines.feiten import (
    aanvraag,
    alle,
    besluit,
    d,
    een,
    verlenging,
    verzoek_afgewezen,
)
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020

WIJCHEN = "0296"
GGZ, CRISIS = Zorgvorm.SPECIALISTISCHE_GGZ, Zorgvorm.CRISIS
WIJZIGING = Berichtsoort.VERZOEK_WIJZIGING


# The 315 (Rijk van Nijmegen 1.17.1, §2.1.2; Midden-IJssel/Oost-Veluwe 2024, chapters 4 and 5)


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, MIJOV])
@pytest.mark.parametrize(
    ("contact", "uiterlijk"),
    [
        ("2026-04-07", "2026-04-14"),
        ("2026-04-01", "2026-04-10"),  # over Goede Vrijdag and Tweede paasdag
        ("2026-04-11", "2026-04-17"),  # a Saturday
        ("2026-04-24", "2026-05-04"),  # over Koningsdag
        ("2026-12-24", "2027-01-04"),  # over Kerst and new year
    ],
)
def test_five_working_days_after_the_first_contact(naam: str, contact: str, uiterlijk: str) -> None:
    termijn = een(aanvraag(contact), contact, naam)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(contact), d(uiterlijk))
    assert (termijn.soort, termijn.wie) == ("315", Wie.AANBIEDER)
    assert termijn.actie is Actie.MAAK_VERZOEK


@pytest.mark.parametrize(
    ("vandaag", "status", "over"),
    [
        ("2026-04-07", Urgentie.LATER, 5),
        ("2026-04-09", Urgentie.DEZE_WEEK, 3),
        ("2026-04-13", Urgentie.DEZE_WEEK, 1),
        ("2026-04-14", Urgentie.VANDAAG, 0),
        ("2026-04-15", Urgentie.TE_LAAT, -1),
    ],
)
def test_how_near_a_315_is(vandaag: str, status: Urgentie, over: int) -> None:
    termijn = een(aanvraag("2026-04-07"), vandaag)
    assert (termijn.status, termijn.werkdagen_over) == (status, over)


@pytest.mark.parametrize(
    ("naam", "zorgvorm", "uiterlijk"),
    [
        (LANDELIJK, GGZ, "2026-04-14"),
        (RVN, GGZ, "2026-04-14"),
        (MIJOV, GGZ, "2026-07-14"),
        (MIJOV, CRISIS, "2026-04-14"),
        (MIJOV, Zorgvorm.DIAGNOSTIEK, "2026-04-14"),
        (MIJOV, Zorgvorm.BASIS_GGZ, "2026-04-14"),
    ],
)
def test_mijov_4_sggz_has_three_months_and_five_working_days(
    naam: str, zorgvorm: Zorgvorm, uiterlijk: str
) -> None:
    termijn = een(aanvraag("2026-04-07", zorgvorm=zorgvorm), protocol_=naam)
    assert (termijn.soort, termijn.vervaldatum) == ("315", d(uiterlijk))


@pytest.mark.parametrize(
    ("contact", "uiterlijk", "bron"),
    [
        ("2022-04-25", "2022-05-25", "2020"),  # twenty, over Koningsdag and 5 May
        ("2022-04-26", "2022-05-04", "1.17.1"),  # five, over Koningsdag
    ],
)
def test_rvn_the_version_of_the_first_contact_counts(
    contact: str, uiterlijk: str, bron: str
) -> None:
    (termijn,) = alle(aanvraag(contact), "2022-05-02", RVN)
    assert (termijn.vervaldatum, bron in termijn.bron) == (d(uiterlijk), True)


@pytest.mark.parametrize(
    ("naam", "zorgvorm", "begin"),
    [
        (RVN, Zorgvorm.ANDERS, "Eerste contact of intake 7 apr 2026; 5 werkdagen (Rijk van"),
        (RVN_2020, Zorgvorm.ANDERS, "Begin van de zorg 7 apr 2026; 20 werkdagen ("),
        (MIJOV, GGZ, "Start diagnostiek 7 apr 2026; 3 maanden en 5 werkdagen ("),
        (MIJOV, CRISIS, "Eerste cliënttijd 7 apr 2026; 5 werkdagen ("),
    ],
)
def test_a_315_names_the_day_that_its_protocol_counts_from(
    naam: str, zorgvorm: Zorgvorm, begin: str
) -> None:
    termijn = een(aanvraag(zorgvorm=zorgvorm), protocol_=naam)
    assert termijn.uitleg.startswith(begin)
    assert termijn.kort == begin.partition(" (")[0].replace(" 2026", "")


def test_a_315_without_a_gemeente_says_so() -> None:
    assert "de gemeente is nog niet bekend" in een(aanvraag(gemeente="")).uitleg
    assert "bekend" not in een(aanvraag()).uitleg


@pytest.mark.parametrize(
    ("status", "actie"),
    [
        (None, Actie.MAAK_VERZOEK),
        (Status.VOORBEREID, Actie.EXPORTEER),
        (Status.KLAAR, Actie.EXPORTEER),
        (Status.GEEXPORTEERD, Actie.MELD_INGEDIEND),
    ],
)
def test_a_315_that_has_to_leave_asks_for_its_next_step(
    status: Status | None, actie: Actie
) -> None:
    bericht: dict[str, Any] = {"bericht_id": 15, "identificatie": "V1"} if status else {}
    termijn = een(aanvraag(status=status, **bericht))
    assert termijn.actie is actie
    assert termijn.bericht_id == (15 if status else None)


# OP274, OP346: the decision, a night after we handed the request in


@pytest.mark.parametrize(
    ("naam", "anders", "ingediend", "uiterlijk"),
    [
        (LANDELIJK, {}, "2026-04-07", "2026-04-15"),
        (LANDELIJK, {}, "2026-04-10", "2026-04-17"),  # Friday; it has it on Saturday
        (LANDELIJK, {}, "2026-04-12", "2026-04-20"),  # Sunday; it has it on Monday
        (LANDELIJK, {}, "2026-12-23", "2027-01-04"),  # over Kerst and new year
        (LANDELIJK, {"soort": WIJZIGING}, "2026-04-07", "2026-04-15"),
        (RVN, {}, "2026-04-07", "2026-04-15"),
        (RVN, {"gemeente": WIJCHEN}, "2026-04-07", "2026-04-22"),
        (RVN, {"gemeente": WIJCHEN}, "2026-12-18", "2027-01-05"),
        (RVN, {"gemeente": WIJCHEN, "soort": WIJZIGING}, "2026-04-07", "2026-04-15"),
        (LANDELIJK, {"gemeente": WIJCHEN}, "2026-04-07", "2026-04-15"),
        (MIJOV, {"soort": WIJZIGING}, "2026-04-07", "2026-04-15"),
    ],
)
def test_op274_op346_a_decision_after_the_night_to_the_gemeente(
    naam: str, anders: dict[str, Any], ingediend: str, uiterlijk: str
) -> None:
    termijn = een(besluit(ingediend, **anders), ingediend, naam)
    soort = "317" if "soort" in anders else "315"
    assert (termijn.soort, termijn.vervaldatum) == (f"besluit-{soort}", d(uiterlijk))
    assert termijn.regel == ("OP346" if soort == "317" else "OP274")
    assert (termijn.wie, termijn.actie) == (Wie.GEMEENTE, Actie.MAIL_GEMEENTE)


@pytest.mark.parametrize(
    ("ingediend", "lengte"),
    [
        ("2022-04-24", "5 werkdagen"),  # it has it on the last day of the version of 2020
        ("2022-04-25", "10 werkdagen"),
    ],
)
def test_rvn_wijchen_has_ten_since_1_17_1(ingediend: str, lengte: str) -> None:
    (termijn,) = alle(besluit(ingediend, gemeente=WIJCHEN), ingediend, RVN)
    assert termijn.lengte == lengte


def test_op274_what_the_line_says() -> None:
    termijn = een(besluit(gemeente=WIJCHEN), protocol_=RVN)
    assert termijn.uitleg == (
        "Ingediend 7 apr 2026, een nacht later bij de gemeente; 10 werkdagen "
        "(OP274; Rijk van Nijmegen 1.17.1, §2.1.2 en bijlage 2)"
    )
    assert termijn.kort == "Ingediend 7 apr; 10 werkdagen"
    assert (termijn.bericht_id, termijn.identificatie) == (15, "V260401AB")


# In research: eight weeks after the Dagtekening; OP359: two weeks for the woonplaatsbeginsel


def onderzoek(ingediend: str = "2026-04-07", **anders: Any) -> Feit:
    return besluit(ingediend, in_onderzoek=True, **anders)


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020, MIJOV])
@pytest.mark.parametrize(
    ("soort", "dagtekening", "uiterlijk"),
    [
        ("315", "2026-04-07", "2026-06-02"),
        ("317", "2026-04-07", "2026-06-02"),
        ("315", "2026-11-06", "2027-01-01"),  # Nieuwjaarsdag: it stays
        ("317", "2026-04-05", "2026-05-31"),  # a Sunday: it stays
    ],
)
def test_op274_op346_eight_weeks_after_the_dagtekening(
    naam: str, soort: str, dagtekening: str, uiterlijk: str
) -> None:
    feit = onderzoek("2026-12-01", dagtekening=d(dagtekening), soort=Berichtsoort(soort))
    termijn = next(t for t in alle(feit, "2026-12-02", naam) if t.soort == f"onderzoek-{soort}")
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(dagtekening), d(uiterlijk))
    assert termijn.regel == ("OP346" if soort == "317" else "OP274")


@pytest.mark.parametrize(
    ("vandaag", "soorten"),
    [
        ("2026-04-09", ["woonplaatsbeginsel", "onderzoek-315"]),
        ("2026-04-21", ["woonplaatsbeginsel", "onderzoek-315"]),
        ("2026-04-22", ["woonplaatsbeginsel", "onderzoek-315"]),  # the last day
        ("2026-04-23", ["onderzoek-315"]),
        ("2026-06-10", ["onderzoek-315"]),
    ],
)
def test_op359_while_it_is_looked_into_until_two_weeks_after_receipt(
    vandaag: str, soorten: list[str]
) -> None:
    lijst = alle(onderzoek(), vandaag)
    assert [t.soort for t in lijst] == soorten
    kon = "afwijzen op het woonplaatsbeginsel kon tot en met 22 apr 2026"
    assert (kon in lijst[-1].uitleg) is (len(soorten) == 1)


def test_op359_what_the_line_says() -> None:
    termijn = alle(onderzoek(), "2026-04-09", MIJOV)[0]
    assert termijn.vervaldatum == d("2026-04-22")
    assert termijn.regel == "OP359"
    assert "zo lang kan zij nog naar een andere gemeente verwijzen" in termijn.uitleg
    assert "Bijlage 1.2 noemt 5 werkdagen" in termijn.uitleg


@pytest.mark.parametrize(
    "feit",
    [
        besluit(),  # not looked into: the decision is due sooner
        onderzoek(wet=Wet.WMO),
        onderzoek(soort=WIJZIGING),
    ],
)
def test_op359_is_for_a_315_of_the_jeugdwet_that_is_looked_into(feit: Feit) -> None:
    (termijn,) = alle(feit, "2026-04-09")
    assert termijn.soort != "woonplaatsbeginsel"
    assert "woonplaats" not in termijn.uitleg


# Refused


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-04-09", Urgentie.VANDAAG),
        ("2026-04-10", Urgentie.TE_LAAT),
        ("2026-04-08", Urgentie.VANDAAG),  # a clock that was put back
    ],
)
def test_a_refused_request_is_due_at_once(vandaag: str, status: Urgentie) -> None:
    termijn = een(verzoek_afgewezen("2026-04-09"), vandaag)
    assert (termijn.soort, termijn.status, termijn.lengte) == (
        "verzoek-afgewezen",
        status,
        "meteen",
    )
    assert termijn.actie is Actie.BEKIJK_VERZOEK


def test_a_refusal_on_the_woonplaatsbeginsel_names_the_other_gemeente() -> None:
    termijn = een(verzoek_afgewezen())
    assert termijn.kort == "Afgewezen 9 apr: Woonplaatsbeginsel, Wijchen"
    assert termijn.uitleg.startswith("Afgewezen 9 apr 2026: Woonplaatsbeginsel (8). Volgens het")
    assert "De gemeente noemt Wijchen. Doe het verzoek bij" in termijn.uitleg
    assert termijn.uitleg.endswith("(OP359)")


@pytest.mark.parametrize("reden", codelijst("WJ759").waarden)
def test_every_reason_of_wj759_says_what_it_means_and_what_to_do(reden: str) -> None:
    waarom = afwijzing(reden)
    termijn = een(verzoek_afgewezen(reden=reden, andere_gemeente=None))
    assert waarom.betekenis.endswith(".")
    assert waarom.doen.endswith((".", "?"))
    assert f"{waarom.label} ({reden}). {waarom.betekenis} {waarom.doen} (OP" in termijn.uitleg
    assert "noemt" not in termijn.uitleg


@pytest.mark.parametrize(("reden", "begin"), [("", "zonder reden. "), ("77", "reden 77 (77). ")])
def test_an_unknown_reason_is_told_all_the_same(reden: str, begin: str) -> None:
    uitleg = een(verzoek_afgewezen(reden=reden)).uitleg
    assert uitleg.startswith(f"Afgewezen 9 apr 2026: {begin}De gemeente gaf geen reden")


# An extension: Rijk van Nijmegen 1.17.1, §2.1.2


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020, MIJOV])
@pytest.mark.parametrize(
    ("einde", "uiterlijk"),
    [
        ("2026-06-30", "2026-05-05"),
        ("2026-12-31", "2026-11-05"),
        ("2027-01-31", "2026-12-06"),  # a Sunday, over the year's end
    ],
)
def test_rvn_2_1_2_an_extension_eight_weeks_before_the_end(
    naam: str, einde: str, uiterlijk: str
) -> None:
    termijn = een(verlenging(einde), "2026-04-09", naam)
    assert (termijn.soort, termijn.vervaldatum) == ("verlenging", d(uiterlijk))
    assert termijn.actie is Actie.VRAAG_VERLENGING
    assert (termijn.toewijzing_id, termijn.toewijzing_nummer) == (3, 300201)
    assert (termijn.bericht_id, termijn.identificatie) == (None, None)


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-05-04", Urgentie.DEZE_WEEK),
        ("2026-05-05", Urgentie.VANDAAG),
        ("2026-05-06", Urgentie.TE_LAAT),
    ],
)
def test_rvn_2_1_2_how_near_an_extension_is(vandaag: str, status: Urgentie) -> None:
    assert een(verlenging("2026-06-30"), vandaag, RVN).status is status


def test_rvn_2_1_2_what_the_line_of_an_extension_says() -> None:
    termijn = een(verlenging("2026-06-30"), protocol_=RVN)
    assert termijn.kort == "Toewijzing t/m 30 jun; 8 weken voor het einde"
    assert termijn.uitleg.startswith(
        "Toewijzing tot en met 30 jun 2026, voor daarna is niets gevraagd; 8 weken voor het einde "
        "(Rijk van Nijmegen 1.17.1, §2.1.2). De cliënt vraagt het aan bij de toegang"
    )


@pytest.mark.parametrize(
    ("naam", "verlengt_tot", "eerste", "uiterlijk"),
    [
        (RVN, "2026-06-30", "2026-07-01", "2026-05-05"),
        (MIJOV, "2026-12-31", "2027-01-01", "2026-11-05"),
        (LANDELIJK, "2026-04-26", "2026-04-27", "2026-03-01"),  # a Sunday; a Sunday
        (LANDELIJK, "2026-06-30", "2026-04-07", "2026-04-14"),  # with new care, which is sooner
    ],
)
def test_rvn_2_1_2_an_extension_that_has_not_left_keeps_its_term(
    naam: str, verlengt_tot: str, eerste: str, uiterlijk: str
) -> None:
    feit = aanvraag(eerste, verlengt_tot=d(verlengt_tot), status=Status.KLAAR, bericht_id=15)
    termijn = een(feit, "2026-04-09", naam)
    assert (termijn.soort, termijn.vervaldatum) == ("315", d(uiterlijk))
    assert (termijn.actie, termijn.bericht_id) == (Actie.EXPORTEER, 15)


def test_rvn_2_1_2_what_the_line_of_an_extension_that_has_not_left_says() -> None:
    feit = aanvraag("2026-07-01", verlengt_tot=d("2026-06-30"), status=Status.KLAAR, bericht_id=15)
    termijn = een(feit, protocol_=RVN)
    assert termijn.kort == "Toewijzing t/m 30 jun; 8 weken voor het einde"
    assert termijn.uitleg.startswith(
        "Verlenging van een toewijzing tot en met 30 jun 2026; 8 weken voor het einde "
        "(Rijk van Nijmegen 1.17.1, §2.1.2)"
    )
