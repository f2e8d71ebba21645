"""305 and 307, 306 and 308: start and stop of care, and the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.standard import datatypen as t
from app.standard.basis import Geboortedatum, Product, VerkorteNaam
from app.standard.bericht import Bericht
from app.standard.element import LEEG_IN_RETOUR, Berichtklasse, Regels


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProduct(Berichtklasse):
    """The start of a product; key: ToewijzingNummer, Product and Begindatum (IV008)."""

    toewijzing_nummer: Annotated[t.Nummer | None, Regels(("TR019",))] = None
    product: Product | None = None
    toewijzing_ingangsdatum: t.Datum | None = None
    begindatum: Annotated[t.Datum, Regels(("TR326",))]
    status_aanlevering: Annotated[t.StatusAanlevering, Regels(("CS058", "TR063", "TR071", "TR074"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopProduct(Berichtklasse):
    """The end of a product; key as of its start, with Einddatum and RedenBeeindiging."""

    toewijzing_nummer: Annotated[t.Nummer | None, Regels(("TR019",))] = None
    product: Product | None = None
    toewijzing_ingangsdatum: t.Datum | None = None
    begindatum: Annotated[t.Datum, Regels(("TR382",))]
    reden_beeindiging: Annotated[t.RedenBeeindiging, Regels(("TR413", "TR415"))]
    einddatum: Annotated[t.Datum, Regels(("TR018", "TR414"))]
    status_aanlevering: Annotated[t.StatusAanlevering, Regels(("CS058", "TR063", "TR074"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _RegieClient(Berichtklasse):
    bsn: Annotated[t.BurgerServicenummer, Regels(("CS002",))]
    geboortedatum: Geboortedatum
    geslacht: t.Geslacht
    naam: VerkorteNaam


@dataclass(frozen=True, slots=True, kw_only=True)
class StartClient(_RegieClient):
    """The client whose care started."""

    xml_naam = "Client"

    start_producten: Annotated[tuple[StartProduct, ...], Regels(("TR101",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopClient(_RegieClient):
    """The client whose care ended."""

    xml_naam = "Client"

    stop_producten: Annotated[tuple[StopProduct, ...], Regels(("TR101",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Startbericht(Bericht):
    """305, and 306 as its answer."""

    client: Annotated[StartClient | None, LEEG_IN_RETOUR] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopbericht(Bericht):
    """307, and 308 as its answer."""

    client: Annotated[StopClient | None, LEEG_IN_RETOUR] = None
