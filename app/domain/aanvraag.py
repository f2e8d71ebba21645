"""What a request for a Toewijzing (315) or for a change (317) asks, as far as it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.standard.basis import Omvang, Product
from app.standard.release import Wet


class Zorgvorm(StrEnum):
    """Kinds of care for which regions agreed on something; the standard has no list of them."""

    BASIS_GGZ = "basis_ggz"
    SPECIALISTISCHE_GGZ = "specialistische_ggz"
    DIAGNOSTIEK = "diagnostiek"
    CRISIS = "crisis"
    ANDERS = "anders"

    @property
    def label(self) -> str:
        """Name for the user."""
        return _ZORGVORMEN[self]


_ZORGVORMEN = {
    Zorgvorm.BASIS_GGZ: "Basis-ggz",
    Zorgvorm.SPECIALISTISCHE_GGZ: "Specialistische ggz",
    Zorgvorm.DIAGNOSTIEK: "Diagnostiek",
    Zorgvorm.CRISIS: "Crisishulp",
    Zorgvorm.ANDERS: "Andere hulp",
}
# JZ020 and WMO020: categories that are one kind of care. Of Jeugd-ggz (54) the user says which.
_VORM_VAN_CATEGORIE = {
    (Wet.JW, "46"): Zorgvorm.CRISIS,
    (Wet.JW, "51"): Zorgvorm.BASIS_GGZ,
    (Wet.JW, "52"): Zorgvorm.SPECIALISTISCHE_GGZ,
    (Wet.WMO, "17"): Zorgvorm.CRISIS,
}
JEUGD_GGZ = "54"  # JZ020: basis or specialistisch


class Productsoort(StrEnum):
    """How a product is asked (IV092): it decides what else is filled in (CD041, CD079, CD095)."""

    SPECIFIEK = "specifiek"  # one product, with its Omvang
    ASPECIFIEK = "aspecifiek"  # any product of a category, with or without a Budget
    GENERIEK = "generiek"  # any product, with a Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijzeropgave:
    """Who referred the client; ``type`` of COD327. A name or an AGB code (CD066-CD068)."""

    type: str | None = None
    naam: str | None = None
    zorgverlener_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Omvangopgave:
    """How much is asked, and until when: an Omvang in its three parts, or a budget in eurocent."""

    einddatum: date | None = None
    volume: int | None = None
    eenheid: str | None = None
    frequentie: str | None = None
    budget: int | None = None

    @property
    def omvang(self) -> Omvang | None:
        """The Omvang, or None while a part of it is missing."""
        if self.volume is None or self.eenheid is None or self.frequentie is None:
            return None
        return Omvang(volume=self.volume, eenheid=self.eenheid, frequentie=self.frequentie)

    @property
    def iets_van_omvang(self) -> bool:
        """Whether a part of the Omvang is filled in."""
        return any(deel is not None for deel in (self.volume, self.eenheid, self.frequentie))


@dataclass(frozen=True, slots=True, kw_only=True)
class Productopgave(Omvangopgave):
    """A product that is asked: of a 315, or new in a 317.

    ``soort`` is None while the user has not chosen. ``ingangsdatum`` is ToewijzingIngangsdatum, or
    GewensteIngangsdatum of a 317. ``zorgvorm`` is what the user says of it and ``verlenging_van``
    the number of the Toewijzing that it goes on from; neither is in the message. ``verwijzer`` and
    ``raamcontract`` are of a 315 alone.
    """

    soort: Productsoort | None = None
    categorie: str | None = None
    code: str | None = None
    ingangsdatum: date | None = None
    verwijzer: Verwijzeropgave = Verwijzeropgave()
    raamcontract: bool | None = None
    commentaar: str | None = None
    zorgvorm: Zorgvorm | None = None
    verlenging_van: int | None = None

    @property
    def product(self) -> Product | None:
        """The Product, or None for a generic request."""
        if self.categorie is None:
            return None
        return Product(categorie=self.categorie, code=self.code)

    def vorm(self, wet: Wet | None) -> Zorgvorm:
        """Kind of care: as the user said, or as the category tells."""
        if self.zorgvorm is not None:
            return self.zorgvorm
        if wet is None or self.categorie is None:
            return Zorgvorm.ANDERS
        return _VORM_VAN_CATEGORIE.get((wet, self.categorie), Zorgvorm.ANDERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clientopgave:
    """Who the request is for, as filled in; ``datum_gebruik`` of COD170 (IV009)."""

    bsn: str = ""
    geboortedatum: date | None = None
    datum_gebruik: str | None = None
    geslacht: str | None = None
    achternaam: str = ""
    voorvoegsel: str | None = None
    voornamen: str | None = None
    voorletters: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraag:
    """A request for Toewijzingen (315), as far as it is filled in.

    ``aanbieder`` is the AGB code that asks. ``eerste_contact`` is the day of the first contact or
    intake (of sGGZ: on which diagnostics began) and ``spoed`` says that care could not wait; they
    are not in the message, but terms and agreements count with them. ``verwijzing_id`` is the
    referral on file, ``verwezen_op`` and ``aangemeld_op`` the days of the referral and of the
    registration. ``woonplaats_id`` is how the gemeente was found, when that was kept.
    """

    wet: Wet | None = None
    gemeente: str = ""
    aanbieder: str = ""
    client: Clientopgave = Clientopgave()
    gezagsdrager_bekend: bool | None = None
    producten: tuple[Productopgave, ...] = ()
    eerste_contact: date | None = None
    spoed: bool = False
    verwijzing_id: int | None = None
    verwezen_op: date | None = None
    aangemeld_op: date | None = None
    woonplaats_id: int | None = None

    @property
    def contactdatum(self) -> date | None:
        """Day of the first contact; not filled in, the first day that is asked.

        Rijk van Nijmegen 1.17.1 §5.2 takes that day for it.
        """
        begin = [p.ingangsdatum for p in self.producten if p.ingangsdatum is not None]
        return self.eerste_contact or min(begin, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijzigingopgave(Omvangopgave):
    """How a Toewijzing should change (TeWijzigenProduct)."""

    toewijzing_nummer: int
    gewenste_ingangsdatum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijzigingsaanvraag:
    """A request for a change (317), as far as it is filled in; ``reden`` of WJ758.

    An actuele Toewijzing that ``wijzigen`` does not name stays as it is (OP308).
    """

    wet: Wet | None = None
    gemeente: str = ""
    aanbieder: str = ""
    bsn: str = ""
    reden: str | None = None
    wijzigen: tuple[Wijzigingopgave, ...] = ()
    nieuw: tuple[Productopgave, ...] = ()


def als_code(tekst: str) -> str:
    """Give a product code as code lists have it: in capitals."""
    return tekst.strip().upper()


def aaneen(tekst: str) -> str:
    """Give a BSN or voorletters as the standard has them (IV007): without spaces and full stops.

    Nor with the marks that nobody sees and that come along with a text from a web page.
    """
    return "".join(teken for teken in tekst if teken.isprintable() and teken not in " .")


def productsoort(categorie: str | None, code: str | None) -> Productsoort:
    """How a product is asked, as what is known of it tells."""
    if code is not None:
        return Productsoort.SPECIFIEK
    return Productsoort.ASPECIFIEK if categorie is not None else Productsoort.GENERIEK


def omvangdelen(omvang: Omvang | None) -> tuple[int | None, str | None, str | None]:
    """Volume, eenheid and frequentie of an Omvang, as a form has them."""
    return (omvang.volume, omvang.eenheid, omvang.frequentie) if omvang else (None, None, None)
