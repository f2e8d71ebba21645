"""The 325: what the gemeente grants of a declaration, line by line (IV087)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.declaratie import GedeclareerdePrestatie, met_teken, som
from app.domain.ontvangst import Ontvangst
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.rules.retour import afgekeurde_codes
from app.services.bron import Kenmerk
from app.standard.basis import TotaalBedragMetDC
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieAntwoord, DeclaratieAntwoordbericht
from app.standard.leesbaar import bedrag
from app.standard.uitleg import retourcode
from app.store.declaraties import Regelantwoord
from app.store.unit_of_work import UnitOfWork

_NIET_WEG = {
    Status.AFGEKEURD_VECOZO: "VECOZO keurde {heen.naam} {heen.identificatie} af",
    Status.VERVALLEN: "Je had {heen.naam} {heen.identificatie} teruggetrokken",
}


@dataclass(frozen=True, slots=True)
class _Besluit:
    """What one 325 decides."""

    heen: Verzending
    ontvangst: Ontvangst
    status: Status
    toegekend: int
    afgekeurd: tuple[Regelantwoord, ...]
    codes: tuple[tuple[str, str], ...]


class Declaratieantwoorden:
    """The 325s of one group of files: their declarations are fetched once."""

    def __init__(self, uow: UnitOfWork, berichten: Iterable[object]) -> None:
        self._uow = uow
        kenmerken = {_kenmerk(b) for b in berichten if isinstance(b, DeclaratieAntwoordbericht)}
        self._heen = uow.berichten.vind_heen(kenmerken) if kenmerken else {}
        ids = [een.bewaard_id for een in self._heen.values()]
        self._regels = uow.declaraties.regels(ids) if ids else {}
        self._besluiten: list[_Besluit] = []

    def verwerk(self, bericht: DeclaratieAntwoordbericht, ontvangst: Ontvangst) -> None:
        """Take over what the gemeente decided; what does not add up is told, and nothing guessed.

        Raises UserError for an answer to another declaration than one of ours, for a second
        answer, and for one that says nothing of what is granted.
        """
        heen = self._declaratie(bericht)
        codes = tuple(afgekeurde_codes(bericht))
        antwoord = bericht.declaratie_antwoord
        regels = self._regels[heen.bewaard_id]
        in_header = _afkeurend(bericht.header.retour_codes)
        if antwoord is None and not in_header:
            raise UserError(
                f"Dit antwoord op declaratie {heen.identificatie} zegt niet wat er is toegekend.",
                "Vraag de gemeente om een antwoord met het toegekende bedrag (IV087).",
            )
        if antwoord is not None:
            self._past(antwoord, heen, regels)
        in_geheel = in_header or (_afkeurend(antwoord.retour_codes) if antwoord else ())
        teksten = []
        if not heen.status.telt and not in_geheel:
            teksten.append(
                f"{_NIET_WEG[heen.status].format(heen=heen)}, maar de gemeente heeft hem. "
                "Wat je opnieuw declareerde, staat nu dubbel: trek dat terug of crediteer het."
            )
        if in_geheel:
            afgekeurd = tuple(_antwoord(een, in_geheel) for een in regels)
            toegekend = _totaal(antwoord.totaal_toegekend_bedrag) if antwoord else 0
            if toegekend:
                teksten.append(
                    f"De gemeente keurt de declaratie af en noemt toch {bedrag(toegekend)} als "
                    "toegekend. Vraag haar wat geldt (TR342)."
                )
        else:
            assert antwoord is not None  # nothing is refused as a whole, so there is one
            afgekeurd = _per_regel(antwoord, regels)
            toegekend = _totaal(antwoord.totaal_toegekend_bedrag)
            teksten += _klopt_niet(antwoord, regels, afgekeurd)
        ontvangst.heenbericht_id = heen.id
        ontvangst.reden = " ".join(teksten)
        heen.status = Status.AFGEKEURD if in_geheel else Status.GOEDGEKEURD
        self._besluiten.append(_Besluit(heen, ontvangst, heen.status, toegekend, afgekeurd, codes))

    def bewaar(self) -> None:
        """Keep what was decided."""
        for een in self._besluiten:
            self._uow.berichten.zet_status([een.heen.bewaard_id], een.status)
            self._uow.declaraties.beantwoord(
                een.heen.bewaard_id,
                een.ontvangst.bewaard_id,
                een.ontvangst.ontvangen_op.date(),
                een.toegekend,
                een.afgekeurd,
            )
        self._uow.berichten.bewaar_retourcodes(
            {een.ontvangst.bewaard_id: een.codes for een in self._besluiten}
        )

    def _declaratie(self, bericht: DeclaratieAntwoordbericht) -> Verzending:
        heen = self._heen.get(_kenmerk(bericht))
        if heen is None or heen.gemeente != bericht.gemeente:
            raise UserError(
                f"Dit is een antwoord ({bericht.naam}) op declaratie "
                f"{bericht.heen_identificatie}. Die heb je niet met Heenweer verstuurd.",
                "Hoort het bij een declaratie uit een ander programma? Bekijk het dan daar. "
                "Zo niet, meld het aan de gemeente (TR337).",
            )
        if heen.status in (Status.GOEDGEKEURD, Status.AFGEKEURD):
            raise UserError(
                f"Op declaratie {heen.identificatie} is al antwoord gekomen. "
                "Op iedere declaratie komt maar één antwoord (IV087).",
                "Vraag de gemeente welk van de twee geldt.",
            )
        return heen

    def _past(
        self,
        antwoord: DeclaratieAntwoord,
        heen: Verzending,
        regels: Sequence[GedeclareerdePrestatie],
    ) -> None:
        """Hold an answer to the DeclaratieNummer that it is about (TR376). Raises UserError."""
        nummer = regels[0].declaratie_nummer
        if antwoord.declaratie_nummer != nummer:
            raise UserError(
                f"Dit antwoord noemt bericht {heen.identificatie} en declaratienummer "
                f"{antwoord.declaratie_nummer}. Bij dat bericht hoort nummer {nummer}.",
                "Vraag de gemeente op welke declaratie dit een antwoord is (TR376).",
            )


def _kenmerk(bericht: DeclaratieAntwoordbericht) -> Kenmerk:
    heen = bericht.heen_identificatie or ""
    return (bericht.wet, Berichtsoort.DECLARATIE, bericht.aanbieder, heen)


def _afkeurend(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if retourcode(code).afkeur)


def _antwoord(regel: GedeclareerdePrestatie, codes: tuple[str, ...]) -> Regelantwoord:
    assert regel.id is not None  # it comes from the store
    return Regelantwoord(prestatie_id=regel.id, codes=codes)


def _per_regel(
    antwoord: DeclaratieAntwoord, regels: Sequence[GedeclareerdePrestatie]
) -> tuple[Regelantwoord, ...]:
    """Lines that are refused, with their codes: those of the line, or of its client.

    Prestaties are refused as a whole (IV087). One that is there without a code that refuses it
    is not refused; TR342 tells.
    """
    op_nummer = {een.prestatie.product_referentie.referentie_nummer: een for een in regels}
    gevonden: dict[str, Regelantwoord] = {}
    for client in antwoord.clienten:
        van_client = _afkeurend(client.retour_codes)
        for prestatie in client.prestaties:
            nummer = prestatie.product_referentie.referentie_nummer
            codes = _afkeurend(prestatie.retour_codes) or van_client
            if codes and nummer in op_nummer:
                gevonden[nummer] = _antwoord(op_nummer[nummer], codes)
    return tuple(gevonden.values())


def _totaal(bedrag_: TotaalBedragMetDC) -> int:
    return met_teken(bedrag_.totaal_bedrag, bedrag_.debet_credit)


def _klopt_niet(
    antwoord: DeclaratieAntwoord,
    regels: Sequence[GedeclareerdePrestatie],
    afgekeurd: Sequence[Regelantwoord],
) -> list[str]:
    """What does not add up, in words for the user."""
    weg = {een.prestatie_id for een in afgekeurd}
    ingediend = som(een.prestatie for een in regels)
    hoort = som(een.prestatie for een in regels if een.id not in weg)
    staat, volgens = _totaal(antwoord.totaal_toegekend_bedrag), antwoord.totaal_ingediend_bedrag
    teksten = []
    if staat != hoort:
        teksten.append(
            f"De gemeente kent {bedrag(staat)} toe. De regels die zij niet afkeurt zijn samen "
            f"{bedrag(hoort)}: {bedrag(abs(staat - hoort))} "
            f"{'meer' if staat > hoort else 'minder'} dan dat. Vraag haar wat geldt (TR342)."
        )
    if _totaal(volgens) != ingediend:
        teksten.append(
            f"Volgens de gemeente diende je {bedrag(_totaal(volgens))} in. Dat was "
            f"{bedrag(ingediend)}."
        )
    if any(een.is_credit and een.id in weg for een in regels):
        teksten.append(
            "De gemeente keurt een creditregel af. Dat kan niet (IV085): neem contact met haar op."
        )
    return teksten
