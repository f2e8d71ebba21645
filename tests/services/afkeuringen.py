"""How messages come to be refused in a test, and what the table then says. Test BSNs only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.verzending import Status, Verzending
from app.rules.finding import Finding
from app.rules.retour import maak_retour
from app.services import afkeuren, melden, retouren, starten, verzenden
from app.services.afkeuren import Afkeur
from app.services.afkeurherstel import Stand
from app.services.bestanden import Bestand
from app.services.ontvangen import Importregel, ontvang_bestanden
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import decode, encode
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import VRIJDAG

NUMMER = 300201
APRIL_2, APRIL_3, APRIL_7 = (date(2026, 4, dag) for dag in (2, 3, 7))
PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"
TE_VROEG = toegewezen(einddatum=date(2026, 3, 1))  # CS003


def op(ws: Workspace, dag: date) -> Workspace:
    """The same office on another day."""
    return replace(ws, vandaag=lambda: dag)


def importeer(ws: Workspace, *berichten: Bericht | Bestand) -> list[Importregel]:
    """Take in messages of gemeenten or files."""
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
    """Make a 305 ready."""
    form = starten.formulier(ws, melden.vind(ws, nummer))
    gemaakt = melden.zet_klaar(ws, form, begindatum).verzending
    assert gemaakt is not None
    return gemaakt


def meld_start(ws: Workspace, begindatum: date = APRIL_2) -> Verzending:
    """Make a 305 and hand it in."""
    (ingediend,) = verzenden.meld_ingediend(ws, [maak_start(ws, begindatum).identificatie])
    return ingediend


def antwoord(ws: Workspace, heen: Verzending, *codes: tuple[str, str]) -> Importregel:
    """Let the gemeente answer a message of ours, with these codes on these paths."""
    bezwaren = [Finding("", 3, code, pad, "", "", "") for pad, code in codes]
    naam = f"R{heen.identificatie[-6:]}"
    (regel,) = importeer(ws, maak_retour(decode(heen.inhoud), bezwaren, naam, ws.vandaag()))
    return regel


def keur_af(ws: Workspace, heen: Verzending, code: str = "9326") -> None:
    """Let the gemeente refuse the start in a 305."""
    antwoord(ws, heen, (PRODUCT, code))


def een(ws: Workspace, *, alles: bool = False) -> Afkeur:
    """The one refusal in the table."""
    (rij,) = afkeuren.lijst(ws, alles=alles)
    return rij


def standen(ws: Workspace) -> list[tuple[Stand, date | None]]:
    """How each refusal stands, and until when."""
    return [(rij.stand, rij.tot) for rij in afkeuren.lijst(ws, alles=True)]


@pytest.fixture
def gestart(workspace: Workspace) -> Verzending:
    """A 305 that lies at the gemeente."""
    importeer(workspace, bericht301())
    retouren.zet_klaar(workspace, "302")
    return meld_start(workspace)


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
