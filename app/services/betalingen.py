"""From declared to paid: what is open, what came in, and what was typed in of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.deadlines.agenda_declareren import betaling_telt_vanaf
from app.deadlines.protocol import Protocol
from app.deadlines.termijnen import BETALING
from app.deadlines.werkdagen import Werkkalender
from app.domain.betaling import Betaling, Declaratiestand, past, saldi
from app.domain.verzending import Status
from app.errors import UserError
from app.services.instellen import kalender, protocolboek
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag as in_euro
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork


class Bevestigen(UserError):
    """A payment that may be right but is not what one expects: it is kept when told so again.

    ``vragen`` has what is odd by the mark of the bank entry; it is empty for what was typed in.
    """

    def __init__(
        self, message: str, advice: str, vragen: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(message, advice)
        self.vragen = vragen


@dataclass(frozen=True, slots=True, kw_only=True)
class Openpost:
    """A declaration that waits for money, or for being settled; amounts in eurocent.

    ``toegekend`` is None without a 325, and ``open`` then what was declared. ``verwacht_op`` is
    None for a negative balance, which comes with a later payment; ``saldo`` is what the gemeente
    may take off this payment (zero or below).
    """

    bericht_id: int
    nummer: str
    wet: Wet
    gemeente: str
    maand: date
    ingediend: int
    toegekend: int | None
    betaald: int
    open: int
    verwacht_op: date | None
    dagen_te_laat: int
    saldo: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saldo:
    """A negative balance (eurocent) with a gemeente, and the declarations that it is of."""

    wet: Wet
    gemeente: str
    bedrag: int
    nummers: tuple[str, ...]


def openstaand(workspace: Workspace) -> list[Openpost]:
    """Declarations that are not paid in full, longest due first; negative balances last."""
    vandaag = workspace.vandaag()
    with workspace.lezen() as uow:
        alle = uow.betalingen.standen()
        boek, dagen = protocolboek(uow), kalender(uow)
    negatief = saldi(alle)
    posten = [
        _post(
            stand,
            verwacht_op(stand, boek.op(stand.gemeente, stand.dagtekening), dagen),
            negatief,
            vandaag,
        )
        for stand in alle
        if stand.wacht_op_geld
    ]
    return sorted(posten, key=lambda post: (post.verwacht_op or date.max, post.maand))


def saldo(workspace: Workspace) -> list[Saldo]:
    """Negative balances, by gemeente and wet: they are taken off a later payment."""
    with workspace.lezen() as uow:
        alle = uow.betalingen.standen()
    return [
        Saldo(
            wet=wet,
            gemeente=gemeente,
            bedrag=bedrag,
            nummers=tuple(
                stand.nummer
                for stand in alle
                if stand.te_verrekenen and (stand.wet, stand.gemeente) == (wet, gemeente)
            ),
        )
        for (wet, gemeente), bedrag in sorted(
            saldi(alle).items(), key=lambda item: (gemeentenaam(item[0][1]), item[0][0])
        )
    ]


def meld_betaald(
    workspace: Workspace,
    nummer: str,
    datum: date,
    bedrag: int,
    wet: Wet | None = None,
    *,
    toch: bool = False,
) -> Declaratiestand:
    """Record by hand what came in on a declaration, in eurocent, and give how it stands then.

    Raises UserError for what cannot be, and Bevestigen for what is odd: more than is open, paid
    back, before the 325, or the same once more. With ``toch`` what is odd is kept.
    """
    if datum > workspace.vandaag():
        raise UserError(
            f"{datum:%d-%m-%Y} is nog niet geweest.", "Vul de dag in waarop het geld binnenkwam."
        )
    if bedrag == 0:
        raise UserError("Een betaling van niets is geen betaling.", "Vul het bedrag in.")
    with workspace.schrijven() as uow:
        stand = _vind(uow, nummer, wet)
        nieuw = Betaling(bericht_id=stand.bericht_id, datum=datum, bedrag=bedrag)
        controleer(stand, nieuw)
        vraag = wat_vreemd_is(stand, nieuw)
        if vraag and not toch:
            raise Bevestigen(vraag, "Klopt het toch, bevestig het dan.")
        uow.betalingen.voeg_toe([nieuw])
        na = uow.betalingen.van([stand.bericht_id])[stand.bericht_id]
        uow.commit()
    return na


def maak_ongedaan(workspace: Workspace, betaling_id: int) -> list[Betaling]:
    """Take a payment back, with all that came from the same bank entry, and give what went.

    Raises UserError when it is gone already.
    """
    with workspace.schrijven() as uow:
        try:
            weg = uow.betalingen.haal_weg(betaling_id)
        except LookupError:
            raise UserError("Deze betaling is er niet meer.") from None
        uow.commit()
    return weg


def leg_terug(workspace: Workspace, weg: Sequence[Betaling]) -> None:
    """Keep payments again that were taken back. Raises UserError when their entry is there."""
    with workspace.schrijven() as uow:
        if uow.betalingen.geboekt({een.kenmerk for een in weg if een.kenmerk is not None}):
            raise UserError("Deze boeking staat er al weer.")
        uow.betalingen.voeg_toe(weg)
        uow.commit()


def ontvangen(workspace: Workspace, bericht_id: int) -> tuple[Betaling, ...]:
    """What came in on a declaration, by the id of its message; oldest first."""
    with workspace.lezen() as uow:
        return uow.betalingen.van([bericht_id])[bericht_id].betalingen


def verwacht_op(stand: Declaratiestand, protocol: Protocol, dagen: Werkkalender) -> date:
    """Day on which a declaration should be paid, by the term of the protocol."""
    term = protocol.term(BETALING, stand.gemeente)
    ingediend = stand.ingediend_op or stand.dagtekening
    return term.vervaldatum(betaling_telt_vanaf(term, stand.dagtekening, ingediend), dagen)


def _post(
    stand: Declaratiestand,
    verwacht: date,
    negatief: Mapping[tuple[Wet, str], int],
    vandaag: date,
) -> Openpost:
    komt = stand.open > 0
    return Openpost(
        bericht_id=stand.bericht_id,
        nummer=stand.nummer,
        wet=stand.wet,
        gemeente=stand.gemeente,
        maand=stand.maand,
        ingediend=stand.totaal,
        toegekend=stand.toegekend,
        betaald=stand.betaald,
        open=stand.open,
        verwacht_op=verwacht if komt else None,
        dagen_te_laat=max(0, (vandaag - verwacht).days) if komt else 0,
        saldo=negatief.get((stand.wet, stand.gemeente), 0) if komt else 0,
    )


def _vind(uow: UnitOfWork, nummer: str, wet: Wet | None) -> Declaratiestand:
    gevonden = [
        stand
        for stand in uow.betalingen.met_nummer(nummer.strip())
        if wet is None or stand.wet is wet
    ]
    if not gevonden:
        van = f" voor de {wet.naam}" if wet else ""
        raise UserError(
            f"Er is geen declaratie met nummer {nummer.strip()}{van}.",
            "Kijk bij Declaraties welke nummers er zijn.",
        )
    if len(gevonden) > 1:
        raise UserError(
            f"Declaratie {nummer.strip()} is er voor de Jeugdwet en voor de Wmo.",
            "Zeg van welke wet de betaling is.",
        )
    return gevonden[0]


def controleer(stand: Declaratiestand, betaling: Betaling) -> None:
    """Raise UserError for a payment that cannot be of this declaration."""
    if not stand.status.telt:
        raise UserError(
            _NIET_GELDIG[stand.status].format(stand.nummer), "Kijk of je de goede declaratie hebt."
        )
    if not stand.status.verstuurd:
        raise UserError(
            f"Declaratie {stand.nummer} is volgens je administratie nog niet ingediend.",
            "Leg eerst bij Klaar voor VECOZO vast dat hij is ingediend.",
        )
    if betaling.datum < stand.dagtekening:
        raise UserError(
            f"Declaratie {stand.nummer} is van {stand.dagtekening:%d-%m-%Y}. Op "
            f"{betaling.datum:%d-%m-%Y} kon hij nog niet betaald zijn.",
            "Kijk de datum en het declaratienummer na.",
        )


_NIET_GELDIG = {
    Status.AFGEKEURD: "De gemeente heeft declaratie {} in zijn geheel afgekeurd.",
    Status.AFGEKEURD_VECOZO: "VECOZO heeft declaratie {} afgekeurd: de gemeente heeft hem niet.",
    Status.VERVALLEN: "Declaratie {} is vervallen: hij is nooit verstuurd.",
}


def wat_vreemd_is(stand: Declaratiestand, betaling: Betaling) -> str:
    """Say why a payment is not what one expects; empty when it is."""
    zelf = betaling.kenmerk is None
    if zelf and any(
        (een.datum, een.bedrag) == (betaling.datum, betaling.bedrag) for een in stand.betalingen
    ):
        return (
            f"Op declaratie {stand.nummer} staat op {betaling.datum:%d-%m-%Y} al "
            f"{in_euro(betaling.bedrag)}."
        )
    if zelf and stand.toegekend is None:
        return f"De gemeente heeft declaratie {stand.nummer} nog niet beantwoord (325)."
    if not past(stand.open, betaling.bedrag):
        return (
            f"Op declaratie {stand.nummer} staat {in_euro(stand.open)} open. "
            f"{in_euro(betaling.bedrag)} past daar niet op."
        )
    return ""
