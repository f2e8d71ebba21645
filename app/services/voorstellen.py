"""The proposal for the declarations of a month: what is recorded, judged as it would be sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.deadlines.protocolboek import Protocolboek
from app.domain.declaratie import GedeclareerdePrestatie
from app.domain.dossier import Dossier
from app.domain.productperiode import eerste_dag, laatste_dag
from app.domain.staand import neem_terug
from app.domain.toewijzing import Toewijzing
from app.domain.voorstel import stel_voor
from app.domain.voorstelregel import Afspraken, Regelsleutel, Voorstelregel, Weggelaten
from app.errors import UserError
from app.rules.finding import Finding
from app.services import instellen
from app.services.bron import contracten_van
from app.services.declaratiebericht import Groep, Lijn, keur
from app.services.workspace import Workspace
from app.services.zorgsommen import binnen_toewijzing, koppel_los, losse_sommen
from app.standard.codec import encode
from app.standard.leesbaar import Regel, leesbaar
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork

_JAREN = 5  # TR335: what is older cannot be declared
_CLIENTEN_IN_BEELD = 25  # more takes seconds to lay out
_WEEK = timedelta(days=6)  # the last week of an output may lie in the next month (IV076)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstellijn:
    """A line to declare with what is known of it.

    ``bevindingen`` is what the rules say against it: with one it cannot be sent. ``let_op`` stops
    nothing.
    """

    regel: Voorstelregel
    client: str
    bsn: str
    bevindingen: tuple[Finding, ...] = ()
    let_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratievoorstel:
    """What goes into one 323; ``bezwaar`` is against the message as a whole."""

    wet: Wet
    gemeente: str
    aanbieder: str
    maand: date  # first day of the DeclaratiePeriode
    lijnen: tuple[Voorstellijn, ...]
    bezwaar: tuple[Finding, ...] = ()

    @property
    def goed(self) -> tuple[Voorstellijn, ...]:
        """Lines that can be sent."""
        return tuple(lijn for lijn in self.lijnen if not lijn.bevindingen)

    @property
    def totaal(self) -> int:
        """Eurocent of the lines that can be sent; negative when more is taken back."""
        return sum(lijn.regel.verschil for lijn in self.goed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """The declarations of a month, and the care that is in none of them with the reason."""

    maand: date
    declaraties: tuple[Declaratievoorstel, ...]
    weggelaten: tuple[tuple[str, Weggelaten], ...]  # with the name of the client, if it is known


@dataclass(frozen=True, slots=True)
class Correctie:
    """The only line to work out; a granted line that it ``neemt_terug`` has nothing in its place.

    Without one, the record of care and what was decided tell what the line is.
    """

    sleutel: Regelsleutel
    neemt_terug: GedeclareerdePrestatie | None = None


@dataclass(frozen=True, slots=True)
class Uitgewerkt:
    """A proposal with what is needed to store it."""

    voorstel: Voorstel
    groepen: Sequence[Groep]
    gekoppeld: Mapping[int, int]  # id of a line of care to that of its Toewijzing
    geregistreerd: Mapping[Regelsleutel, int]  # thousandths


def stel(
    workspace: Workspace, maand: date, wet: Wet | None = None, gemeente: str | None = None
) -> Voorstel:
    """Propose the declarations of a month; nothing is stored.

    A month that is not over is judged as on its last day, when it can be declared (TR137). Raises
    UserError for one that has not begun.
    """
    with workspace.lezen() as uow:
        dan = _op_zijn_vroegst(workspace, maand)
        return werk_uit(dan, uow, maand, wet=wet, gemeente=gemeente).voorstel


def _op_zijn_vroegst(workspace: Workspace, maand: date) -> Workspace:
    """Give the office on the first day on which a month can be declared, if that is to come."""
    vandaag = workspace.vandaag()
    einde = laatste_dag(maand)
    loopt = eerste_dag(maand) <= vandaag < einde
    return replace(workspace, vandaag=lambda: einde) if loopt else workspace


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A 323 as it would be sent, to read; of a large one the first clients, ``getoond`` of all.

    The Header and the totals are those of the whole message.
    """

    leesbaar: tuple[Regel, ...]
    xml: str
    getoond: int
    clienten: int


