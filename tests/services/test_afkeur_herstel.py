"""What can be done about a refusal: the act that mends it, or putting it aside with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.afkeur import Door, GeweigerdBericht, Opvolger
from app.domain.openstaand import RetourOpen
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.services import afkeuren, afkeurherstel, dossiers, retouren, verzenden, werklijst
from app.services.afkeurherstel import Herstel, Stand
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.bouw import AGB, NIJMEGEN, bericht301
from tests.services.afkeuringen import (
    APRIL_3,
    PRODUCT,
    TE_VROEG,
    antwoord,
    een,
    gestart,
    importeer,
    keur_af,
    maak_start,
    op,
    standen,
)
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel, workspace

__all__ = ["gestart", "sjabloon", "snelle_sleutel", "workspace"]  # fixtures


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
            (Berichtsoort.VERZOEK_TOEWIJZING, Herstel.MAAK_VERZOEK),
            (Berichtsoort.VERZOEK_WIJZIGING, Herstel.MAAK_VERZOEK),
            (Berichtsoort.DECLARATIE, Herstel.BEKIJK),
        ],
    )
    @pytest.mark.parametrize("door", [Door.GEMEENTE, Door.VECOZO])
    def test_each_message_of_ours_has_its_act(
        self, soort: Berichtsoort, herstel: Herstel, door: Door
    ) -> None:
        gevonden = afkeurherstel.herstel(
            geweigerd(soort), door, Stand.OPEN, toewijzing_id=1, nieuw=None
        )
        assert gevonden is herstel

    @pytest.mark.parametrize("soort", [Berichtsoort.START, Berichtsoort.STOP])
    def test_on_several_toewijzingen_one_chooses_at_the_client(self, soort: Berichtsoort) -> None:
        hoe: dict[str, Any] = {"toewijzing_id": None, "nieuw": None}
        met, zonder = geweigerd(soort), geweigerd(soort, client_id=None)
        assert afkeurherstel.herstel(met, Door.VECOZO, Stand.OPEN, **hoe) is Herstel.NAAR_CLIENT
        assert afkeurherstel.herstel(zonder, Door.VECOZO, Stand.OPEN, **hoe) is Herstel.BEKIJK

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
            gevonden = afkeurherstel.herstel(
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
            gevonden = afkeurherstel.herstel(
                geweigerd(soort), Door.WIJ, Stand.OPEN, toewijzing_id=None, nieuw=nieuw
            )
            assert gevonden is herstel

    @pytest.mark.parametrize("stand", [Stand.OPGELOST, Stand.VERVANGEN])
    def test_what_is_over_needs_nothing(self, stand: Stand) -> None:
        gevonden = afkeurherstel.herstel(
            geweigerd(Berichtsoort.START), Door.GEMEENTE, stand, toewijzing_id=1, nieuw=None
        )
        assert gevonden is Herstel.NIETS
