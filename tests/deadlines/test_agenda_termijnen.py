"""Terms of retourberichten (OP090), of a start (OP271) and of a refusal (OP286).

Worked examples, named after the rule or paragraph that they show.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.deadlines.agenda import agenda, verwachte_start
from app.deadlines.protocol import LANDELIJK, Vanaf, Wie, protocol
from app.deadlines.termijnen import Actie, Urgentie
from app.domain.openstaand import Feit
from app.domain.toewijzing import Startverwachting
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.deadlines.feiten import KALENDER, afkeur, antwoord, d, een, retour, start

# OP090: 302 and 320 within three working days after receipt (Rijk van Nijmegen 1.17.1, §2.1.1 and
# bijlage 2; Midden-IJssel/Oost-Veluwe 2024, §2.3 and §5.1)


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        ("2026-04-07", "2026-04-10"),  # Tuesday to Friday
        ("2026-04-08", "2026-04-13"),  # over a weekend
        ("2026-04-11", "2026-04-15"),  # received on a Saturday
        ("2026-04-12", "2026-04-15"),  # received on a Sunday
        ("2026-04-02", "2026-04-09"),  # before Goede Vrijdag and Tweede paasdag
        ("2026-04-03", "2026-04-09"),  # on Goede Vrijdag
        ("2026-04-24", "2026-04-30"),  # Koningsdag
        ("2026-05-01", "2026-05-07"),  # 5 May
        ("2026-05-12", "2026-05-18"),  # Hemelvaartsdag
        ("2026-05-22", "2026-05-28"),  # Tweede pinksterdag
        ("2026-12-23", "2026-12-29"),  # Kerst
        ("2026-12-30", "2027-01-05"),  # Nieuwjaarsdag
    ],
)
@pytest.mark.parametrize("soort", [Berichtsoort.TOEWIJZING_RETOUR, Berichtsoort.ANTWOORD_RETOUR])
def test_op090_retour_owed_by_us(ontvangen: str, uiterlijk: str, soort: Berichtsoort) -> None:
    termijn = een(retour(ontvangen, soort=soort))
    assert termijn.telt_vanaf == d(ontvangen)
    assert termijn.vervaldatum == d(uiterlijk)
    assert (termijn.soort, termijn.regel, termijn.lengte) == (soort, "OP090", "3 werkdagen")
    assert termijn.wie is Wie.AANBIEDER


def test_op090_what_a_line_says() -> None:
    feit = retour()
    termijn = een(feit)
    assert (termijn.wet, termijn.gemeente) == (Wet.WMO, "0296")
    assert (termijn.client_id, termijn.client) == (7, "T. de Wit")
    assert (termijn.bericht_id, termijn.identificatie) == (11, "12345")
    assert termijn.toewijzing_nummer is None
    assert not termijn.verwacht
    assert termijn.feit is feit
    assert termijn.uitleg == "Ontvangen 7 apr 2026; 3 werkdagen (OP090)"
    assert termijn.kort == "Ontvangen 7 apr; 3 werkdagen"


@pytest.mark.parametrize(
    ("status", "actie"),
    [
        (None, Actie.ZET_KLAAR),
        (Status.VOORBEREID, Actie.ZET_KLAAR),
        (Status.KLAAR, Actie.EXPORTEER),
        (Status.GEEXPORTEERD, Actie.MELD_INGEDIEND),
        (Status.AFGEKEURD_VECOZO, Actie.ZET_KLAAR),
    ],
)
def test_what_to_do_about_a_retour(status: Status | None, actie: Actie) -> None:
    assert een(retour(status=status)).actie is actie


# OP271: 305 within five working days after the start of care (Rijk van Nijmegen 1.17.1, §2.2.1;
# Midden-IJssel/Oost-Veluwe 2024, §2.3 and §6.1)


@pytest.mark.parametrize(
    ("begin", "uiterlijk"),
    [
        ("2026-03-30", "2026-04-08"),  # over Goede Vrijdag, Pasen
        ("2026-04-01", "2026-04-10"),
        ("2026-04-13", "2026-04-20"),  # Monday to Monday
        ("2026-04-18", "2026-04-24"),  # begun on a Saturday
        ("2026-04-20", "2026-04-28"),  # Koningsdag
        ("2026-04-29", "2026-05-07"),  # 5 May
        ("2026-05-11", "2026-05-19"),  # Hemelvaartsdag
        ("2026-05-22", "2026-06-01"),  # Tweede pinksterdag
        ("2026-12-21", "2026-12-29"),  # Kerst
        ("2026-12-28", "2027-01-05"),  # Nieuwjaarsdag
    ],
)
def test_op271_after_the_start_of_care(begin: str, uiterlijk: str) -> None:
    termijn = een(start(ingangsdatum=begin, gemelde_start=d(begin)))
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(begin), d(uiterlijk))
    assert (termijn.soort, termijn.regel, termijn.lengte) == ("305", "OP271", "5 werkdagen")
    assert termijn.wie is Wie.AANBIEDER


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        ("2026-04-02", "2026-04-13"),  # over Goede Vrijdag and Pasen
        ("2026-04-07", "2026-04-14"),
        ("2026-05-04", "2026-05-12"),  # 5 May
        ("2026-05-13", "2026-05-21"),  # Hemelvaartsdag
        ("2026-12-24", "2027-01-04"),  # Kerst and Nieuwjaarsdag
    ],
)
def test_op271_after_receipt_when_care_had_begun_before(ontvangen: str, uiterlijk: str) -> None:
    feit = start("2026-03-01", ontvangen, gemelde_start=d("2026-03-02"))
    termijn = een(feit)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(ontvangen), d(uiterlijk))


@pytest.mark.parametrize(
    ("begin", "telt_vanaf", "uiterlijk"),
    [
        ("2026-04-06", "2026-04-07", "2026-04-14"),  # the day before receipt
        ("2026-04-07", "2026-04-07", "2026-04-14"),  # the day of receipt: both cases agree
        ("2026-04-08", "2026-04-08", "2026-04-15"),  # the day after
    ],
)
def test_op271_around_the_day_of_receipt(begin: str, telt_vanaf: str, uiterlijk: str) -> None:
    termijn = een(start(begin, "2026-04-07"))
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(telt_vanaf), d(uiterlijk))
    assert ("pas ontvangen" in termijn.uitleg) == (begin == "2026-04-06")


def test_op271_until_a_start_is_recorded_the_ingangsdatum_counts() -> None:
    termijn = een(start("2026-04-01"))
    assert termijn.verwacht
    assert termijn.telt_vanaf == d("2026-04-01")
    assert termijn.actie is Actie.MELD_START
    assert termijn.uitleg == "Verwachte start 1 apr 2026; 5 werkdagen (OP271)"
    assert (termijn.toewijzing_id, termijn.toewijzing_nummer) == (3, 300201)
    assert (termijn.bericht_id, termijn.identificatie) == (None, None)


def test_op271_a_later_expected_date_moves_it() -> None:
    verwachting = Startverwachting(d("2026-04-02"), verwacht_op=d("2026-04-15"))
    termijn = een(start("2026-04-01", verwachting=verwachting))
    assert termijn.verwacht
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-04-15"), d("2026-04-22"))
    assert termijn.uitleg == "Verwachte start 15 apr 2026; 5 werkdagen (OP271)"


def test_5_6_an_expected_date_before_the_ingangsdatum_does_not_count() -> None:
    """Rijk van Nijmegen 1.17.1, §5.6."""
    verwachting = Startverwachting(d("2026-03-25"), verwacht_op=d("2026-03-30"))
    assert verwachte_start(start("2026-04-01", verwachting=verwachting)) == d("2026-04-01")


def test_op271_not_yet_started_without_a_date_counts_from_the_next_day() -> None:
    termijn = een(start("2026-04-01", verwachting=Startverwachting(d("2026-04-09"))))
    assert termijn.verwacht
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-04-10"), d("2026-04-17"))
    assert termijn.uitleg == (
        "Startdatum onbekend, op zijn vroegst 10 apr 2026; 5 werkdagen (OP271)"
    )


def test_op271_not_yet_started_said_before_the_ingangsdatum() -> None:
    feit = start("2026-04-20", verwachting=Startverwachting(d("2026-04-09")))
    assert een(feit).telt_vanaf == d("2026-04-20")


@pytest.mark.parametrize(
    ("status", "actie"),
    [
        (Status.VOORBEREID, Actie.MELD_START),
        (Status.KLAAR, Actie.EXPORTEER),
        (Status.GEEXPORTEERD, Actie.MELD_INGEDIEND),
    ],
)
def test_op271_a_305_that_has_not_been_handed_in(status: Status, actie: Actie) -> None:
    feit = start(
        "2026-04-01",
        gemelde_start=d("2026-04-07"),
        verwachting=Startverwachting(d("2026-04-01"), d("2026-05-01")),
        bericht_id=21,
        status=status,
    )
    termijn = een(feit)
    assert not termijn.verwacht
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-04-07"), d("2026-04-14"))
    assert (termijn.actie, termijn.bericht_id) == (actie, 21)
    assert termijn.uitleg == "Zorg begon 7 apr 2026; 5 werkdagen (OP271)"


def test_op271_a_line_for_care_that_had_begun_before() -> None:
    assert een(start("2026-04-01", "2026-04-07")).uitleg == (
        "Verwachte start 1 apr 2026, toewijzing pas ontvangen 7 apr 2026; 5 werkdagen (OP271)"
    )


def test_a_protocol_can_count_the_305_from_receipt() -> None:
    """As Midden-IJssel/Oost-Veluwe 2024 does for sGGZ (§6.1, note 10)."""
    gewoon = protocol(LANDELIJK)
    anders = replace(gewoon.term("305"), vanaf=Vanaf.ONTVANGST)
    eigen = replace(gewoon, termijnen={"305": anders})
    feit = start("2026-04-20", "2026-04-07")
    (termijn,) = agenda([feit], d("2026-04-09"), lambda *_: eigen, KALENDER)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-04-07"), d("2026-04-14"))


# OP090 on the other side: 306, 308, 316 and 318, with the night between VECOZO and the municipal
# hub (Rijk van Nijmegen 1.17.1, §1.1 and §4.2; Midden-IJssel/Oost-Veluwe 2024, §2.3)


@pytest.mark.parametrize(
    ("ingediend", "ontvangen", "uiterlijk"),
    [
        ("2026-04-07", "2026-04-08", "2026-04-13"),
        ("2026-04-10", "2026-04-11", "2026-04-15"),  # Friday: there on Saturday
        ("2026-04-11", "2026-04-12", "2026-04-15"),
        ("2026-04-12", "2026-04-13", "2026-04-16"),  # Sunday: there on Monday
        ("2026-04-02", "2026-04-03", "2026-04-09"),  # there on Goede Vrijdag
        ("2026-05-04", "2026-05-05", "2026-05-08"),  # there on 5 May
        ("2026-12-24", "2026-12-25", "2026-12-30"),
        ("2026-12-31", "2027-01-01", "2027-01-06"),
    ],
)
@pytest.mark.parametrize("soort", ["306", "308", "316", "318"])
def test_op090_answer_owed_by_the_gemeente(
    ingediend: str, ontvangen: str, uiterlijk: str, soort: str
) -> None:
    termijn = een(antwoord(ingediend, soort=Berichtsoort(soort)))
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(ontvangen), d(uiterlijk))
    assert (termijn.soort, termijn.regel, termijn.wie) == (soort, "OP090", Wie.GEMEENTE)
    assert termijn.actie is Actie.MAIL_GEMEENTE


def test_op090_a_line_for_a_missing_answer() -> None:
    termijn = een(antwoord())
    assert (termijn.bericht_id, termijn.identificatie) == (12, "67890")
    assert termijn.uitleg == (
        "Ingediend 7 apr 2026, een nacht later bij de gemeente; 3 werkdagen (OP090)"
    )
    assert termijn.kort == "Ingediend 7 apr; 3 werkdagen"


@pytest.mark.parametrize(
    ("feit", "kort"),
    [
        (start("2026-04-01", "2026-03-20"), "Verwachte start 1 apr; 5 werkdagen"),
        (start("2026-04-01", "2026-04-07"), "Toewijzing ontvangen 7 apr; 5 werkdagen"),
        (start("2025-12-31", "2025-12-01"), "Verwachte start 31 dec 2025; 5 werkdagen"),
        (
            start(
                "2026-04-01",
                "2026-03-20",
                verwachting=Startverwachting(verwacht_op=None, vastgelegd_op=d("2026-04-09")),
            ),
            "Op zijn vroegst 10 apr; 5 werkdagen",
        ),
        (afkeur("2026-04-09"), "Afgekeurd 9 apr; meteen"),
    ],
)
def test_a_row_tells_the_fact_and_the_term(feit: Feit, kort: str) -> None:
    assert een(feit).kort == kort


# OP286: a rejected message counts as not sent


@pytest.mark.parametrize(
    ("vandaag", "status", "over"),
    [
        ("2026-04-08", Urgentie.VANDAAG, 0),  # a clock that was set back
        ("2026-04-09", Urgentie.VANDAAG, 0),
        ("2026-04-10", Urgentie.TE_LAAT, -1),
        ("2026-04-13", Urgentie.TE_LAAT, -2),
    ],
)
def test_op286_a_rejection_is_due_at_once(vandaag: str, status: Urgentie, over: int) -> None:
    termijn = een(afkeur("2026-04-09"), vandaag)
    assert termijn.vervaldatum == termijn.telt_vanaf == d("2026-04-09")
    assert (termijn.status, termijn.werkdagen_over) == (status, over)
    assert (termijn.soort, termijn.regel, termijn.wie) == ("afkeur", "OP286", Wie.AANBIEDER)
    assert termijn.actie is Actie.BEKIJK_AFKEUR
    assert (termijn.toewijzing_id, termijn.toewijzing_nummer) == (3, 300201)
    assert termijn.uitleg == (
        "Afgekeurd 9 apr 2026 (0001); verbeter de 305 meteen, "
        "tot dan telt hij als niet verstuurd (OP286)"
    )


def test_op286_any_message_can_be_rejected() -> None:
    """Also one for which the protocol has no term yet."""
    van_declaratie = een(afkeur(soort=Berichtsoort.DECLARATIE))
    assert van_declaratie.soort == "afkeur"
    assert van_declaratie.actie is Actie.BEKIJK_REGELS
