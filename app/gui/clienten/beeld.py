"""What the dossier of a client shows, in words: made off the GUI thread, without widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing, Wijziging, Wijzigingsoort, omvang_tekst
from app.domain.verwijzing import Dossierverwijzing
from app.gui.clienten import verzoeken
from app.gui.clienten.contact import Contactkaart, contactkaarten, geboren, in_het_kort
from app.gui.clienten.geld import (
    Declaratieregel,
    Verbruikbeeld,
    declaratieregels,
    gedeclareerd,
    verbruikbeeld,
)
from app.gui.clienten.levering import Knop, dag, knoppen, levering, stand
from app.gui.clienten.tijdlijn import As, Baan, Stuk, as_voor, baan
from app.gui.clienten.verzoeken import GEEN_VERZOEKEN, Verzoekenbeeld
from app.gui.clienten.woonplaats import Woonplaatsbeeld, woonplaatsbeeld
from app.gui.format import StatusText, periode
from app.gui.verwijzing.beeld import Verwijzingkaart
from app.gui.verwijzing.beeld import kaarten as verwijzingkaarten
from app.services import dossiers, verwijzingen, woonplaats
from app.services.verbruik import Clientgeld, geld_van
from app.services.workspace import Workspace
from app.standard.codelijsten import codelijst, gemeentenaam

_GEEN_GELD = Clientgeld({}, {}, ())


@dataclass(frozen=True, slots=True)
class Opmerking:
    """What the gemeente wrote, and where."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Toewijzingkaart:
    """One Toewijzing: what it gives, how it stands, what came of it and what may be done."""

    id: int
    product: str
    kenmerk: str
    omvang: str
    periode: str
    stand: StatusText
    levering: str
    historie: tuple[str, ...]
    knoppen: tuple[Knop, ...]
    baan: Baan
    verbruik: Verbruikbeeld | None = None


@dataclass(frozen=True, slots=True)
class Clientbeeld:
    """The dossier of one client as it is shown."""

    id: int
    naam: str
    persoon: str
    plek: str
    bereik: str
    bsn: str
    bijzonderheden: tuple[str, ...]
    opmerkingen: tuple[Opmerking, ...]
    toewijzingen: tuple[Toewijzingkaart, ...]
    as_: As
    contacten: tuple[Contactkaart, ...]
    notitie: str
    medewerker: str = ""
    medewerkers: tuple[str, ...] = ()
    declaraties: tuple[Declaratieregel, ...] = ()
    verwijzingen: tuple[Verwijzingkaart, ...] = ()
    verzoeken: Verzoekenbeeld = GEEN_VERZOEKEN
    geldigheid: Callable[[date], date | None] = lambda _: None
    woonplaatsen: Woonplaatsbeeld | None = None


def laad(workspace: Workspace, client_id: int) -> Clientbeeld:
    """Read the dossier of a client. Raises LookupError."""
    dossier, geld = dossiers.dossier(workspace, client_id), geld_van(workspace, client_id)
    gelezen = beeld(dossier, workspace.vandaag(), geld, verwijzingen.dossier(workspace, client_id))
    return replace(
        gelezen,
        medewerkers=tuple(dossiers.medewerkers(workspace)),
        verzoeken=verzoeken.laad(workspace, dossier, client_id),
        geldigheid=verwijzingen.geldigheid(workspace, dossier),
        woonplaatsen=woonplaatsbeeld(dossier, woonplaats.van_client(workspace, client_id)),
    )


def beeld(
    dossier: Dossier,
    vandaag: date,
    geld: Clientgeld = _GEEN_GELD,
    verwezen: Sequence[Dossierverwijzing] = (),
) -> Clientbeeld:
    """Put a dossier in words for a day."""
    client = dossier.client
    assert client is not None  # it was read from the store
    assert client.id is not None
    toewijzingen = _op_volgorde(dossier, vandaag)
    stroken = gedeclareerd(geld.regels)
    kaarten = tuple(
        _kaart(een, vandaag, geld, stroken.get(een.id or 0, ())) for een in toewijzingen
    )
    return Clientbeeld(
        id=client.id,
        naam=client.korte_naam,
        persoon=_persoon(client, vandaag),
        plek=_plek(toewijzingen),
        bereik=in_het_kort(client),
        bsn=client.bsn,
        bijzonderheden=_bijzonderheden(client),
        opmerkingen=_opmerkingen(client, toewijzingen),
        toewijzingen=kaarten,
        as_=as_voor((kaart.baan for kaart in kaarten), vandaag),
        contacten=contactkaarten(client),
        notitie=client.notitie,
        medewerker=client.medewerker,
        declaraties=declaratieregels(geld.regels),
        verwijzingen=verwijzingkaarten(verwezen, vandaag),
    )


