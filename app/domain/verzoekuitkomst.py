"""What a gemeente assigned beside what was asked: product by product (IV093, IV094)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing, omvang_tekst, productnaam
from app.domain.verzoek import IngediendVerzoek
from app.standard.basis import Omvang, Product
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import NieuwProduct, OngewijzigdProduct, TeWijzigenProduct, Verzoek

_BLIJFT = "blijft zo"


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that was assigned otherwise than asked, in words."""

    wat: str
    gevraagd: str
    toegewezen: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of one product of a request; without ``nummer`` it was not assigned (yet)."""

    product: str
    gevraagd: str
    nummer: int | None = None
    verschillen: tuple[Verschil, ...] = ()

    @property
    def zoals_gevraagd(self) -> bool:
        """Whether it was assigned as it was asked."""
        return self.nummer is not None and not self.verschillen

    @property
    def onveranderd(self) -> bool:
        """Whether nothing was asked to change about it, and nothing did."""
        return self.gevraagd == _BLIJFT and not self.verschillen


@dataclass(frozen=True, slots=True)
class _Inhoud:
    """What was asked or assigned, to compare."""

    product: Product | None
    ingangsdatum: date | None
    einddatum: date | None
    omvang: Omvang | None
    budget: int | None


def van_aanvraag(verzoek: IngediendVerzoek, dossier: Dossier) -> tuple[Uitkomst, ...]:
    """What came of a product of a 315: of each Toewijzing that has its reference (IV094)."""
    was = verzoek.gevraagd
    assert was is not None  # it is a 315
    gevraagd = _Inhoud(was.product, was.ingangsdatum, was.einddatum, was.omvang, was.budget)
    naam, tekst = productnaam(verzoek.wet, was.product), _in_woorden(gevraagd)
    uitkomsten = tuple(
        Uitkomst(naam, tekst, nummer, _verschillen(verzoek.wet, gevraagd, _van(product)))
        for nummer, product in _toegewezen(dossier, verzoek)
    )
    return uitkomsten or (Uitkomst(naam, tekst),)


def van_wijziging(
    verzoek: IngediendVerzoek, gevraagd: Verzoek, dossier: Dossier
) -> tuple[Uitkomst, ...]:
    """What came of each part of a 317, of what was assigned with its reference (IV093)."""
    vrij = dict(_toegewezen(dossier, verzoek))
    toewijzingen = {
        sleutel.nummer: een
        for sleutel, een in dossier.toewijzingen.items()
        if (sleutel.wet, sleutel.gemeente) == (verzoek.wet, verzoek.gemeente)
    }
    uitkomsten = [
        *_ongewijzigd(verzoek, gevraagd.ongewijzigde_producten, toewijzingen, vrij),
        *_gewijzigd(verzoek, gevraagd.te_wijzigen_producten, toewijzingen, vrij),
        *_nieuw(verzoek.wet, gevraagd.nieuwe_producten, vrij),
    ]
    return tuple(uitkomsten)


def _toegewezen(
    dossier: Dossier, verzoek: IngediendVerzoek
) -> Iterator[tuple[int, ToegewezenProduct]]:
    """Toewijzingen with the reference of a request, as the first 301 that had it gave them."""
    for sleutel, een in sorted(dossier.toewijzingen.items()):
        if (sleutel.wet, sleutel.gemeente, een.aanbieder) != (
            verzoek.wet, verzoek.gemeente, verzoek.aanbieder
        ):  # fmt: skip
            continue
        met = [
            versie
            for versie in een.versies
            if versie.product.referentie_aanbieder == verzoek.referentie_aanbieder
        ]
        if met:
            yield sleutel.nummer, min(met, key=lambda versie: versie.moment).product


def _ongewijzigd(
    verzoek: IngediendVerzoek,
    producten: tuple[OngewijzigdProduct, ...],
    toewijzingen: dict[int, Toewijzing],
    vrij: dict[int, ToegewezenProduct],
) -> Iterator[Uitkomst]:
    for product in producten:
        nummer = product.toewijzing_nummer
        was = _ervoor(toewijzingen.get(nummer), verzoek)
        naam = productnaam(verzoek.wet, was.product) if was else str(nummer)
        nu = vrij.pop(nummer, None)
        if was is None or nu is None:
            yield Uitkomst(naam, _BLIJFT)
            continue
        verschillen = _verschillen(verzoek.wet, _van(was), _van(nu))
        yield Uitkomst(naam, _BLIJFT, nummer, verschillen)


def _gewijzigd(
    verzoek: IngediendVerzoek,
    producten: tuple[TeWijzigenProduct, ...],
    toewijzingen: dict[int, Toewijzing],
    vrij: dict[int, ToegewezenProduct],
) -> Iterator[Uitkomst]:
    """What came of a change: the same Toewijzing, or another that takes its place (OP257)."""
    for product in producten:
        nummer = product.toewijzing_nummer
        was = _ervoor(toewijzingen.get(nummer), verzoek)
        gevraagd = _Inhoud(
            was.product if was else None, product.gewenste_ingangsdatum, product.einddatum,
            product.omvang, product.budget,
        )  # fmt: skip
        naam = productnaam(verzoek.wet, gevraagd.product) if was else str(nummer)
        oud = vrij.pop(nummer, None)
        opvolger = None
        if oud is not None and oud.einddatum != product.einddatum:
            opvolger = _vind(vrij, gevraagd.product, na=oud.einddatum)
        if opvolger is not None:
            nieuw = vrij.pop(opvolger)
            verschillen = _verschillen(verzoek.wet, gevraagd, _van(nieuw))
            yield Uitkomst(naam, _in_woorden(gevraagd), opvolger, verschillen)
        elif oud is not None:
            # It goes on under its own number and Ingangsdatum (OP380): from when the change
            # holds cannot be seen.
            heeft = replace(_van(oud), ingangsdatum=gevraagd.ingangsdatum)
            verschillen = _verschillen(verzoek.wet, gevraagd, heeft)
            yield Uitkomst(naam, _in_woorden(gevraagd), nummer, verschillen)
        else:
            yield Uitkomst(naam, _in_woorden(gevraagd))


def _nieuw(
    wet: Wet, producten: tuple[NieuwProduct, ...], vrij: dict[int, ToegewezenProduct]
) -> Iterator[Uitkomst]:
    for product in producten:
        gevraagd = _Inhoud(
            product.product, product.gewenste_ingangsdatum, product.einddatum, product.omvang,
            product.budget,
        )  # fmt: skip
        nummer = _vind(vrij, product.product)
        naam, tekst = productnaam(wet, product.product), _in_woorden(gevraagd)
        if nummer is None:
            yield Uitkomst(naam, tekst)
        else:
            verschillen = _verschillen(wet, gevraagd, _van(vrij.pop(nummer)))
            yield Uitkomst(naam, tekst, nummer, verschillen)


def _vind(
    vrij: dict[int, ToegewezenProduct], product: Product | None, na: date | None = None
) -> int | None:
    """Number of a Toewijzing of a product, that begins after a day."""
    for nummer, een in vrij.items():
        if een.product == product and (na is None or een.ingangsdatum > na):
            return nummer
    return None


def _ervoor(een: Toewijzing | None, verzoek: IngediendVerzoek) -> ToegewezenProduct | None:
    """What a Toewijzing was when the change was asked: before it had the reference."""
    if een is None:
        return None
    referentie = verzoek.referentie_aanbieder
    eerder = [v for v in een.versies if v.product.referentie_aanbieder != referentie]
    eerder = [v for v in eerder if v.product.toewijzingsdatum <= verzoek.gedaan_op] or eerder
    if not eerder:
        return None
    return max(eerder, key=lambda versie: versie.moment).product


def _van(product: ToegewezenProduct) -> _Inhoud:
    return _Inhoud(
        product.product, product.ingangsdatum, product.einddatum, product.omvang, product.budget
    )


def _verschillen(wet: Wet, gevraagd: _Inhoud, toegewezen: _Inhoud) -> tuple[Verschil, ...]:
    """What differs, in the order in which a person reads it."""
    paren = (
        ("Product", productnaam(wet, gevraagd.product), productnaam(wet, toegewezen.product)),
        ("Vanaf", _dag(gevraagd.ingangsdatum), _dag(toegewezen.ingangsdatum)),
        ("Tot en met", _dag(gevraagd.einddatum), _dag(toegewezen.einddatum)),
        (
            "Omvang",
            omvang_tekst(gevraagd.omvang, gevraagd.budget) or "geen",
            omvang_tekst(toegewezen.omvang, toegewezen.budget) or "geen",
        ),
    )
    return tuple(Verschil(wat, was, nu) for wat, was, nu in paren if was != nu)


def _dag(dag: date | None) -> str:
    return datum_voluit(dag) if dag else "geen einddatum"


def _in_woorden(een: _Inhoud) -> str:
    assert een.ingangsdatum is not None  # everything that is asked has one
    tot = f" tot en met {datum_voluit(een.einddatum)}" if een.einddatum else ""
    omvang = omvang_tekst(een.omvang, een.budget)
    return f"vanaf {datum_voluit(een.ingangsdatum)}{tot}{omvang and f', {omvang}'}"
