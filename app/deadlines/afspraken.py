"""What a gemeente's protocol has against a request: its agreements laid beside what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from app.deadlines.afspraak import Afspraak, Eis, Geval
from app.deadlines.protocol import Protocol, maanden_later
from app.deadlines.werkdagen import Werkkalender
from app.domain.aanvraag import Aanvraag, Productopgave, Wijzigingopgave, Wijzigingsaanvraag
from app.domain.bezwaar import Bezwaar
from app.domain.volume import MINUUT, UUR
from app.domain.voorgeschiedenis import Voorganger, Voorgeschiedenis
from app.standard.basis import Omvang
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet

_DAG = timedelta(days=1)
_MINUTEN = {MINUUT: 1, UUR: 60}
_PER_DAG, _PER_WEEK, _PER_MAAND, _TOTAAL = "1", "2", "4", "6"  # WMO757


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deel:
    """One thing that is asked, with what went before it; ``plek`` from 0 in a 315."""

    geval: Geval
    plek: int | None
    begin: date | None
    eind: date | None
    omvang: Omvang | None
    budget: int | None
    contact: date | None = None
    voorganger: Voorganger | None = None
    verwezen_op: date | None = None
    verwijzing_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Toets:
    """By what is judged: the protocol on a day."""

    protocol: Protocol
    vandaag: date
    kalender: Werkkalender
    gemeente: str

    def uiterlijk(self, afspraak: Afspraak, vanaf: date) -> date:
        """Last day of the term of an agreement."""
        term = self.protocol.term(afspraak.termijn, self.gemeente)
        return term.vervaldatum(vanaf, self.kalender)


def bezwaren(
    een: Aanvraag,
    feiten: Voorgeschiedenis,
    protocol: Protocol,
    vandaag: date,
    kalender: Werkkalender,
) -> list[Bezwaar]:
    """What the protocol has against a 315; of what is not filled in nothing is said."""
    delen = [_van_product(een, plek, product, feiten) for plek, product in enumerate(een.producten)]
    toets = _Toets(protocol, vandaag, kalender, een.gemeente)
    return list(_bezwaren(Berichtsoort.VERZOEK_TOEWIJZING, delen, toets))


def bezwaren_wijziging(
    een: Wijzigingsaanvraag,
    feiten: Voorgeschiedenis,
    protocol: Protocol,
    vandaag: date,
    kalender: Werkkalender,
) -> list[Bezwaar]:
    """What the protocol has against a 317."""
    delen = [_van_wijziging(een, wijziging, feiten) for wijziging in een.wijzigen]
    delen += [_van_nieuw(een, product) for product in een.nieuw]
    toets = _Toets(protocol, vandaag, kalender, een.gemeente)
    return list(_bezwaren(Berichtsoort.VERZOEK_WIJZIGING, delen, toets))


def mag_317(protocol: Protocol, wet: Wet) -> Bezwaar | None:
    """Say why a 317 is not offered at all, and what to do instead; None when it is."""
    for afspraak in protocol.afspraken.values():
        if (
            afspraak.bericht is Berichtsoort.VERZOEK_WIJZIGING
            and afspraak.eis is Eis.NOOIT
            and _bezwaar(afspraak, None).blokkeert
            and afspraak.geldt_voor(Geval(wet=wet))
        ):
            return _bezwaar(afspraak, None)
    return None


def _van_product(
    een: Aanvraag, plek: int, product: Productopgave, feiten: Voorgeschiedenis
) -> _Deel:
    voorganger = feiten.voorgangers.get(product.verlenging_van or 0)
    vorm = product.vorm(een.wet)
    if product.zorgvorm is None and voorganger is not None and voorganger.zorgvorm is not None:
        vorm = voorganger.zorgvorm
    return _Deel(
        geval=Geval(
            wet=een.wet,
            gemeente=een.gemeente or None,
            categorie=product.categorie,
            verwijzer=product.verwijzer.type,
            zorgvorm=vorm,
            eerste_verwijzer=voorganger.eerste_verwijzer if voorganger else None,
            verlenging=product.verlenging_van is not None,
            spoed=een.spoed,
            beschermd_wonen=feiten.beschermd_wonen or _met_beschermd_wonen(een),
        ),
        plek=plek,
        begin=product.ingangsdatum,
        eind=product.einddatum,
        omvang=product.omvang,
        budget=product.budget,
        contact=een.eerste_contact or product.ingangsdatum,
        voorganger=voorganger,
        verwezen_op=een.verwezen_op,
        verwijzing_id=een.verwijzing_id,
    )


def _met_beschermd_wonen(een: Aanvraag) -> bool:
    return any(product.categorie == "15" for product in een.producten)  # WMO020


def _van_wijziging(
    een: Wijzigingsaanvraag, wijziging: Wijzigingopgave, feiten: Voorgeschiedenis
) -> _Deel:
    voorganger = feiten.voorgangers.get(wijziging.toewijzing_nummer)
    product = voorganger.product if voorganger else None
    opgave = Productopgave(
        categorie=product.categorie if product else None,
        zorgvorm=voorganger.zorgvorm if voorganger else None,
    )
    return _Deel(
        geval=Geval(
            wet=een.wet,
            gemeente=een.gemeente or None,
            categorie=opgave.categorie,
            zorgvorm=opgave.vorm(een.wet),
        ),
        plek=None,
        begin=wijziging.gewenste_ingangsdatum,
        eind=wijziging.einddatum,
        omvang=wijziging.omvang,
        budget=wijziging.budget,
        voorganger=voorganger,
    )


def _van_nieuw(een: Wijzigingsaanvraag, product: Productopgave) -> _Deel:
    return _Deel(
        geval=Geval(
            wet=een.wet,
            gemeente=een.gemeente or None,
            categorie=product.categorie,
            zorgvorm=product.vorm(een.wet),
        ),
        plek=None,
        begin=product.ingangsdatum,
        eind=product.einddatum,
        omvang=product.omvang,
        budget=product.budget,
    )


def _bezwaren(bericht: Berichtsoort, delen: Sequence[_Deel], toets: _Toets) -> Iterator[Bezwaar]:
    for afspraak in toets.protocol.afspraken.values():
        if afspraak.bericht is not bericht:
            continue
        geraakt = [
            (deel, dag)
            for deel in delen
            if afspraak.geldt_voor(deel.geval)
            and (dag := _TOETSEN[afspraak.eis](afspraak, deel, toets)) is not None
        ]
        if geraakt and (afspraak.heel or bericht is Berichtsoort.VERZOEK_WIJZIGING):
            yield _bezwaar(afspraak, None, geraakt[0][1])
        else:
            yield from (_bezwaar(afspraak, deel.plek, dag) for deel, dag in geraakt)


def _bezwaar(afspraak: Afspraak, plek: int | None, dag: date = date.max) -> Bezwaar:
    return Bezwaar(
        afspraak=afspraak.naam,
        product=plek,
        melding=afspraak.melding.format(uiterlijk=datum_voluit(dag)),
        advies=afspraak.advies,
        bron=afspraak.bron,
        zwaarte=afspraak.zwaarte,
    )


# One function per demand: a day when it is not met (the last one of its term, if it has one).


def _nooit(_afspraak: Afspraak, _deel: _Deel, toets: _Toets) -> date | None:
    return toets.vandaag


def _einddatum(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    return toets.vandaag if deel.eind is None else None


def _hoogstens(afspraak: Afspraak, deel: _Deel, _toets: _Toets) -> date | None:
    if deel.begin is None:
        return None
    if afspraak.maanden is not None:
        laatste = maanden_later(deel.begin, afspraak.maanden, deel.begin.day) - _DAG
        return laatste if deel.eind is not None and deel.eind > laatste else None
    return deel.begin if _te_veel(afspraak, deel) else None


def _te_veel(afspraak: Afspraak, deel: _Deel) -> bool:
    """Whether more is asked than agreed, over the days that are asked."""
    if deel.omvang is None or afspraak.volume is None:
        return False
    assert afspraak.eenheid is not None  # they come together
    assert afspraak.frequentie is not None
    mag, vraagt = afspraak.volume, deel.omvang.volume
    if afspraak.eenheid != deel.omvang.eenheid:
        if not {afspraak.eenheid, deel.omvang.eenheid} <= set(_MINUTEN):
            return False  # what cannot be compared is not judged
        mag *= _MINUTEN[afspraak.eenheid]
        vraagt *= _MINUTEN[deel.omvang.eenheid]
    if afspraak.frequentie == deel.omvang.frequentie:
        return vraagt > mag
    if deel.begin is None or deel.eind is None:
        return False
    dagen = (deel.eind - deel.begin).days + 1
    return vraagt * _keer(deel.omvang.frequentie, dagen) > mag * _keer(afspraak.frequentie, dagen)


def _keer(frequentie: str, dagen: int) -> Fraction:
    """How often a Frequentie comes in a number of days."""
    return {
        _PER_DAG: Fraction(dagen),
        _PER_WEEK: Fraction(dagen, 7),
        _PER_MAAND: Fraction(dagen * 12, 365),
        _TOTAAL: Fraction(1),
    }[frequentie]


def _op_tijd(afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    if deel.contact is None:
        return None
    uiterlijk = toets.uiterlijk(afspraak, deel.contact)
    return uiterlijk if toets.vandaag > uiterlijk else None


def _toekomst(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None or deel.begin is None or deel.begin > toets.vandaag:
        return None
    return toets.vandaag if (deel.omvang, deel.budget) != (was.omvang, was.budget) else None


def _ruim(afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    """What begins in retrospect holds for the whole of a Toewijzing: there is nothing to wait."""
    if deel.begin is None or deel.begin <= toets.vandaag:
        return None
    uiterlijk = toets.uiterlijk(afspraak, toets.vandaag)
    return uiterlijk if deel.begin <= uiterlijk else None


def _eenmaal(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None or was.verlengingen < 1 or _andere_verwijzing(deel, was):
        return None
    return toets.vandaag


def _zelfde_vorm(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None or was.product is None or deel.geval.categorie is None:
        return None
    return toets.vandaag if was.product.categorie != deel.geval.categorie else None


def _niet_zwaarder(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None:
        return None
    if was.omvang is not None and deel.omvang is not None:
        zelfde = (was.omvang.eenheid, was.omvang.frequentie) == (
            deel.omvang.eenheid,
            deel.omvang.frequentie,
        )
        meer = zelfde and deel.omvang.volume > was.omvang.volume
    else:
        meer = was.budget is not None and (deel.budget or 0) > was.budget
    return toets.vandaag if meer else None


def _nieuwe_verwijzing(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None or _andere_verwijzing(deel, was):
        return None
    nieuw = deel.verwezen_op is not None and deel.verwezen_op > was.ingangsdatum
    return None if nieuw else toets.vandaag


def _andere_verwijzing(deel: _Deel, was: Voorganger) -> bool:
    """Whether the request rests on another referral on file than what went before."""
    return deel.verwijzing_id is not None and deel.verwijzing_id != was.verwijzing_id


_TOETSEN: dict[Eis, Callable[[Afspraak, _Deel, _Toets], date | None]] = {
    Eis.NOOIT: _nooit,
    Eis.EINDDATUM: _einddatum,
    Eis.HOOGSTENS: _hoogstens,
    Eis.OP_TIJD: _op_tijd,
    Eis.TOEKOMST: _toekomst,
    Eis.RUIM: _ruim,
    Eis.EENMAAL: _eenmaal,
    Eis.ZELFDE_VORM: _zelfde_vorm,
    Eis.NIET_ZWAARDER: _niet_zwaarder,
    Eis.NIEUWE_VERWIJZING: _nieuwe_verwijzing,
}
