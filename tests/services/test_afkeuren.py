"""Everything that was refused: each kind, what became of it, and the act that mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.afkeur import Door, GeweigerdBericht, Opvolger
from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.openstaand import RetourOpen
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.rules.finding import Finding
from app.rules.retour import maak_retour
from app.services import afkeuren, dossiers, melden, retouren, starten, verzenden, werklijst
from app.services.afkeuren import Afkeur, Herstel, Stand
from app.services.bestanden import Bestand
from app.services.demo_gemeente import foutbericht
from app.services.ontvangen import Importregel, ontvang_bestanden
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode
from app.standard.release import Wet
from app.store.berichtrijen import Bevinding
from tests.bouw import AGB, ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.rules.bouw import HEEN, geldig
from tests.services.test_ontvangen import geteld
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

NUMMER = 300201
APRIL_2, APRIL_3, APRIL_7 = (date(2026, 4, dag) for dag in (2, 3, 7))
PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"
TE_VROEG = toegewezen(einddatum=date(2026, 3, 1))  # CS003


def op(ws: Workspace, dag: date) -> Workspace:
    return replace(ws, vandaag=lambda: dag)


def importeer(ws: Workspace, *berichten: Bericht | Bestand) -> list[Importregel]:
    return ontvang_bestanden(
        ws,
        [
            bericht
            if isinstance(bericht, Bestand)
            else Bestand(f"{bericht.identificatie}.xml", encode(bericht))
            for bericht in berichten
        ],
    )


def maak_start(ws: Workspace, begindatum: date = APRIL_2, nummer: int = NUMMER) -> Verzending:
    form = starten.formulier(ws, melden.vind(ws, nummer))
    gemaakt = melden.zet_klaar(ws, form, begindatum).verzending
    assert gemaakt is not None
    return gemaakt


def meld_start(ws: Workspace, begindatum: date = APRIL_2) -> Verzending:
    (ingediend,) = verzenden.meld_ingediend(ws, [maak_start(ws, begindatum).identificatie])
    return ingediend


def antwoord(ws: Workspace, heen: Verzending, *codes: tuple[str, str]) -> Importregel:
    bezwaren = [Finding("", 3, code, pad, "", "", "") for pad, code in codes]
    naam = f"R{heen.identificatie[-6:]}"
    (regel,) = importeer(ws, maak_retour(decode(heen.inhoud), bezwaren, naam, ws.vandaag()))
    return regel


def keur_af(ws: Workspace, heen: Verzending, code: str = "9326") -> None:
    antwoord(ws, heen, (PRODUCT, code))


def een(ws: Workspace, *, alles: bool = False) -> Afkeur:
    (rij,) = afkeuren.lijst(ws, alles=alles)
    return rij


def standen(ws: Workspace) -> list[tuple[Stand, date | None]]:
    return [(rij.stand, rij.tot) for rij in afkeuren.lijst(ws, alles=True)]


@pytest.fixture
def gestart(workspace: Workspace) -> Verzending:
    """A 305 that lies at the gemeente."""
    importeer(workspace, bericht301())
    retouren.zet_klaar(workspace, "302")
    return meld_start(workspace)


class TestDoorDeGemeente:
    def test_the_row_tells_all(self, workspace: Workspace, gestart: Verzending) -> None:
        keur_af(workspace, gestart)
        rij = een(workspace)
        assert (rij.naam, rij.identificatie) == ("JW305", gestart.identificatie)
        assert (rij.client, rij.client_id) == ("T. de Wit", 1)
        assert (rij.toewijzing_nummer, rij.toewijzing_id) == (NUMMER, 1)
        assert rij.product == "Jeugdhulp ambulant 45A04"
        assert (rij.veld, rij.uitleg.code) == ("Startproduct, begindatum", "9326")
        assert rij.betekenis == "Voor deze toewijzing loopt al een start."
        assert (rij.door, rij.sinds, rij.tot) == (Door.GEMEENTE, VRIJDAG, VRIJDAG)
        assert (rij.stand, rij.herstel) == (Stand.OPEN, Herstel.MELD_START)
        assert [regel.nummer for regel in rij.regels] == ["TR326"]

    def test_every_code_has_its_row(self, workspace: Workspace, gestart: Verzending) -> None:
        antwoord(workspace, gestart, (PRODUCT, "9326"), ("/Bericht/Client", "8187"))
        gevonden = {(rij.uitleg.code, rij.veld) for rij in afkeuren.lijst(workspace)}
        assert gevonden == {("9326", "Startproduct, begindatum"), ("8187", "Cliënt")}
        assert {rij.product for rij in afkeuren.lijst(workspace)} == {"Jeugdhulp ambulant 45A04"}

    def test_a_replacement_is_under_way_until_it_is_answered(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        nieuw = maak_start(workspace, APRIL_3)
        rij = een(workspace)
        assert (rij.stand, rij.herstel) == (Stand.ONDERWEG, Herstel.NAAR_KLAAR)
        assert (rij.nieuw_id, rij.tot) == (nieuw.id, date(2026, 4, 17))  # OP271 of the new one
        verzenden.meld_ingediend(workspace, [nieuw.identificatie])
        assert een(workspace).herstel is Herstel.WACHT_OP_ANTWOORD
        later = op(workspace, date(2026, 4, 14))
        antwoord(later, nieuw)
        assert afkeuren.lijst(later) == []
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 14))]
        assert een(later, alles=True).herstel is Herstel.NIETS

    def test_a_replacement_that_lapsed_leaves_it_open(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        verzenden.trek_terug(workspace, maak_start(workspace, APRIL_3).bewaard_id)
        assert standen(workspace) == [(Stand.OPEN, VRIJDAG)]

    def test_refused_twice_the_second_stands_open(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        tweede = meld_start(workspace, APRIL_3)
        keur_af(workspace, tweede, "9074")
        assert een(workspace).identificatie == tweede.identificatie
        assert [s for s, _ in standen(workspace)] == [Stand.OPEN, Stand.VERVANGEN]
        derde = meld_start(workspace, APRIL_7)
        antwoord(workspace, derde)
        assert standen(workspace) == [(Stand.OPGELOST, VRIJDAG)] * 2

    def test_what_the_gemeente_took_back_is_solved_op033x1(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        weg = toegewezen(toewijzingsdatum=APRIL_2, reden_wijziging="13", einddatum=date(2026, 4, 1))
        later = op(workspace, date(2026, 4, 13))
        importeer(later, bericht301(weg, identificatie="G0002"))
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 13))]


def weg(ws: Workspace, bericht_id: int) -> None:
    afkeuren.handel_af(ws, bericht_id, "Gebeld.")


class TestAfhandelen:
    REDEN = "De start loopt al, gebeld met de gemeente."

    @pytest.fixture
    def geweigerd(self, workspace: Workspace, gestart: Verzending) -> int:
        """A 305 that the gemeente refused with two codes."""
        antwoord(workspace, gestart, (PRODUCT, "9326"), ("/Bericht/Client", "8187"))
        return gestart.bewaard_id

    def soorten(self, ws: Workspace) -> list[str]:
        return [termijn.soort for termijn in werklijst.termijnen(ws)]

    def test_it_leaves_the_list_the_badge_and_vandaag(
        self, workspace: Workspace, geweigerd: int
    ) -> None:
        assert [rij.kan_weg for rij in afkeuren.lijst(workspace)] == [True, True]
        later = op(workspace, date(2026, 4, 13))
        afkeuren.handel_af(later, geweigerd, f"  {self.REDEN} ")
        assert afkeuren.lijst(later) == []
        assert afkeuren.aantal_open(later) == 0
        assert "afkeur" not in self.soorten(later)
        rijen = afkeuren.lijst(later, alles=True)
        assert {(r.stand, r.tot, r.reden, r.herstel, r.kan_weg) for r in rijen} == {
            (Stand.AFGEHANDELD, date(2026, 4, 13), self.REDEN, Herstel.NIETS, False)
        }
        assert len(rijen) == 2

    def test_what_it_reported_keeps_not_counting_op286(
        self, workspace: Workspace, geweigerd: int
    ) -> None:
        """The start itself is owed as long as none stands."""
        voor = list(dossiers.toewijzingen(workspace))
        afkeuren.handel_af(workspace, geweigerd, self.REDEN)
        assert list(dossiers.toewijzingen(workspace)) == voor
        assert self.soorten(workspace) == ["302", "305"]

    def test_reopened_it_stands_as_before(self, workspace: Workspace, geweigerd: int) -> None:
        voor = afkeuren.lijst(workspace), werklijst.termijnen(workspace)
        afkeuren.handel_af(workspace, geweigerd, self.REDEN)
        afkeuren.heropen(workspace, geweigerd)
        assert (afkeuren.lijst(workspace), werklijst.termijnen(workspace)) == voor
        with pytest.raises(UserError, match="niet afgehandeld"):
            afkeuren.heropen(workspace, geweigerd)

    @pytest.mark.parametrize("reden", ["", " \t"])
    def test_a_reason_is_asked(self, workspace: Workspace, geweigerd: int, reden: str) -> None:
        with pytest.raises(UserError, match="waarom het niet meer hoeft"):
            afkeuren.handel_af(workspace, geweigerd, reden)
        assert afkeuren.aantal_open(workspace) == 2

    def test_replaced_after_all_it_is_judged_by_its_replacement(
        self, workspace: Workspace, geweigerd: int
    ) -> None:
        afkeuren.handel_af(workspace, geweigerd, self.REDEN)
        nieuw = maak_start(workspace, APRIL_3)
        assert {(r.stand, r.reden) for r in afkeuren.lijst(workspace)} == {(Stand.ONDERWEG, "")}
        verzenden.trek_terug(workspace, nieuw.bewaard_id)
        assert {s for s, _ in standen(workspace)} == {Stand.AFGEHANDELD}

    @pytest.mark.parametrize("doe", [afkeuren.heropen, weg])
    def test_not_what_was_replaced(
        self, workspace: Workspace, geweigerd: int, doe: Callable[[Workspace, int], None]
    ) -> None:
        nieuw = maak_start(workspace, APRIL_3)
        assert not any(rij.kan_weg for rij in afkeuren.lijst(workspace))
        with pytest.raises(UserError, match=f"al een nieuw bericht gemaakt: {nieuw.identificatie}"):
            doe(workspace, geweigerd)

    @pytest.mark.parametrize("doe", [afkeuren.heropen, weg])
    def test_not_what_was_not_refused(
        self, workspace: Workspace, gestart: Verzending, doe: Callable[[Workspace, int], None]
    ) -> None:
        with pytest.raises(UserError, match="is niet afgekeurd: hij staat op ‘Ingediend’"):
            doe(workspace, gestart.bewaard_id)

    def test_not_a_retourbericht_that_is_owed(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301())
        (retour,) = retouren.zet_klaar(workspace, "302")
        verzenden.meld_ingediend(workspace, [retour.identificatie])
        verzenden.meld_afgekeurd(workspace, retour.identificatie, "BRS14")
        rij = een(workspace)
        assert (rij.stand, rij.kan_weg) == (Stand.OPEN, False)
        with pytest.raises(UserError, match="de gemeente wacht op je antwoord"):
            weg(workspace, retour.bewaard_id)

    def test_not_a_message_of_a_gemeente(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        rij = een(workspace)
        assert not rij.kan_weg
        with pytest.raises(UserError, match="niet zelf verstuurd"):
            weg(workspace, rij.bericht_id)

    def test_refused_by_vecozo_it_can_be_until_the_gemeente_refuses_it_too(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "CC08")
        weg(workspace, gestart.bewaard_id)
        assert standen(workspace) == [(Stand.AFGEHANDELD, VRIJDAG)]
        keur_af(workspace, gestart)
        assert [s for s, _ in standen(workspace)] == [Stand.OPEN, Stand.OPGELOST]


class TestDoorVecozo:
    def test_the_whole_message_is_refused(self, workspace: Workspace, gestart: Verzending) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "BRS13", "zie regel 3")
        rij = een(workspace)
        assert (rij.door, rij.veld, rij.uitleg.code) == (Door.VECOZO, "Hele bericht", "BRS13")
        assert (rij.product, rij.toewijzing_nummer) == ("Jeugdhulp ambulant 45A04", NUMMER)
        assert (rij.melding, rij.herstel) == ("zie regel 3", Herstel.MELD_START)

    def test_a_foutbericht_counts_the_same(self, workspace: Workspace, gestart: Verzending) -> None:
        (regel,) = importeer(workspace, foutbericht(gestart, "IB014", "Niet goed."))
        assert regel.codes == ("IB014",)
        assert een(workspace).uitleg.code == "IB014"

    def test_without_a_code_it_says_so(self, workspace: Workspace, gestart: Verzending) -> None:
        importeer(workspace, foutbericht(gestart, "", ""))
        assert een(workspace).betekenis == "Er is geen code bij deze afkeur vastgelegd."

    def test_accepted_later_by_the_gemeente_it_is_solved(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "CC08")
        later = op(workspace, date(2026, 4, 13))
        antwoord(later, gestart)
        assert afkeuren.lijst(later) == []
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 13))]

    def test_refused_later_by_the_gemeente_that_is_what_counts(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "CC08")
        keur_af(workspace, gestart)
        assert een(workspace).door is Door.GEMEENTE
        assert [s for s, _ in standen(workspace)] == [Stand.OPEN, Stand.OPGELOST]

    def test_a_retourbericht_is_made_ready_anew_and_submitted(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301())
        (retour,) = retouren.zet_klaar(workspace, "302")
        verzenden.meld_ingediend(workspace, [retour.identificatie])
        verzenden.meld_afgekeurd(workspace, retour.identificatie, "BRS14")
        rij = een(workspace)
        assert (rij.naam, rij.stand, rij.herstel) == (
            "JW302", Stand.OPEN, Herstel.ZET_RETOUR_KLAAR,
        )  # fmt: skip
        assert rij.tot == date(2026, 4, 15)  # OP090, of the 301 that it answers
        (nieuw,) = retouren.zet_klaar(workspace, "302")
        rij = een(workspace)
        assert (rij.stand, rij.herstel) == (Stand.ONDERWEG, Herstel.NAAR_KLAAR)
        assert rij.nieuw_id == nieuw.id
        verzenden.meld_ingediend(workspace, [nieuw.identificatie])
        assert standen(workspace) == [(Stand.OPGELOST, VRIJDAG)]  # a 302 gets no answer


class TestDoorOns:
    def test_a_301_of_somebody_new(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        rij = een(workspace)
        assert (rij.door, rij.naam, rij.identificatie) == (Door.WIJ, "JW301", "G0001")
        assert (rij.client_id, rij.client) == (None, "T. de Wit")
        assert (rij.uitleg.code, rij.regel) == ("0001", "CS003")
        assert rij.veld == "Toegewezen product, einddatum"
        assert rij.product == "Jeugdhulp ambulant 45A04"
        assert "maar begint pas op" in rij.betekenis
        assert (rij.herstel, rij.tot) == (Herstel.ZET_RETOUR_KLAAR, date(2026, 4, 15))
        assert [regel.nummer for regel in rij.regels] == ["CS003"]

    def test_once_the_302_has_gone_one_waits_for_a_new_301(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        (retour,) = retouren.zet_klaar(workspace, "302")
        assert een(workspace).herstel is Herstel.NAAR_KLAAR
        verzenden.meld_ingediend(workspace, [retour.identificatie])
        rij = een(workspace)
        assert (rij.stand, rij.tot, rij.herstel) == (Stand.OPEN, None, Herstel.VRAAG_GEMEENTE)

    def test_a_later_good_301_of_the_same_client_takes_its_place_op087(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        ander = bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G0002")
        importeer(workspace, ander, bericht301(wet=Wet.WMO, identificatie="G0003"))
        assert een(workspace).stand is Stand.OPEN  # of somebody else, of the other wet
        later = op(workspace, date(2026, 4, 14))
        importeer(later, bericht301(identificatie="G0004"))
        assert afkeuren.lijst(later) == []
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 14))]

    def test_a_good_301_of_before_does_not(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301())
        importeer(workspace, bericht301(TE_VROEG, identificatie="G0002"))
        assert een(workspace).stand is Stand.OPEN

    @pytest.mark.parametrize("soort", [Berichtsoort.ANTWOORD, Berichtsoort.DECLARATIE_ANTWOORD])
    def test_other_messages_of_gemeenten(self, workspace: Workspace, soort: Berichtsoort) -> None:
        ontvangen = bewaar_binnen(workspace, geldig(soort, Wet.JW), "A1")
        fout = Bevinding("TR056", 3, "9056", "/Bericht/Header", "", "Dit klopt niet.", "Vraag.")
        with workspace.schrijven() as uow:
            uow.berichten.bewaar_bevindingen({ontvangen: [fout]})
            uow.commit()
        rij = een(workspace)
        assert (rij.door, rij.veld) == (Door.WIJ, "Kop van het bericht, identificatie")
        assert (rij.stand, rij.herstel) == (Stand.OPEN, Herstel.VRAAG_GEMEENTE)
        bewaar_binnen(workspace, geldig(soort, Wet.JW), "A2")  # with the same reference
        vervangen = soort is Berichtsoort.ANTWOORD
        assert [s is Stand.OPGELOST for s, _ in standen(workspace)] == [vervangen]

    def test_a_number_of_somebody_else_names_no_toewijzing_of_theirs(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, bericht301())
        importeer(workspace, bericht301(bsn=ANDER_BSN, identificatie="G0002"))  # TR332
        rij = een(workspace)
        assert (rij.uitleg.code, rij.toewijzing_nummer) == ("9332", NUMMER)
        assert rij.toewijzing_id is None

    def test_a_file_that_could_not_be_processed_is_not_among_them(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, Bestand("kapot.xml", b"<kapot"))
        assert afkeuren.lijst(workspace, alles=True) == []


def geweigerd(soort: Berichtsoort, **anders: Any) -> GeweigerdBericht:
    velden: dict[str, Any] = {
        "bericht_id": 1, "wet": Wet.JW, "soort": soort, "gemeente": NIJMEGEN, "aanbieder": AGB,
        "identificatie": "U1", "client_id": 1, "client": "", "inhoud": b"", "afkeuringen": (),
    }  # fmt: skip
    return GeweigerdBericht(**velden | anders)


def opvolger(soort: Berichtsoort, status: Status) -> Opvolger:
    return Opvolger(bericht_id=2, soort=soort, status=status, gemaakt_op=VRIJDAG, afgerond_op=None)


class TestHerstel:
    @pytest.mark.parametrize(
        ("soort", "herstel"),
        [
            (Berichtsoort.START, Herstel.MELD_START),
            (Berichtsoort.STOP, Herstel.MELD_STOP),
            (Berichtsoort.VERZOEK_TOEWIJZING, Herstel.BEKIJK),
            (Berichtsoort.VERZOEK_WIJZIGING, Herstel.BEKIJK),
            (Berichtsoort.DECLARATIE, Herstel.BEKIJK),
        ],
    )
    @pytest.mark.parametrize("door", [Door.GEMEENTE, Door.VECOZO])
    def test_each_message_of_ours_has_its_act(
        self, soort: Berichtsoort, herstel: Herstel, door: Door
    ) -> None:
        gevonden = afkeuren.herstel(geweigerd(soort), door, Stand.OPEN, toewijzing_id=1, nieuw=None)
        assert gevonden is herstel

    @pytest.mark.parametrize("soort", [Berichtsoort.START, Berichtsoort.STOP])
    def test_on_several_toewijzingen_one_chooses_at_the_client(self, soort: Berichtsoort) -> None:
        hoe: dict[str, Any] = {"toewijzing_id": None, "nieuw": None}
        met, zonder = geweigerd(soort), geweigerd(soort, client_id=None)
        assert afkeuren.herstel(met, Door.VECOZO, Stand.OPEN, **hoe) is Herstel.NAAR_CLIENT
        assert afkeuren.herstel(zonder, Door.VECOZO, Stand.OPEN, **hoe) is Herstel.BEKIJK

    @pytest.mark.parametrize(
        "soort", [Berichtsoort.TOEWIJZING_RETOUR, Berichtsoort.ANTWOORD_RETOUR]
    )
    def test_of_a_retourbericht_a_new_one_stands(self, soort: Berichtsoort) -> None:
        for status, herstel in (
            (Status.VOORBEREID, Herstel.ZET_RETOUR_KLAAR),
            (Status.KLAAR, Herstel.NAAR_KLAAR),
            (Status.GEEXPORTEERD, Herstel.NAAR_KLAAR),
        ):
            nieuw = opvolger(soort, status)
            gevonden = afkeuren.herstel(
                geweigerd(soort), Door.VECOZO, Stand.ONDERWEG, toewijzing_id=None, nieuw=nieuw
            )
            assert gevonden is herstel

    @pytest.mark.parametrize("soort", [Berichtsoort.TOEWIJZING, Berichtsoort.ANTWOORD])
    def test_of_a_message_of_a_gemeente_we_say_it_and_then_wait(self, soort: Berichtsoort) -> None:
        owed = RetourOpen(
            wet=Wet.JW, gemeente=NIJMEGEN, bericht_id=1, identificatie="G1", soort=soort.retour,
            ontvangen_op=VRIJDAG, retour_id=3, status=Status.VOORBEREID,
        )  # fmt: skip
        for nieuw, herstel in ((owed, Herstel.ZET_RETOUR_KLAAR), (None, Herstel.VRAAG_GEMEENTE)):
            gevonden = afkeuren.herstel(
                geweigerd(soort), Door.WIJ, Stand.OPEN, toewijzing_id=None, nieuw=nieuw
            )
            assert gevonden is herstel

    @pytest.mark.parametrize("stand", [Stand.OPGELOST, Stand.VERVANGEN])
    def test_what_is_over_needs_nothing(self, stand: Stand) -> None:
        gevonden = afkeuren.herstel(
            geweigerd(Berichtsoort.START), Door.GEMEENTE, stand, toewijzing_id=1, nieuw=None
        )
        assert gevonden is Herstel.NIETS


@pytest.mark.parametrize("wet", list(Wet))
@pytest.mark.parametrize("soort", [s for s in HEEN if not s.van_gemeente])
def test_a_refused_message_of_every_soort_is_in_the_table(
    workspace: Workspace, soort: Berichtsoort, wet: Wet
) -> None:
    bericht = geldig(soort, wet)
    bewaar(workspace, [bericht])
    rij = een(workspace)
    assert rij.naam == bericht.naam
    assert afkeuren.in_woorden(workspace, rij) == ()  # the whole message
    assert rij.veld == "Hele bericht"


def test_the_product_of_a_request_is_what_it_asks_for(workspace: Workspace) -> None:
    bewaar(workspace, [geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.JW)])
    rij = een(workspace)
    assert rij.product == "Jeugdhulp ambulant 45A04"
    assert rij.toewijzing_nummer is None


def bewaar(ws: Workspace, berichten: Sequence[Bericht], client_id: int | None = None) -> None:
    """Keep messages as if the gemeente had refused each as a whole."""
    uit = [
        Verzending(
            id=None, wet=b.wet, soort=b.soort, gemeente=b.gemeente, aanbieder=b.aanbieder,
            identificatie=b.identificatie, dagtekening=VRIJDAG, inhoud=encode(b),
            status=Status.AFGEKEURD, gemaakt_op=ws.nu(), ingediend_op=VRIJDAG,
            client_id=client_id,
        )
        for b in berichten
    ]  # fmt: skip
    with ws.schrijven() as uow:
        uow.berichten.bewaar_uit(uit)
        terug = [
            Ontvangst(
                f"{v.identificatie}.xml", b"", f"{v.bewaard_id}", ws.nu(),
                Ontvangststatus.VERWERKT, wet=v.wet, soort=v.soort.retour, gemeente=v.gemeente,
                aanbieder=v.aanbieder, identificatie=f"R{v.bewaard_id}", heenbericht_id=v.id,
            )
            for v in uit
        ]  # fmt: skip
        uow.berichten.bewaar_binnen(terug)
        uow.berichten.bewaar_retourcodes({o.bewaard_id: [("/Bericht", "9326")] for o in terug})
        uow.commit()


def bewaar_binnen(ws: Workspace, bericht: Bericht, naam: str) -> int:
    """Keep a message of a gemeente as it was read, without judging it."""
    ontvangst = Ontvangst(
        f"{naam}.xml", encode(bericht), naam, ws.nu(), Ontvangststatus.VERWERKT, wet=bericht.wet,
        soort=bericht.soort, gemeente=bericht.gemeente, aanbieder=bericht.aanbieder,
        identificatie=naam,
    )  # fmt: skip
    with ws.schrijven() as uow:
        uow.berichten.bewaar_binnen([ontvangst])
        uow.commit()
    return ontvangst.bewaard_id


def test_as_many_queries_for_a_thousand_as_for_ten(workspace: Workspace) -> None:
    aantallen = []
    for tot in (10, 1_000):
        al = len(afkeuren.lijst(workspace, alles=True))
        bewaar(workspace, [genummerd(nummer) for nummer in range(al, tot)])
        for alles in (False, True):
            with geteld(workspace) as vragen:
                assert len(afkeuren.lijst(workspace, alles=alles)) == tot
            aantallen.append(len(vragen))
    assert aantallen[:2] == aantallen[2:]
    assert max(aantallen) < 20


def genummerd(nummer: int) -> Bericht:
    bericht = geldig(Berichtsoort.START, Wet.JW)
    eigen = replace(bericht.header.bericht_identificatie, identificatie=f"U{nummer:05}")
    return replace(bericht, header=replace(bericht.header, bericht_identificatie=eigen))


def test_the_refused_class_in_words(workspace: Workspace, gestart: Verzending) -> None:
    keur_af(workspace, gestart)
    regels = afkeuren.in_woorden(workspace, een(workspace))
    assert regels[0].label == "Startproduct"
    assert ("Begindatum", "2 april 2026") in [(r.label, r.waarde) for r in regels]
    assert not any(r.label == "BSN" for r in regels)


def test_the_badge_counts_what_is_open(workspace: Workspace, gestart: Verzending) -> None:
    assert afkeuren.aantal_open(workspace) == 0
    keur_af(workspace, gestart)
    importeer(workspace, bericht301(TE_VROEG, bsn=ANDER_BSN, identificatie="G0009"))
    assert afkeuren.aantal_open(workspace) == 2
    maak_start(workspace, APRIL_3)
    assert afkeuren.aantal_open(workspace) == 1


def test_an_import_names_the_codes_with_which_our_message_was_refused(
    workspace: Workspace, gestart: Verzending
) -> None:
    regel = antwoord(workspace, gestart, (PRODUCT, "9326"))
    assert regel.codes == ("9326",)
    assert afkeuren.codes_bij(workspace, [gestart.bewaard_id]) == {gestart.id: ["9326"]}


def test_until_comes_from_the_agenda_alone(workspace: Workspace, gestart: Verzending) -> None:
    keur_af(workspace, gestart)
    assert een(op(workspace, VRIJDAG + timedelta(days=20))).tot == VRIJDAG