def voorbeeld(
    workspace: Workspace,
    voorstel: Declaratievoorstel,
    maand: date,
    behalve: Collection[Regelsleutel] = (),
) -> Voorbeeld | None:
    """Give the message that a proposal of a month would become now, or None when it has none.

    ``behalve`` as for ``werk_uit``.
    """
    with workspace.lezen() as uow:
        dan = _op_zijn_vroegst(workspace, maand)
        groepen = werk_uit(
            dan, uow, maand, wet=voorstel.wet, gemeente=voorstel.gemeente, behalve=behalve
        ).groepen
    bericht = next((g.bericht for g in groepen if g.aanbieder == voorstel.aanbieder), None)
    if bericht is None:
        return None
    alle = bericht.declaratie.clienten
    deel = replace(
        bericht, declaratie=replace(bericht.declaratie, clienten=alle[:_CLIENTEN_IN_BEELD])
    )
    return Voorbeeld(
        leesbaar(deel), encode(deel).decode(), len(deel.declaratie.clienten), len(alle)
    )


@dataclass(frozen=True, slots=True)
class Begin:
    """What there is to declare from at all."""

    contract: bool
    zorg: bool


def begin(workspace: Workspace) -> Begin:
    """Tell whether there are a contract and care."""
    with workspace.lezen() as uow:
        return Begin(bool(uow.contracten.alle()), not uow.zorg.is_leeg())


def client_id(workspace: Workspace, bsn: str) -> int | None:
    """Id of a client, or None when no message told of them."""
    with workspace.lezen() as uow:
        dossier = uow.dossiers.laad({bsn}).get(bsn)
    return dossier.client.id if dossier is not None and dossier.client is not None else None


def werk_uit(
    workspace: Workspace,
    uow: UnitOfWork,
    maand: date,
    *,
    wet: Wet | None = None,
    gemeente: str | None = None,
    behalve: Collection[Regelsleutel] = (),
    bsn: str | None = None,
    alleen: Correctie | None = None,
) -> Uitgewerkt:
    """Work a proposal out; lines in ``behalve`` are left out for now.

    ``bsn`` is the only client, and ``alleen`` the only line, when they are given. Raises
    UserError for a month that has not begun, and for a gemeente that does not exist.
    """
    if gemeente is not None:
        instellen.eis_gemeente(gemeente)
    maand = eerste_dag(maand)
    if maand > workspace.vandaag():
        raise UserError("Deze maand moet nog beginnen.", "Kies een maand die al voorbij is.")
    vanaf = maand.replace(year=max(maand.year - _JAREN, 1))
    sommen = uow.zorg.sommen(vanaf, laatste_dag(maand) + _WEEK, bsn)
    los = [een for een in uow.zorg.los(bsn) if een.datum <= laatste_dag(maand)]
    bsns = {som.bsn for som in sommen} | {een.bsn for een in los}
    bsns |= uow.declaraties.clienten_met_vervallen_zorg() if bsn is None else {bsn}
    dossiers = dict(sorted(uow.dossiers.laad(bsns).items(), key=lambda paar: _op_naam(paar[1])))
    uow.declaraties.vul(dossiers.values())
    gekoppeld, nog_los = koppel_los(los, dossiers)
    sommen += losse_sommen(gekoppeld)
    boek = instellen.protocolboek(uow)
    afspraken = _afspraken(workspace, uow, dossiers.values(), boek)
    op_bsn, weg = binnen_toewijzing(uow, sommen, dossiers, gekoppeld, maand)
    regels: list[Lijn] = []
    geregistreerd: dict[Regelsleutel, int] = {}
    for van, dossier in dossiers.items():
        if dossier.client is None:
            continue
        eigen = stel_voor(dossier, op_bsn.get(van, ()), afspraken, vanaf, maand)
        regels += [Lijn(regel, dossier.client) for regel in eigen.regels]
        weg += eigen.weggelaten
        geregistreerd |= eigen.geregistreerd
    weg += nog_los
    if alleen is not None and alleen.neemt_terug is not None:
        regels = [_neem_terug(alleen.sleutel, alleen.neemt_terug, dossiers.values())]
    gekozen = [
        lijn
        for lijn in regels
        if _hoort(lijn.regel.toewijzing, wet, gemeente)
        and lijn.regel.sleutel not in behalve
        and (alleen is None or alleen.sleutel == lijn.regel.sleutel)
    ]
    groepen = keur(workspace, uow, maand, gekozen, dossiers, afspraken.contract)
    voorstel = Voorstel(
        maand=maand,
        declaraties=tuple(_voorstel(groep, workspace.vandaag(), boek) for groep in groepen),
        weggelaten=tuple(
            (_naam(dossiers, een.bsn), een)
            for een in weg
            if een.toewijzing is None or _hoort(een.toewijzing, wet, gemeente)
        ),
    )
    ids = {een.id: een.toewijzing_id for een in gekoppeld if een.id and een.toewijzing_id}
    return Uitgewerkt(voorstel, groepen, ids, geregistreerd)


