"""What a gemeente's protocol has against a request: its agreements laid beside what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from app.deadlines.afspraak import Afspraak, Eis, Geval
from app.deadlines.protocol import Protocol, maanden_later
from app.deadlines.werkdagen import Werkkalender
from app.domain.aanvraag import (
    Aanvraag,
    Productopgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
    Zorgvorm,
)
from app.domain.bezwaar import Bezwaar
from app.domain.volume import MINUUT, PER_DAG, PER_MAAND, PER_WEEK, UUR
from app.domain.voorgeschiedenis import Voorganger, Voorgeschiedenis
from app.standard.basis import Omvang
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet

_DAG = timedelta(days=1)
_MINUTEN = {MINUUT: 1, UUR: 60}
_TOTAAL = "6"  # WMO757
_LANGSTE_MAAND = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deel:
    """One thing that is asked, with what went before it; ``plek`` from 0 in a 315.

    ``nieuw`` says that it is a new product of a 317.
    """

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
    nieuw: bool = False


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
    vorm, vorige = product.vorm(een.wet), _vorm(voorganger, een.wet)
    if product.zorgvorm is None and vorm is Zorgvorm.ANDERS and vorige is not None:
        vorm = vorige
    return _Deel(
        geval=Geval(
            wet=een.wet,
            gemeente=een.gemeente or None,
            categorie=product.categorie,
            verwijzer=product.verwijzer.type,
            zorgvorm=vorm,
            vorige_zorgvorm=vorige,
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


def _vorm(voorganger: Voorganger | None, wet: Wet | None) -> Zorgvorm | None:
    """Kind of care of what went before: as asked, or as its category tells."""
    if voorganger is None:
        return None
    categorie = voorganger.product.categorie if voorganger.product else None
    return Productopgave(categorie=categorie, zorgvorm=voorganger.zorgvorm).vorm(wet)


def _met_beschermd_wonen(een: Aanvraag) -> bool:
    return any(product.categorie == "15" for product in een.producten)  # WMO020


def _van_wijziging(
    een: Wijzigingsaanvraag, wijziging: Wijzigingopgave, feiten: Voorgeschiedenis
) -> _Deel:
    voorganger = feiten.voorgangers.get(wijziging.toewijzing_nummer)
    product = voorganger.product if voorganger else None
    return _Deel(
        geval=Geval(
            wet=een.wet,
            gemeente=een.gemeente or None,
            categorie=product.categorie if product else None,
            zorgvorm=_vorm(voorganger, een.wet),
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
        nieuw=True,
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


def _hoogstens(afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    if afspraak.maanden is None:
        return toets.vandaag if _te_veel(afspraak, deel) else None
    if deel.begin is None or deel.eind is None:
        return None
    laatste = maanden_later(deel.begin, afspraak.maanden, deel.begin.day)
    if laatste.day == deel.begin.day:  # a month without that day ends on its last one
        laatste -= _DAG
    return laatste if deel.eind > laatste else None


def _te_veel(afspraak: Afspraak, deel: _Deel) -> bool:
    """Whether more is asked than agreed, over the days that are asked."""
    if deel.omvang is None or afspraak.volume is None:
        return False
    assert afspraak.eenheid is not None  # they come together
    assert afspraak.frequentie is not None
    mag = Omvang(volume=afspraak.volume, eenheid=afspraak.eenheid, frequentie=afspraak.frequentie)
    if mag.frequentie == deel.omvang.frequentie:
        return _is_meer(deel.omvang, mag)
    if deel.begin is None or deel.eind is None or deel.eind < deel.begin:
        return False
    vraagt_keer = _keer(deel.omvang.frequentie, deel.begin, deel.eind)
    mag_keer = _keer(mag.frequentie, deel.begin, deel.eind)
    if vraagt_keer is None or mag_keer is None:
        return False
    return _is_meer(deel.omvang, mag, vraagt_keer / mag_keer)


def _is_meer(vraagt: Omvang, mag: Omvang, keer: Fraction = Fraction(1)) -> bool:
    """Whether a volume, so many times, is more than another; what cannot be compared is not."""
    van, naar = _MINUTEN.get(vraagt.eenheid), _MINUTEN.get(mag.eenheid)
    if vraagt.eenheid == mag.eenheid:
        van = naar = 1
    return van is not None and naar is not None and vraagt.volume * van * keer > mag.volume * naar


def _keer(frequentie: str, van: date, tot: date) -> Fraction | None:
    """How often a Frequentie comes in a period, broken ones in part; None for an unknown one.

    Not as IV077 counts for a declaration: there a broken month is a whole one, so that a year that
    begins halfway a month would have thirteen.
    """
    dagen = (tot - van).days + 1
    return {
        PER_DAG: Fraction(dagen),
        PER_WEEK: Fraction(dagen, 7),
        PER_MAAND: _maanden(van, tot),
        _TOTAAL: Fraction(1),
    }.get(frequentie)


def _maanden(van: date, tot: date) -> Fraction:
    """Months from a day on, of any length; what is left over by its days."""
    erna = min(tot, date.max - _DAG) + _DAG
    heel = (erna.year - van.year) * 12 + erna.month - van.month
    if maanden_later(van, heel, van.day) > erna:
        heel -= 1
    rest = erna - maanden_later(van, heel, van.day)
    return heel + Fraction(rest.days, _LANGSTE_MAAND)


def _op_tijd(afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    if deel.contact is None:
        return None
    uiterlijk = toets.uiterlijk(afspraak, deel.contact)
    return uiterlijk if toets.vandaag > uiterlijk else None


def _toekomst(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    """By IV092 some changes begin with the Toewijzing, so that no later day can be asked.

    These are another Einddatum alone, another Budget, and another volume in total.
    """
    if deel.begin is None or deel.begin > toets.vandaag:
        return None
    return toets.vandaag if deel.nieuw or _wordt_anders(deel) else None


def _wordt_anders(deel: _Deel) -> bool:
    """Whether another Omvang or Budget is asked; what is not filled in stays."""
    was = deel.voorganger
    if was is None or was.budget is not None:
        return False
    if was.omvang is not None and was.omvang.frequentie == _TOTAAL:
        return False
    omvang = deel.omvang is not None and deel.omvang != was.omvang
    return omvang or (deel.budget is not None and deel.budget != was.budget)


def _ruim(afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    """What begins in retrospect holds for the whole of a Toewijzing: there is nothing to wait."""
    if deel.begin is None or deel.begin <= toets.vandaag:
        return None
    uiterlijk = toets.uiterlijk(afspraak, toets.vandaag)
    return uiterlijk if deel.begin <= uiterlijk else None


def _eenmaal(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None or was.verlengingen < 1 or _nieuw_verwezen(deel, was):
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
        meer = was.omvang.frequentie == deel.omvang.frequentie and _is_meer(deel.omvang, was.omvang)
    else:
        meer = was.budget is not None and (deel.budget or 0) > was.budget
    return toets.vandaag if meer else None


def _nieuwe_verwijzing(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    return None if was is None or _nieuw_verwezen(deel, was) else toets.vandaag


def _zelfde_verwijzer(_afspraak: Afspraak, deel: _Deel, toets: _Toets) -> date | None:
    was = deel.voorganger
    if was is None or was.eerste_verwijzer is None or deel.geval.verwijzer is None:
        return None
    zelfde = deel.geval.verwijzer == was.eerste_verwijzer
    return None if zelfde or _nieuw_verwezen(deel, was) else toets.vandaag


def _nieuw_verwezen(deel: _Deel, was: Voorganger) -> bool:
    """Whether it rests on another referral than what went before: on file, or by its date.

    The date of one on file says nothing: in a crisis the referral may come after the care.
    """
    if deel.verwijzing_id is not None:
        return deel.verwijzing_id != was.verwijzing_id
    return deel.verwezen_op is not None and deel.verwezen_op > was.ingangsdatum


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
    Eis.ZELFDE_VERWIJZER: _zelfde_verwijzer,
}
