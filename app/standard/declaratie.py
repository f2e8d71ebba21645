"""323 and 325: what is declared, and what is granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.standard import datatypen as t
from app.standard.basis import (
    BedragMetDC,
    GeslotenPeriode,
    ProductReferentie,
    TotaalBedragMetDC,
)
from app.standard.bericht import Bericht
from app.standard.element import LEEG_IN_RETOUR, Berichtklasse, Regels


@dataclass(frozen=True, slots=True, kw_only=True)
class Prestatie(Berichtklasse):
    """A declared line; ProductTarief and amounts in eurocent."""

    product_referentie: Annotated[ProductReferentie, Regels(("TR314",))]
    toewijzing_nummer: Annotated[t.Nummer, Regels(("TR338", "TR384"))]
    product_categorie: Annotated[t.ProductCategorie, Regels(("TR339",))]
    product_code: Annotated[t.ProductCode, Regels(("TR340", "TR381"))]
    product_periode: Annotated[GeslotenPeriode, Regels(("CS100", "CS337", "TR319"))]
    geleverd_volume: Annotated[t.Volume, Regels(("TR321", "TR322", "TR367", "TR369"))]
    eenheid: Annotated[t.Eenheid, Regels(("TR341",))]
    product_tarief: Annotated[t.Bedrag | None, Regels(("CD087", "TR418"))] = None
    ingediend_bedrag: Annotated[BedragMetDC, Regels(("CS339", "TR346"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieClient(Berichtklasse):
    """The lines of one client."""

    xml_naam = "Client"

    bsn: Annotated[t.BurgerServicenummer, Regels(("CS002", "TR304"))]
    prestaties: Annotated[tuple[Prestatie, ...], Regels(("TR101", "TR389", "TR416"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratie(Berichtklasse):
    """One month, for one gemeente."""

    declaratie_nummer: Annotated[t.DeclaratieNummer, Regels(("CS319", "TR333"))]
    declaratie_periode: Annotated[GeslotenPeriode, Regels(("CS100", "CS340", "TR318"))]
    declaratie_dagtekening: t.Datum
    totaal_ingediend_bedrag: TotaalBedragMetDC
    clienten: tuple[DeclaratieClient, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieAntwoord(Berichtklasse):
    """What the gemeente grants, and the lines that it does not (IV087)."""

    declaratie_nummer: Annotated[t.DeclaratieNummer, Regels(("TR376",))]
    totaal_ingediend_bedrag: TotaalBedragMetDC
    totaal_toegekend_bedrag: TotaalBedragMetDC
    clienten: Annotated[tuple[DeclaratieClient, ...], Regels(("TR101",))] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratiebericht(Bericht):
    """323."""

    declaratie: Declaratie


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieAntwoordbericht(Bericht):
    """325."""

    declaratie_antwoord: Annotated[DeclaratieAntwoord | None, LEEG_IN_RETOUR] = None
