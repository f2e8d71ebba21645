"""315, 317 and 319 with their answers: what the aanbieder asks, what the gemeente answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.standard import datatypen as t
from app.standard.basis import Geboortedatum, Omvang, Product, VerkorteNaam, Verwijzer
from app.standard.bericht import Bericht
from app.standard.element import LEEG_IN_RETOUR, Berichtklasse, Regels
from app.standard.release import JEUGDWET


@dataclass(frozen=True, slots=True, kw_only=True)
class AangevraagdProduct(Berichtklasse):
    """A product for which a Toewijzing is asked; budget in eurocent."""

    referentie_aanbieder: Annotated[t.Referentie, Regels(("TR347", "TR383"))]
    beschikking_nummer: t.Nummer | None = None
    product: Annotated[Product | None, Regels(("CD079", "TR386"))] = None
    beschikking_ingangsdatum: Annotated[t.Datum | None, Regels(("CD043",))] = None
    toewijzing_ingangsdatum: t.Datum
    toewijzing_einddatum: Annotated[t.Datum | None, Regels(("CS003", "CD075", "CD076"))] = None
    omvang: Annotated[Omvang | None, Regels(("CD041", "CD077", "CD095", "CS343"))] = None
    budget: Annotated[t.Budget | None, Regels(("CD078",))] = None
    verwijzer: Verwijzer
    raamcontract: t.JaNee | None = None
    commentaar: t.Commentaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekClient(Berichtklasse):
    """The client for whom a Toewijzing is asked."""

    xml_naam = "Client"

    bsn: Annotated[t.BurgerServicenummer, Regels(("CS002",))]
    geboortedatum: Geboortedatum
    geslacht: t.Geslacht
    naam: VerkorteNaam
    gezagsdrager_bekend: Annotated[t.JaNee | None, JEUGDWET] = None
    commentaar: t.Commentaar | None = None
    aangevraagde_producten: Annotated[tuple[AangevraagdProduct, ...], Regels(("TR101",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class OngewijzigdProduct(Berichtklasse):
    """A Toewijzing that should stay as it is."""

    toewijzing_nummer: Annotated[t.Nummer, Regels(("TR350",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeWijzigenProduct(Berichtklasse):
    """A Toewijzing that should change; budget in eurocent."""

    toewijzing_nummer: Annotated[t.Nummer, Regels(("TR351",))]
    gewenste_ingangsdatum: Annotated[t.Datum, Regels(("TR357", "TR373"))]
    einddatum: Annotated[t.Datum | None, Regels(("CD075", "CD076", "CS003", "TR361"))] = None
    omvang: Annotated[Omvang | None, Regels(("CD077", "CS338", "TR375", "TR411", "TR412"))] = None
    budget: Annotated[t.Budget | None, Regels(("CD078",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwProduct(Berichtklasse):
    """A product that should be added; budget in eurocent."""

    product: Annotated[Product | None, Regels(("CD079", "TR410"))] = None
    gewenste_ingangsdatum: Annotated[t.Datum, Regels(("TR380",))]
    einddatum: Annotated[t.Datum | None, Regels(("CS003", "CD075", "CD076"))] = None
    omvang: Annotated[Omvang | None, Regels(("CD041", "CD077", "CD096", "CS338"))] = None
    budget: Annotated[t.Budget | None, Regels(("CD078",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek(Berichtklasse):
    """The whole situation that is wanted (OP308)."""

    referentie_aanbieder: Annotated[t.Referentie, Regels(("TR347",))]
    reden_verzoek: t.RedenVerzoek
    ongewijzigde_producten: Annotated[
        tuple[OngewijzigdProduct, ...], Regels(("TR349", "TR352"))
    ] = ()
    te_wijzigen_producten: Annotated[tuple[TeWijzigenProduct, ...], Regels(("TR353",))] = ()
    nieuwe_producten: Annotated[tuple[NieuwProduct, ...], Regels(("TR101",))] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigingClient(Berichtklasse):
    """The client for whom a change is asked."""

    xml_naam = "Client"

    bsn: Annotated[t.BurgerServicenummer, Regels(("CS002", "TR304"))]
    verzoek: Annotated[Verzoek, Regels(("TR374",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Woonplaatsbeginsel(Berichtklasse):
    """The gemeente that is responsible instead."""

    gemeente: Annotated[t.Gemeente, Regels(("TR378",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwoord(Berichtklasse):
    """What the gemeente answers to a request, other than with a 301."""

    referentie_aanbieder: Annotated[t.Referentie, Regels(("TR355",))]
    verzoek_antwoord: Annotated[t.VerzoekAntwoord, Regels(("TR359", "TR360", "TR365"))]
    reden_afwijzing_verzoek: Annotated[
        t.RedenAfwijzingVerzoek | None, Regels(("CD085", "CD086"))
    ] = None
    woonplaatsbeginsel: Annotated[
        Woonplaatsbeginsel | None, JEUGDWET, Regels(("TR377", "TR409"))
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekToewijzingbericht(Bericht):
    """315, and 316 as its answer."""

    client: Annotated[VerzoekClient | None, LEEG_IN_RETOUR, Regels(("TR374",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekWijzigingbericht(Bericht):
    """317, and 318 as its answer."""

    client: Annotated[WijzigingClient | None, LEEG_IN_RETOUR] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwoordbericht(Bericht):
    """319, and 320 as its answer."""

    antwoord: Annotated[Antwoord | None, LEEG_IN_RETOUR] = None