def _op_volgorde(dossier: Dossier, vandaag: date) -> list[Toewijzing]:
    """What runs or is to come first, what is over or was taken back last."""

    def plaats(een: Toewijzing) -> tuple[object, ...]:
        voorbij = een.verwijderd or (een.actueel.einddatum or date.max) < vandaag
        return (voorbij, een.actueel.ingangsdatum, een.sleutel)

    return sorted(dossier.toewijzingen.values(), key=plaats)


def _persoon(client: Client, vandaag: date) -> str:
    leeftijd, geboren_op = client.leeftijd(vandaag), geboren(client.geboortedatum)
    return f"{leeftijd} jaar, geboren {geboren_op}" if geboren_op else "Geboortedatum onbekend"


def _plek(toewijzingen: list[Toewijzing]) -> str:
    gemeenten = sorted({gemeentenaam(een.sleutel.gemeente) for een in toewijzingen})
    wetten = sorted({een.sleutel.wet.naam for een in toewijzingen})
    return " · ".join(filter(None, (", ".join(gemeenten), " en ".join(wetten))))


def _bijzonderheden(client: Client) -> tuple[str, ...]:
    """What one must know before calling or writing."""
    gezegd = []
    if client.communicatie:
        vorm = codelijst("COD747").label(client.communicatie.vorm)
        taal = client.communicatie.taal
        gezegd.append(f"{vorm.removesuffix(' taal')}: {taal}" if taal else vorm)
    if client.wettelijke_vertegenwoordiging:
        gezegd.append(codelijst("WJ003").label(client.wettelijke_vertegenwoordiging))
    if client.juridische_status:
        gezegd.append(codelijst("WJ232").label(client.juridische_status))
    return tuple(gezegd)


def _opmerkingen(client: Client, toewijzingen: list[Toewijzing]) -> tuple[Opmerking, ...]:
    gevonden = [Opmerking("Over de cliënt", client.commentaar)] if client.commentaar else []
    gevonden += [
        Opmerking(f"Bij toewijzing {een.sleutel.nummer}", een.actueel.commentaar)
        for een in toewijzingen
        if een.actueel.commentaar
    ]
    return tuple(gevonden)


def _kaart(
    een: Toewijzing, vandaag: date, geld: Clientgeld, strook: tuple[Stuk, ...]
) -> Toewijzingkaart:
    assert een.id is not None  # it was read from the store
    product = een.actueel
    plek = (een.sleutel.wet.naam, gemeentenaam(een.sleutel.gemeente))
    return Toewijzingkaart(
        id=een.id,
        product=_hoofdletter(een.productnaam),
        kenmerk=" · ".join((f"Toewijzing {een.sleutel.nummer}", *plek)),
        omvang=_hoofdletter(een.omvang_tekst),
        periode="" if een.verwijderd else periode(product.ingangsdatum, product.einddatum),
        stand=stand(een, vandaag),
        levering=levering(een, vandaag),
        historie=historie(een),
        knoppen=knoppen(een, vandaag),
        baan=baan(een, vandaag, strook),
        verbruik=verbruikbeeld(
            geld.verbruik.get(een.id), geld.open.get(een.id, ()), geld.regels, vandaag
        ),
    )


def historie(een: Toewijzing) -> tuple[str, ...]:
    """Give what changed in a Toewijzing, newest first; nothing when it stayed as it was."""
    wijzigingen = een.wijzigingen
    if not wijzigingen:
        return ()
    eerste = wijzigingen[0].van
    gezegd = [f"{_wijziging(w)} · op {dag(w.naar.toewijzingsdatum)}" for w in wijzigingen]
    begin = f"Toegewezen: {periode(eerste.ingangsdatum, eerste.einddatum)}"
    return (*reversed(gezegd), f"{begin} · op {dag(eerste.toewijzingsdatum)}")


def _wijziging(wijziging: Wijziging) -> str:
    """Name all that differs; the end first, as that is what one looks for."""
    van, naar = wijziging.van, wijziging.naar
    if wijziging.soort is Wijzigingsoort.VERWIJDERD:
        return "Verwijderd door de gemeente"
    gezegd = []
    if van.einddatum != naar.einddatum:
        korter = (naar.einddatum or date.max) < (van.einddatum or date.max)
        tot = f" tot en met {dag(naar.einddatum)}" if naar.einddatum else ", zonder einddatum"
        gezegd.append(f"{'verkort' if korter else 'verlengd'}{tot}")
    if van.ingangsdatum != naar.ingangsdatum:
        gezegd.append(f"ingangsdatum naar {dag(naar.ingangsdatum)}")
    if (van.omvang, van.budget) != (naar.omvang, naar.budget):
        oud = omvang_tekst(van.omvang, van.budget) or "geen omvang"
        nieuw = omvang_tekst(naar.omvang, naar.budget) or "geen omvang"
        gezegd.append(f"van {oud} naar {nieuw}")
    if van.product != naar.product:
        gezegd.append("ander product")
    return _hoofdletter(", ".join(gezegd)) or "Teruggezet"


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
