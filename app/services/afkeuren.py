"""Everything that was refused, as one list: what it means, what mends it, and how that stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines.termijnen import Termijn
from app.domain.afkeur import (
    Afkeuring,
    BekendeToewijzing,
    Door,
    GeweigerdBericht,
    GoedBericht,
    Opvolger,
)
from app.domain.openstaand import RetourOpen
from app.domain.verzending import Status
from app.errors import UserError
from app.services import werklijst
from app.services.afkeurherstel import Herstel, Stand, herstel
from app.services.afkeurplek import Inhoud, lees
from app.services.afkeurvervanger import vervangers
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.leesbaar import Regel
from app.standard.plek import veldnaam
from app.standard.regelregister import Regelnummer, regelnummers, regels_bij
from app.standard.release import Wet
from app.standard.uitleg import Uitleg, retourcode, vecozocode
from app.store.unit_of_work import UnitOfWork

_MEESTE_REGELS = 6  # a code of more rules, such as 0001, names none of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Afkeur:
    """One code with which a message was refused; the rows of the table *Afkeur*.

    ``volgorde`` tells the codes of one message apart. ``product`` is the label of the Toewijzing
    on which the refused class reports. ``tot`` is by when something must happen while it is not
    solved, and else the day on which it was. ``nieuw_id`` is the message that mends it;
    ``reden`` is why it was put aside, and empty when it was not.
    """

    bericht_id: int
    volgorde: int
    wet: Wet
    soort: Berichtsoort
    gemeente: str
    identificatie: str
    client_id: int | None
    client: str
    toewijzing_id: int | None
    toewijzing_nummer: int | None
    product: str
    pad: str
    veld: str
    uitleg: Uitleg
    door: Door
    regel: str
    melding: str
    advies: str
    sinds: date
    tot: date | None
    stand: Stand
    herstel: Herstel
    nieuw_id: int | None
    reden: str

    @property
    def kan_weg(self) -> bool:
        """Whether the user may put it aside; a retourbericht is owed."""
        return self.stand is Stand.OPEN and self.door is not Door.WIJ and not self.soort.is_retour

    @property
    def naam(self) -> str:
        """Name of the message, such as ``JW305``."""
        return Vorm(self.wet, self.soort).naam

    @property
    def betekenis(self) -> str:
        """What is wrong; what we found ourselves says more than the code."""
        return self.melding if self.door is Door.WIJ else self.uitleg.betekenis

    @property
    def actie(self) -> str:
        """What to do about it."""
        return self.advies if self.door is Door.WIJ else self.uitleg.actie

    @property
    def regels(self) -> tuple[Regelnummer, ...]:
        """Rules of the standard behind it, as far as they are few enough to name."""
        if self.regel:
            return tuple(r for r in regelnummers() if r.nummer == self.regel)
        heen = self.soort.heen if self.soort.is_retour else self.soort
        regels = regels_bij(self.uitleg.code, Vorm(self.wet, heen).naam) if self.uitleg.code else ()
        return regels if len(regels) <= _MEESTE_REGELS else ()


def lijst(workspace: Workspace, *, alles: bool = False) -> list[Afkeur]:
    """Give what was refused: open first, by its term, then the newest; ``alles`` adds the rest."""
    rijen = _rijen(workspace, _per_bericht(werklijst.termijnen(workspace)), alles=alles)
    rijen.sort(key=_plaats)
    return rijen


def _plaats(rij: Afkeur) -> tuple[int, date, int, int]:
    tot = (rij.tot or date.max) if rij.stand is Stand.OPEN else date.max
    return list(Stand).index(rij.stand), tot, -rij.sinds.toordinal(), -rij.bericht_id


def aantal_open(workspace: Workspace) -> int:
    """Count what is refused and not mended: the badge in the sidebar."""
    # By when it is due makes no difference to how it stands.
    return sum(rij.stand is Stand.OPEN for rij in _rijen(workspace, {}, alles=False))


def _rijen(workspace: Workspace, termijnen: Mapping[int, Termijn], *, alles: bool) -> list[Afkeur]:
    with workspace.lezen() as uow:
        eigen = uow.afkeuren.eigen(alleen_open=not alles)
        binnen = uow.afkeuren.van_gemeenten()
        inhouden = {g.bericht_id: lees(g.inhoud) for g in (*eigen, *binnen)}
        kennis = _Kennis(
            termijnen,
            inhouden,
            _toewijzingen(uow, (*eigen, *binnen), inhouden),
            vervangers(uow, binnen, inhouden),
        )
    return [
        rij
        for geweigerd in (*eigen, *binnen)
        for rij in kennis.rijen(geweigerd)
        if alles or rij.stand.nog_open
    ]


def handel_af(workspace: Workspace, bericht_id: int, reden: str) -> None:
    """Put the refusal of a message of ours aside: all its codes, for a reason.

    What it reported keeps not counting (OP286). Raises UserError without a reason, and for a
    message that was not refused, that is owed, or that was replaced.
    """
    if not reden.strip():
        raise UserError("Schrijf op waarom het niet meer hoeft.", "Een paar woorden zijn genoeg.")
    with workspace.schrijven() as uow:
        _afgekeurd(uow, bericht_id)
        uow.berichten.handel_af(bericht_id, workspace.vandaag(), reden.strip())
        uow.commit()


def heropen(workspace: Workspace, bericht_id: int) -> None:
    """Undo ``handel_af``. Raises UserError for the same messages, and when it was not done."""
    with workspace.schrijven() as uow:
        welk = _afgekeurd(uow, bericht_id)
        if not uow.berichten.heropen(bericht_id):
            raise UserError(
                f"{welk} is niet afgehandeld, dus er valt niets terug te draaien.",
                "Je vindt de afkeuring bij Afkeur.",
            )
        uow.commit()


def _afgekeurd(uow: UnitOfWork, bericht_id: int) -> str:
    """Give what a message is called that can be put aside, or raise UserError with the reason."""
    try:
        een = uow.berichten.verzending(bericht_id)
    except LookupError:
        raise UserError(
            "Dit bericht heb je niet zelf verstuurd.",
            "Alleen de afkeuring van een eigen bericht kun je afhandelen.",
        ) from None
    welk = f"{een.naam} {een.identificatie}"
    if een.status not in (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO):
        raise UserError(
            f"{welk} is niet afgekeurd: hij staat op ‘{een.status.label}’.",
            "Kijk bij Afkeur wat er wel is afgekeurd.",
        )
    if een.soort.is_retour:
        raise UserError(
            f"{welk} kun je niet laten vervallen: de gemeente wacht op je antwoord.",
            f"Zet de nieuwe {een.soort.value} klaar die op Vandaag staat.",
        )
    nieuw = [n for n in uow.berichten.opvolgers(bericht_id) if n.status is not Status.VERVALLEN]
    if nieuw:
        raise UserError(
            f"Voor {welk} is al een nieuw bericht gemaakt: {nieuw[0].identificatie}.",
            "Wat daarmee gebeurt, bepaalt of de afkeuring is opgelost.",
        )
    return welk


def in_woorden(workspace: Workspace, afkeur: Afkeur) -> tuple[Regel, ...]:
    """Give the refused class as a person reads it; nothing when the whole message was refused."""
    with workspace.lezen() as uow:
        if afkeur.door is Door.WIJ:
            inhoud = uow.berichten.ontvangst(afkeur.bericht_id).inhoud
        else:
            inhoud = uow.berichten.verzending(afkeur.bericht_id).inhoud
    return lees(inhoud).in_woorden(afkeur.pad)


@dataclass(frozen=True, slots=True)
class _Kennis:
    """What is known beside the refused messages themselves, fetched for all of them at once."""

    termijnen: Mapping[int, Termijn]
    inhouden: Mapping[int, Inhoud]
    toewijzingen: Mapping[tuple[Wet, str, int], BekendeToewijzing]
    vervangers: Mapping[int, GoedBericht]

    def rijen(self, geweigerd: GeweigerdBericht) -> list[Afkeur]:
        """Give a row for each code of a message."""
        return [
            self._rij(geweigerd, nummer, een) for nummer, een in enumerate(geweigerd.afkeuringen)
        ]

    def _rij(self, geweigerd: GeweigerdBericht, nummer: int, een: Afkeuring) -> Afkeur:
        inhoud, weg = self.inhouden[geweigerd.bericht_id], geweigerd.afhandeling
        bekend = self._toewijzing(geweigerd, inhoud.nummer(een.pad))
        stand, tot = self._stand(geweigerd, een, bekend)
        nieuw = self._nieuw(geweigerd, een)
        toewijzing_id = bekend.id if bekend and bekend.client_id == geweigerd.client_id else None
        vorm = Vorm(geweigerd.wet, geweigerd.soort)
        uitleg = vecozocode if een.door is Door.VECOZO or not een.code else retourcode
        return Afkeur(
            bericht_id=geweigerd.bericht_id,
            volgorde=nummer,
            wet=geweigerd.wet,
            soort=geweigerd.soort,
            gemeente=geweigerd.gemeente,
            identificatie=geweigerd.identificatie,
            client_id=geweigerd.client_id,
            client=geweigerd.client or inhoud.client,
            toewijzing_id=toewijzing_id,
            toewijzing_nummer=inhoud.nummer(een.pad),
            product=inhoud.product(een.pad) or (bekend.product if toewijzing_id and bekend else ""),
            pad=een.pad,
            veld=veldnaam(
                vorm,
                een.pad,
                regel=een.regel,
                retourcode=een.code if een.door is Door.GEMEENTE else "",
                paden=inhoud.paden,
            ),
            uitleg=uitleg(een.code),
            door=een.door,
            regel=een.regel,
            melding=een.melding,
            advies=een.advies,
            sinds=een.sinds,
            tot=tot,
            stand=stand,
            herstel=herstel(geweigerd, een.door, stand, toewijzing_id=toewijzing_id, nieuw=nieuw),
            nieuw_id=_nieuw_id(nieuw),
            reden=weg.reden if stand is Stand.AFGEHANDELD and weg else "",
        )

    def _toewijzing(
        self, geweigerd: GeweigerdBericht, nummer: int | None
    ) -> BekendeToewijzing | None:
        if nummer is None:
            return None
        return self.toewijzingen.get((geweigerd.wet, geweigerd.gemeente, nummer))

    def _nieuw(self, geweigerd: GeweigerdBericht, een: Afkeuring) -> Opvolger | RetourOpen | None:
        if een.door is not Door.WIJ:
            return geweigerd.opvolger
        termijn = self.termijnen.get(geweigerd.bericht_id)
        owed = termijn.feit if termijn is not None else None
        return owed if isinstance(owed, RetourOpen) and owed.retour_id is not None else None

    def _stand(
        self, geweigerd: GeweigerdBericht, een: Afkeuring, bekend: BekendeToewijzing | None
    ) -> tuple[Stand, date | None]:
        """How it stands, and by when or since when."""
        id_ = geweigerd.bericht_id
        if een.door is Door.WIJ:
            if (goed := self.vervangers.get(id_)) is not None:
                return Stand.OPGELOST, goed.ontvangen_op
            return Stand.OPEN, self._vervaldatum(id_)
        if een.door is Door.VECOZO and geweigerd.status is not Status.AFGEKEURD_VECOZO:
            # The gemeente answered: it has the message, whatever VECOZO said of it.
            return Stand.OPGELOST, geweigerd.beantwoord_op
        nieuw = geweigerd.opvolger
        if nieuw is None:
            if geweigerd.afhandeling is not None:
                return Stand.AFGEHANDELD, geweigerd.afhandeling.op
            if bekend is not None and bekend.verwijderd_op is not None:
                # What the gemeente took back needs no report any more (OP033x1).
                return Stand.OPGELOST, max(bekend.verwijderd_op, een.sinds)
            return Stand.OPEN, self._vervaldatum(id_)
        if nieuw.afgerond:
            return Stand.OPGELOST, nieuw.afgerond_op or nieuw.gemaakt_op
        if not nieuw.status.telt:
            return Stand.VERVANGEN, nieuw.gemaakt_op
        # A retourbericht is made anew by itself; nobody did anything for it yet.
        stand = Stand.OPEN if nieuw.status is Status.VOORBEREID else Stand.ONDERWEG
        return stand, self._vervaldatum(nieuw.bericht_id)

    def _vervaldatum(self, bericht_id: int) -> date | None:
        termijn = self.termijnen.get(bericht_id)
        return termijn.vervaldatum if termijn is not None else None


def _per_bericht(termijnen: Iterable[Termijn]) -> dict[int, Termijn]:
    """What is due by the message it is about: that of the gemeente, and our answer to it."""
    gevonden: dict[int, Termijn] = {}
    for termijn in termijnen:
        if termijn.bericht_id is not None:
            gevonden.setdefault(termijn.bericht_id, termijn)
        if isinstance(termijn.feit, RetourOpen) and termijn.feit.retour_id is not None:
            gevonden.setdefault(termijn.feit.retour_id, termijn)
    return gevonden


def _toewijzingen(
    uow: UnitOfWork, geweigerd: Sequence[GeweigerdBericht], inhouden: Mapping[int, Inhoud]
) -> dict[tuple[Wet, str, int], BekendeToewijzing]:
    nummers = {
        nummer
        for een in geweigerd
        for afkeuring in een.afkeuringen
        if (nummer := inhouden[een.bericht_id].nummer(afkeuring.pad)) is not None
    }
    return {(t.wet, t.gemeente, t.nummer): t for t in uow.afkeuren.toewijzingen(nummers)}


def _nieuw_id(nieuw: Opvolger | RetourOpen | None) -> int | None:
    return nieuw.retour_id if isinstance(nieuw, RetourOpen) else nieuw.bericht_id if nieuw else None


def codes_bij(workspace: Workspace, ids: Collection[int]) -> dict[int, list[str]]:
    """Give by message the codes with which it was refused, or with which it refuses."""
    with workspace.lezen() as uow:
        return uow.afkeuren.codes(ids)
