"""The lines of a 323, each with what stands against it: worked out once for all rules.

A credit line is judged by what it takes back, not by the Toewijzing: it must be identical to
its debet line, whatever became of the Toewijzing since, and a gemeente cannot refuse it (IV085).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus, is_credit
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing
from app.rules.regel import Controle
from app.standard.declaratie import DeclaratieClient, Prestatie
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct

_ZEKERHEID = (
    Prestatiestatus.AFGEKEURD,
    Prestatiestatus.KLAAR,
    Prestatiestatus.INGEDIEND,
    Prestatiestatus.TOEGEKEND,
)


@dataclass(frozen=True, slots=True)
class Eerder:
    """What was declared before for one client, by this aanbieder, wet and gemeente.

    ``debet`` has the debet lines by ReferentieNummer, refused ones too; ``gecrediteerd`` the
    numbers that were taken back; ``op_toewijzing`` all lines that count, by ToewijzingNummer;
    ``sinds`` the begin of the oldest ProductPeriode, or None when nothing was declared.
    """

    debet: dict[str, GedeclareerdePrestatie]
    gecrediteerd: frozenset[str]
    op_toewijzing: dict[int, list[Prestatie]]
    sinds: date | None


@dataclass(frozen=True, slots=True)
class Prestatieregel:
    """A line of a 323.

    ``client`` is the place of its client; ``bekend`` a Toewijzing of that client with its
    number, ``toewijzing`` the same when it is for this aanbieder (TR338), ``product`` what was
    given with it when it was not removed either (TR384); ``afspraken`` what the contract says of
    the product in the ProductPeriode.
    """

    pad: str
    client: int
    prestatie: Prestatie
    bekend: Toewijzing | None
    toewijzing: Toewijzing | None
    product: ToegewezenProduct | None
    eerder: Eerder
    afspraken: Sequence[Contractproduct]
    is_credit: bool

    @property
    def referentie(self) -> str:
        """ReferentieNummer of the line."""
        return self.prestatie.product_referentie.referentie_nummer

    @property
    def neemt_terug(self) -> str | None:
        """ReferentieNummer of the line that a credit line takes back."""
        return self.prestatie.product_referentie.vorig_referentie_nummer if self.is_credit else None


def prestaties_van(pad: str, client: DeclaratieClient) -> list[tuple[str, Prestatie]]:
    """Lines of a client in a 323 or 325, each with its path, from the path of the client."""
    return [
        (f"{pad}/Prestaties/Prestatie[{nummer}]", prestatie)
        for nummer, prestatie in enumerate(client.prestaties, 1)
    ]


def prestatieregels(c: Controle) -> Sequence[Prestatieregel]:
    """All lines of a 323, in document order."""
    return c.gedeeld(_prestatieregels)


def debetregels(c: Controle) -> Iterator[tuple[Prestatieregel, ToegewezenProduct]]:
    """Debet lines on a Toewijzing that stands, with what was given."""
    for regel in prestatieregels(c):
        if regel.product is not None and not regel.is_credit:
            yield regel, regel.product


def per_toewijzing(c: Controle) -> Iterable[tuple[ToegewezenProduct, list[Prestatieregel]]]:
    """Lines by Toewijzing, credit lines too, of Toewijzingen that stand."""
    return c.gedeeld(_per_toewijzing)


def _per_toewijzing(c: Controle) -> Iterable[tuple[ToegewezenProduct, list[Prestatieregel]]]:
    groepen: dict[int, tuple[ToegewezenProduct, list[Prestatieregel]]] = {}
    for regel in prestatieregels(c):
        if regel.product is not None:
            nummer = regel.prestatie.toewijzing_nummer
            groepen.setdefault(nummer, (regel.product, []))[1].append(regel)
    return groepen.values()


def uitvoeringen(c: Controle, prestaties: Iterable[Prestatie]) -> set[Uitvoeringsvariant]:
    """Ways in which these may be paid: both when the contract of one of them is unknown."""
    contract = c.gedeeld(_Contract)
    gevonden: set[Uitvoeringsvariant] = set()
    for prestatie in prestaties:
        van_een = contract.uitvoeringen(prestatie)
        if not van_een:
            return set(Uitvoeringsvariant)
        gevonden |= van_een
    return gevonden


_Afgesproken = tuple[Sequence[Contractproduct], frozenset[Uitvoeringsvariant]]


class _Contract:
    """The contract of a message by product; many lines ask the same of it."""

    def __init__(self, c: Controle) -> None:
        self._op_product: dict[tuple[str, str | None], list[Contractproduct]] = {}
        for een in c.bron.contract(c.bericht.wet, c.bericht.gemeente):
            sleutel = een.product.categorie, een.product.code
            self._op_product.setdefault(sleutel, []).append(een)
        self._gevraagd: dict[tuple[str, str, date, date], _Afgesproken] = {}

    def over(self, prestatie: Prestatie) -> Sequence[Contractproduct]:
        """What the contract says of a product in the ProductPeriode; often nothing.

        What changes halfway is said twice: one line has one tariff, and which of the two is not
        written down. What is not known from the first day on is not known.
        """
        return self._vraag(prestatie)[0]

    def uitvoeringen(self, prestatie: Prestatie) -> frozenset[Uitvoeringsvariant]:
        """How that product is paid; nothing when the contract does not tell."""
        return self._vraag(prestatie)[1]

    def _vraag(self, prestatie: Prestatie) -> _Afgesproken:
        periode = prestatie.product_periode
        begin, eind = periode.begindatum, periode.einddatum
        vraag = (prestatie.product_categorie, prestatie.product_code, begin, eind)
        antwoord = self._gevraagd.get(vraag)
        if antwoord is None:
            afspraken = self._op_product.get(vraag[:2], [])
            bekend = any(een.geldt_op(begin) for een in afspraken)
            gelden = [
                een
                for een in afspraken
                if bekend and een.vanaf <= eind and (een.tot is None or een.tot >= begin)
            ]
            antwoord = gelden, frozenset(een.uitvoering for een in gelden)
            self._gevraagd[vraag] = antwoord
        return antwoord


def _prestatieregels(c: Controle) -> Sequence[Prestatieregel]:
    gevonden = []
    contract, partijen = c.gedeeld(_Contract), _partijen(c)
    for nummer, (client_pad, client) in enumerate(c.objecten(DeclaratieClient)):
        dossier = c.bron.dossier(client.bsn)
        eerder = _eerder(partijen, dossier)
        gegeven: dict[int, _Gegeven] = {}
        for pad, prestatie in prestaties_van(client_pad, client):
            op = prestatie.toewijzing_nummer
            if op not in gegeven:
                gegeven[op] = _gegeven(partijen, dossier, op)
            gevonden.append(
                Prestatieregel(
                    pad,
                    nummer,
                    prestatie,
                    *gegeven[op],
                    eerder,
                    contract.over(prestatie),
                    is_credit(prestatie),
                )
            )
    return gevonden


_Partijen = tuple[Wet, str, str]  # wet, gemeente, AGB code
_Gegeven = tuple[Toewijzing | None, Toewijzing | None, ToegewezenProduct | None]


def _partijen(c: Controle) -> _Partijen:
    return c.bericht.wet, c.bericht.gemeente, c.bericht.aanbieder


def _gegeven(partijen: _Partijen, dossier: Dossier, nummer: int) -> _Gegeven:
    wet, gemeente, aanbieder = partijen
    bekend = dossier.toewijzing(wet, gemeente, nummer)
    if bekend is None or bekend.aanbieder != aanbieder:
        return bekend, None, None
    return bekend, bekend, None if bekend.verwijderd else bekend.actueel


def eerder_van(c: Controle, dossier: Dossier) -> Eerder:
    """What was declared before for the client of a Dossier, between the parties of a message."""
    return _eerder(_partijen(c), dossier)


def _eerder(partijen: _Partijen, dossier: Dossier) -> Eerder:
    debet: dict[str, GedeclareerdePrestatie] = {}
    gecrediteerd = set()
    op_toewijzing: dict[int, list[Prestatie]] = {}
    sinds: date | None = None
    for een in dossier.prestaties:
        if (een.wet, een.gemeente, een.aanbieder) != partijen:
            continue
        begin = een.prestatie.product_periode.begindatum
        sinds = begin if sinds is None else min(sinds, begin)
        referentie = een.prestatie.product_referentie
        if een.status.telt:
            op_toewijzing.setdefault(een.prestatie.toewijzing_nummer, []).append(een.prestatie)
        if een.is_credit:
            if een.status.telt and referentie.vorig_referentie_nummer:
                gecrediteerd.add(referentie.vorig_referentie_nummer)
            continue
        # A number that was refused may have been used again: what was granted leads.
        ander = debet.get(referentie.referentie_nummer)
        if ander is None or _zekerheid(ander) <= _zekerheid(een):
            debet[referentie.referentie_nummer] = een
    return Eerder(debet, frozenset(gecrediteerd), op_toewijzing, sinds)


def _zekerheid(een: GedeclareerdePrestatie) -> int:
    return _ZEKERHEID.index(een.status)