def _neem_terug(
    sleutel: Regelsleutel, een: GedeclareerdePrestatie, dossiers: Iterable[Dossier]
) -> Lijn:
    """A line that takes a granted one back, with its client."""
    for dossier in dossiers:
        for toewijzing in dossier.toewijzingen.values():
            if toewijzing.id == sleutel.toewijzing_id and dossier.client is not None:
                return Lijn(neem_terug(sleutel, toewijzing, een), dossier.client)
    raise LookupError("no such Toewijzing")


def _hoort(toewijzing: Toewijzing, wet: Wet | None, gemeente: str | None) -> bool:
    sleutel = toewijzing.sleutel
    return wet in (None, sleutel.wet) and gemeente in (None, sleutel.gemeente)


def _naam(dossiers: Mapping[str, Dossier], bsn: str) -> str:
    dossier = dossiers.get(bsn)
    return dossier.client.korte_naam if dossier is not None and dossier.client else ""


def _op_naam(dossier: Dossier) -> tuple[str, str]:
    """By surname; people with the same one always in the same order."""
    client = dossier.client
    return (client.naam.geslachtsnaam.achternaam.casefold(), client.bsn) if client else ("", "")


def _afspraken(
    workspace: Workspace, uow: UnitOfWork, dossiers: Iterable[Dossier], boek: Protocolboek
) -> Afspraken:
    partijen = {(s.wet, s.gemeente) for dossier in dossiers for s in dossier.toewijzingen}
    vandaag = workspace.vandaag()
    return Afspraken(
        contracten_van(uow, partijen),
        {
            Regelsleutel(v.toewijzing_id, v.product_categorie, v.product_code, v.maand): v
            for v in uow.declaraties.vaststellingen()
        },
        frozenset(
            gemeente for _, gemeente in partijen if boek.op(gemeente, vandaag).uren_in_minuten
        ),
    )


def _voorstel(groep: Groep, vandaag: date, boek: Protocolboek) -> Declaratievoorstel:
    protocol = boek.op(groep.gemeente, vandaag)
    lijnen = [
        Voorstellijn(
            regel=lijn.regel,
            client=lijn.client.korte_naam,
            bsn=lijn.client.bsn,
            bevindingen=tuple(groep.rood.get(lijn.regel.sleutel, ())),
            let_op=" ".join(
                filter(
                    None,
                    (
                        lijn.regel.let_op,
                        _zonder_start(lijn.regel.toewijzing, protocol.start_voorwaarde),
                    ),
                )
            ),
        )
        for lijn in groep.lijnen
    ]
    return Declaratievoorstel(
        wet=groep.wet,
        gemeente=groep.gemeente,
        aanbieder=groep.aanbieder,
        maand=groep.maand,
        lijnen=tuple(lijnen),
        bezwaar=tuple(groep.bezwaar),
    )


def _zonder_start(toewijzing: Toewijzing, bron: str) -> str:
    """What to say of a Toewijzing of which no start was reported, where that may matter."""
    if not bron:
        return ""
    levering = toewijzing.levering
    if levering.starts or levering.stops:
        return ""
    return (
        "De start is nog niet gemeld (305). Deze gemeente kan de betaling daarop laten wachten "
        f"({bron})."
    )
