"""A fictional provider with clients in every state, to try the program with.

Everything is done by the services that a user works with, as if it had happened on those days;
what is invented stands in ``resources/demo``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.toewijzing import Toewijzingsleutel
from app.errors import UserError
from app.services import demo_declaraties, dossiers, instellen, uitstellen, werklijst
from app.services.demo_clienten import Persoon, Toml, lees, personen
from app.services.demo_dagboek import Dagboek
from app.services.demo_gemeente import Gemeenten, onbruikbaar
from app.services.demo_verloop import VERLOPEN
from app.services.demo_zorg import Dagen, Zorg
from app.services.gemeentecontact import zet_contact
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.store.instellingen import Gemeentecontact


def vul(workspace: Workspace) -> int:
    """Fill an empty data folder and give the number of clients.

    Raises UserError when there are clients or messages already.
    """
    with workspace.lezen() as uow:
        if uow.dossiers.aantal_clienten() or uow.berichten.aantal():
            raise UserError(
                "In deze map staan al gegevens. De demo komt daar niet bij.",
                "Kies een map die nog niet bestaat.",
            )
        dagen = Dagen(workspace.vandaag(), instellen.kalender(uow))
    bron = lees("aanbieder")
    instellen.zet_aanbieder(workspace, bron["aanbieder"]["agb"], bron["aanbieder"]["naam"])
    mensen = personen(workspace.vandaag())
    with TemporaryDirectory() as exportmap:
        dagboek = Dagboek(Path(exportmap))
        gemeenten = Gemeenten(bron)
        zonder: set[Toewijzingsleutel] = set()  # care is not recorded
        for persoon in mensen:
            for opdracht in persoon.opdrachten:
                zorg = Zorg(dagen, dagboek, gemeenten, persoon, opdracht)
                VERLOPEN[opdracht.verloop](zorg)
                if opdracht.verloop in demo_declaraties.ZONDER_ZORG:
                    zonder |= zorg.sleutels
        _onbruikbaar(dagen, dagboek, gemeenten, mensen[0], bron["aanbieder"]["andere_agb"])
        administratie = demo_declaraties.Administratie(bron, zonder)
        administratie.plan(dagboek, workspace.vandaag())
        dagboek.speel(workspace)
    administratie.leg_laatste_vast(workspace)
    _noteer_contact(workspace, bron)
    aantal = _noteer(workspace, mensen, bron["team"]["medewerkers"])
    _stel_uit(workspace, dagen)
    return aantal


def _onbruikbaar(
    dagen: Dagen, dagboek: Dagboek, gemeenten: Gemeenten, persoon: Persoon, andere_agb: str
) -> None:
    """Have files come in that cannot be processed."""
    wet, gemeente = persoon.opdrachten[0].wet, persoon.opdrachten[0].gemeente
    dag = dagen.werkdag(-1)
    product = gemeenten.wijs_toe(
        persoon.opdrachten[0].producten[0], wet, gemeente, persoon.client, dag, dag
    )
    bericht = gemeenten.bericht301(wet, gemeente, persoon.client, [product], dag)
    dagboek.ontvang(dag, lambda _dag: onbruikbaar(bericht, andere_agb))


def _noteer_contact(workspace: Workspace, bron: Toml) -> None:
    """Write down how to reach the gemeenten of which that is known."""
    for gemeente in bron["gemeente"]:
        if backoffice := gemeente.get("backoffice"):
            zet_contact(workspace, gemeente["code"], Gemeentecontact(**backoffice))


def _stel_uit(workspace: Workspace, dagen: Dagen) -> None:
    """Let what was asked of a gemeente rest for some days."""
    gemaild = [t for t in werklijst.termijnen(workspace) if t.soort == Berichtsoort.START_RETOUR]
    uitstellen.stel_uit(
        workspace, gemaild[:1], dagen.werkdag(3), "Gemaild; de backoffice zoekt het uit"
    )


def _noteer(workspace: Workspace, mensen: list[Persoon], medewerkers: Sequence[str]) -> int:
    """Write down what the aanbieder notes of clients and who follows each, and count them."""
    with workspace.lezen() as uow:
        bekend = uow.dossiers.laad([persoon.client.bsn for persoon in mensen])
    clienten = {bsn: dossier.client for bsn, dossier in bekend.items() if dossier.client}
    volgers = cycle((*medewerkers, ""))
    for persoon in mensen:
        client = clienten.get(persoon.client.bsn)
        if client is None or client.id is None:
            continue
        if persoon.notitie:
            dossiers.zet_notitie(workspace, client.id, persoon.notitie)
        if volger := next(volgers):
            dossiers.zet_medewerker(workspace, client.id, volger)
    return len(clienten)
