"""Bank statements: what their entries pay, keeping that, and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.afletteren import Deel, Voorstel, Zekerheid, koppel
from app.domain.betaling import Betaling, Declaratiestand
from app.errors import UserError
from app.services import bestanden
from app.services.betalingen import Bevestigen, controleer, wat_vreemd_is
from app.services.workspace import Workspace
from app.standard import camt


@dataclass(frozen=True, slots=True, kw_only=True)
class Afschrift:
    """What bank statements tell: proposals, what was kept before, what went wrong.

    ``geboekt`` are entries that were kept before, with what they paid. ``openstaand`` are the
    declarations that the user may choose from, and ``overig`` counts the entries that are about
    no declaration.
    """

    voorstellen: tuple[Voorstel, ...]
    geboekt: tuple[Voorstel, ...]
    openstaand: tuple[Declaratiestand, ...]
    overig: int
    fouten: tuple[tuple[str, UserError], ...]  # by the name of the file

    @property
    def eerder_geboekt(self) -> int:
        """How many entries were kept before."""
        return len(self.geboekt)


def lees_afschrift(workspace: Workspace, paden: Iterable[Path]) -> Afschrift:
    """Read bank statements (CAMT.053, also in a ZIP or a folder) and propose what they pay.

    Nothing is kept. An entry that stands in more than one file counts once.
    """
    boekingen: dict[str, camt.Boeking] = {}
    fouten: list[tuple[str, UserError]] = []
    for bestand in bestanden.lees(paden):
        try:
            if bestand.fout is not None:
                raise bestand.fout
            boekingen |= {een.kenmerk: een for een in camt.lees(bestand.inhoud)}
        except UserError as fout:
            fouten.append((bestand.naam, fout))
    with workspace.lezen() as uow:
        geboekt = uow.betalingen.geboekt(list(boekingen))
        standen = uow.betalingen.standen()
    op_volgorde = sorted(boekingen.values(), key=lambda een: een.datum)
    nieuw = [een for een in op_volgorde if een.kenmerk not in geboekt]
    voorstellen = koppel(nieuw, standen)
    return Afschrift(
        voorstellen=tuple(voorstellen),
        geboekt=tuple(_geboekt(een, standen) for een in op_volgorde if een.kenmerk in geboekt),
        openstaand=tuple(stand for stand in standen if stand.wacht_op_geld),
        overig=len(nieuw) - len(voorstellen),
        fouten=tuple(fouten),
    )


def scheid(paden: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Tell files of a bank from all others; a ZIP or folder with both is among both."""
    van_bank, andere = [], []
    for pad in paden:
        soorten = {
            bestand.fout is None and camt.is_van_bank(bestand.inhoud)
            for bestand in bestanden.lees([pad])
        }
        if True in soorten:
            van_bank.append(pad)
        if soorten != {True}:
            andere.append(pad)
    return van_bank, andere


def boek(
    workspace: Workspace, gekozen: Sequence[Voorstel], *, toch: Collection[str] = ()
) -> list[str]:
    """Keep proposals as the user confirmed them, all or none, and give the marks of what is new.

    One whose entry was kept before is passed over. Raises ValueError for parts that do not add
    up to their entry, UserError and Bevestigen as ``meld_betaald``; ``toch`` has the marks of the
    entries that are kept though they are odd.
    """
    nieuw: list[str] = []
    vragen: dict[str, str] = {}
    with workspace.schrijven() as uow:
        al = uow.betalingen.geboekt([voorstel.boeking.kenmerk for voorstel in gekozen])
        for voorstel in gekozen:
            kenmerk = voorstel.boeking.kenmerk
            if kenmerk in al:
                continue
            al.add(kenmerk)
            betalingen = _betalingen(voorstel)
            standen = uow.betalingen.van([een.bericht_id for een in betalingen])
            for een in betalingen:
                controleer(standen[een.bericht_id], een)
            vreemd = [wat_vreemd_is(standen[een.bericht_id], een) for een in betalingen]
            if any(vreemd) and kenmerk not in toch:
                vragen[kenmerk] = " ".join(filter(None, vreemd))
            uow.betalingen.voeg_toe(betalingen)
            nieuw.append(kenmerk)
        if vragen:
            raise Bevestigen(
                " ".join(vragen.values()), "Lees het afschrift opnieuw in, of bevestig het.", vragen
            )
        uow.commit()
    return nieuw


def maak_boekingen_ongedaan(workspace: Workspace, kenmerken: Collection[str]) -> None:
    """Take back what was kept of these bank entries, all of it."""
    with workspace.schrijven() as uow:
        uow.betalingen.haal_boekingen_weg(kenmerken)
        uow.commit()


def _geboekt(boeking: camt.Boeking, standen: Iterable[Declaratiestand]) -> Voorstel:
    delen = tuple(
        Deel(stand, een.bedrag)
        for stand in standen
        for een in stand.betalingen
        if een.kenmerk == boeking.kenmerk
    )
    return Voorstel(
        boeking=boeking,
        zekerheid=Zekerheid.GEBOEKT,
        uitleg="Deze boeking had je al ingelezen.",
        delen=delen,
    )


def _betalingen(voorstel: Voorstel) -> list[Betaling]:
    boeking = voorstel.boeking
    if sum(deel.bedrag for deel in voorstel.delen) != boeking.bedrag:
        raise ValueError("the parts do not add up to the entry")
    per_declaratie: dict[int, int] = {}
    for deel in voorstel.delen:
        id_ = deel.declaratie.bericht_id
        per_declaratie[id_] = per_declaratie.get(id_, 0) + deel.bedrag
    return [
        Betaling(
            bericht_id=id_,
            datum=boeking.datum,
            bedrag=bedrag,
            kenmerk=boeking.kenmerk,
            omschrijving=" ".join(filter(None, (boeking.naam, boeking.tekst))),
        )
        for id_, bedrag in per_declaratie.items()
    ]
