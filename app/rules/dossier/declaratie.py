"""Rules about a 323 and its Toewijzingen: TR304, TR307, TR308, TR338 to TR341, TR384, TR387, TR388.

And about its months: TR318, TR319. What needs a Toewijzing is not judged where TR338 or TR384
already says that there is none, nor in a credit line (see ``prestaties``).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from app.domain.toewijzing import productnaam
from app.domain.volume import MINUUT, UUR
from app.rules.dossier.declaratieantwoord import verstuurd
from app.rules.dossier.prestaties import Prestatieregel, debetregels, prestatieregels
from app.rules.regel import Controle, Plek, regel
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import codelijst
from app.standard.declaratie import Declaratiebericht, DeclaratieClient
from app.standard.leesbaar import datum_voluit
from app.standard.release import PRODUCT_CATEGORIE
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import WijzigingClient

_DECLARATIE = "/Bericht/Declaratie"


@regel("TR304")
def tr304(c: Controle) -> Iterator[Plek]:
    """TR304: a declaration, its answer and a 317 are about clients that we know.

    Whom we declared for is known to an answer, also when that was refused for this very reason.
    """
    declaratie = verstuurd(c) if c.bericht.soort is Berichtsoort.DECLARATIE_ANTWOORD else None
    gedeclareerd = declaratie.clienten if declaratie is not None else ()
    onbekend = [pad for pad, _ in c.objecten(WijzigingClient) if c.dossier.client is None]
    onbekend += [
        pad
        for pad, client in c.objecten(DeclaratieClient)
        if client.bsn not in gedeclareerd and c.bron.dossier(client.bsn).client is None
    ]
    for pad in onbekend:
        yield Plek(
            f"{pad}/Bsn",
            "",
            "De cliënt met dit burgerservicenummer staat niet in je administratie.",
            c.advies(
                "een antwoord met alleen cliënten uit je declaratie",
                "Kijk het burgerservicenummer na, of verwerk eerst de toewijzing (301).",
            ),
        )


@regel("TR338")
def tr338(c: Controle) -> Iterator[Plek]:
    """TR338: a line is about a Toewijzing of this client, from this gemeente, to this AGB code.

    A Toewijzing that was removed is known; TR384 judges it. A credit line is judged too.
    """
    for een in prestatieregels(c):
        if een.toewijzing is not None:
            continue
        nummer = een.prestatie.toewijzing_nummer
        if een.bekend is None:
            melding = f"Toewijzing {nummer} van deze gemeente staat niet bij deze cliënt."
            doe = "Kijk het toewijzingnummer na, of verwerk eerst de toewijzing (301)."
        else:
            melding = (
                f"Toewijzing {nummer} is gegeven aan AGB-code {een.bekend.aanbieder}, "
                f"en deze declaratie is van {c.bericht.aanbieder}."
            )
            doe = "Declareer deze prestatie met de AGB-code van de toewijzing."
        yield Plek(f"{een.pad}/ToewijzingNummer", str(nummer), melding, doe)


@regel("TR384")
def tr384(c: Controle) -> Iterator[Plek]:
    """TR384: nothing is declared on a removed Toewijzing; what was declared can be taken back."""
    for een in prestatieregels(c):
        if een.toewijzing is not None and een.toewijzing.verwijderd and not een.is_credit:
            nummer = een.prestatie.toewijzing_nummer
            yield Plek(
                f"{een.pad}/ToewijzingNummer",
                str(nummer),
                f"De gemeente heeft toewijzing {nummer} verwijderd.",
                "Laat deze prestatie weg. Is de zorg wel geleverd, vraag de gemeente dan "
                "om een nieuwe toewijzing.",
            )


@regel("TR307")
def tr307(c: Controle) -> Iterator[Plek]:
    """TR307: a ProductPeriode does not begin before its Toewijzing."""
    for een, product in debetregels(c):
        begin = een.prestatie.product_periode.begindatum
        if begin < product.ingangsdatum:
            yield Plek(
                f"{een.pad}/ProductPeriode/Begindatum",
                begin.isoformat(),
                f"De productperiode begint op {datum_voluit(begin)}, maar toewijzing "
                f"{product.toewijzing_nummer} pas op {datum_voluit(product.ingangsdatum)}.",
                f"Begin de productperiode op {datum_voluit(product.ingangsdatum)}, of kies de "
                "toewijzing die toen gold.",
            )


@regel("TR308")
def tr308(c: Controle) -> Iterator[Plek]:
    """TR308: a ProductPeriode does not end after its Toewijzing."""
    for een, product in debetregels(c):
        eind = een.prestatie.product_periode.einddatum
        if product.einddatum is not None and eind > product.einddatum:
            yield Plek(
                f"{een.pad}/ProductPeriode/Einddatum",
                eind.isoformat(),
                f"De productperiode eindigt op {datum_voluit(eind)}, maar toewijzing "
                f"{product.toewijzing_nummer} al op {datum_voluit(product.einddatum)}.",
                f"Eindig de productperiode op {datum_voluit(product.einddatum)}, of kies de "
                "toewijzing die toen gold.",
            )


@regel("TR387")
def tr387(c: Controle) -> Iterator[Plek]:
    """TR387: a ProductPeriode begins with its month, or with the Toewijzing later in it (IV089)."""
    for een, product in debetregels(c):
        begin = een.prestatie.product_periode.begindatum
        hoort = begin.replace(day=1)
        if _zelfde_maand(product.ingangsdatum, begin):
            hoort = product.ingangsdatum
        if begin != hoort:
            yield Plek(
                f"{een.pad}/ProductPeriode/Begindatum",
                begin.isoformat(),
                f"De productperiode begint op {datum_voluit(begin)}. Dat hoort "
                f"{datum_voluit(hoort)} te zijn.",
                "Begin op de eerste dag van de maand, of op de eerste dag van de toewijzing als "
                "die later in de maand ligt. Wanneer de zorg begon, maakt niet uit.",
            )


@regel("TR388")
def tr388(c: Controle) -> Iterator[Plek]:
    """TR388: a ProductPeriode ends with its month, or with the Toewijzing sooner in it (IV089)."""
    for een, product in debetregels(c):
        eind = een.prestatie.product_periode.einddatum
        hoort = eind.replace(day=monthrange(eind.year, eind.month)[1])
        if product.einddatum is not None and _zelfde_maand(product.einddatum, eind):
            hoort = product.einddatum
        if eind != hoort:
            yield Plek(
                f"{een.pad}/ProductPeriode/Einddatum",
                eind.isoformat(),
                f"De productperiode eindigt op {datum_voluit(eind)}. Dat hoort "
                f"{datum_voluit(hoort)} te zijn.",
                "Eindig op de laatste dag van de maand, of op de laatste dag van de toewijzing "
                "als die eerder in de maand ligt. Wanneer de zorg stopte, maakt niet uit.",
            )


@regel("TR318")
def tr318(c: Controle) -> Iterator[Plek]:
    """TR318: a DeclaratiePeriode does not lie before the newest that was declared (IV090).

    The rule asks for the very next month *if care was given in each*. Whether that is so cannot
    be seen, so a gap is allowed. The same month again is allowed as well: IV090 has a second
    declaration over May.
    """
    assert isinstance(c.bericht, Declaratiebericht)
    periode = c.bericht.declaratie.declaratie_periode
    laatste = c.bron.laatste_declaratieperiode(
        c.bericht.wet, c.bericht.gemeente, c.bericht.aanbieder
    )
    if laatste is not None and periode.begindatum < laatste:
        yield Plek(
            f"{_DECLARATIE}/DeclaratiePeriode",
            periode.begindatum.isoformat(),
            f"De declaratieperiode begint op {datum_voluit(periode.begindatum)}. Bij deze "
            f"gemeente is al gedeclareerd over de periode vanaf {datum_voluit(laatste)}.",
            f"Kies de maand die begint op {datum_voluit(laatste)}, of een latere. De "
            "productperiode mag wel in het verleden liggen.",
        )


@regel("TR319")
def tr319(c: Controle) -> Iterator[Plek]:
    """TR319: a ProductPeriode lies in the month of the DeclaratiePeriode or in an earlier one."""
    assert isinstance(c.bericht, Declaratiebericht)
    einde = c.bericht.declaratie.declaratie_periode.einddatum
    for een in prestatieregels(c):
        eind = een.prestatie.product_periode.einddatum
        if eind > einde:
            yield Plek(
                f"{een.pad}/ProductPeriode",
                eind.isoformat(),
                f"De productperiode loopt tot en met {datum_voluit(eind)}, en de "
                f"declaratieperiode tot en met {datum_voluit(einde)}.",
                "Declareer deze prestatie in een latere declaratieperiode.",
            )


@regel("TR339")
def tr339(c: Controle) -> Iterator[Plek]:
    """TR339: a line has the ProductCategorie of its Toewijzing, when that names one."""
    lijst = codelijst(PRODUCT_CATEGORIE.voor(c.bericht.wet))
    for een, product in debetregels(c):
        hoort, staat = product.product, een.prestatie.product_categorie
        if hoort is not None and staat != hoort.categorie:
            yield Plek(
                f"{een.pad}/ProductCategorie",
                staat,
                f"Toewijzing {product.toewijzing_nummer} is voor {lijst.label(hoort.categorie)} "
                f"({hoort.categorie}), niet voor {lijst.label(staat)} ({staat}).",
                "Neem de productcategorie van de toewijzing over.",
            )


@regel("TR340")
def tr340(c: Controle) -> Iterator[Plek]:
    """TR340: a line has the ProductCode of its Toewijzing, when that names one."""
    for een, product in debetregels(c):
        hoort, staat = product.product, een.prestatie.product_code
        if hoort is not None and hoort.code is not None and staat != hoort.code:
            yield Plek(
                f"{een.pad}/ProductCode",
                staat,
                f"Toewijzing {product.toewijzing_nummer} is voor "
                f"{productnaam(c.bericht.wet, hoort)}, niet voor product {staat}.",
                "Neem de productcode van de toewijzing over.",
            )


@regel("TR341")
def tr341(c: Controle) -> Iterator[Plek]:
    """TR341: a line has the Eenheid of its Toewijzing; hours may be declared in minutes.

    When the Toewijzing names no ProductCode, the Eenheid is that of the contract; an unknown
    contract is not judged, nor is a Toewijzing of one product that has a Budget alone.
    """
    for een, product in debetregels(c):
        staat = een.prestatie.eenheid
        hoort, vandaan = _eenheden(een, product)
        if hoort and staat not in hoort and not (staat == MINUUT and UUR in hoort):
            lijst = codelijst("WJ756")
            namen = " of ".join(f"‘{lijst.label(eenheid)}’" for eenheid in hoort)
            yield Plek(
                f"{een.pad}/Eenheid",
                staat,
                f"De eenheid is ‘{lijst.label(staat)}’. In {vandaan} is dat {namen}.",
                "Declareer in die eenheid. Alleen uren mogen ook in minuten worden gedeclareerd.",
            )


def _eenheden(een: Prestatieregel, product: ToegewezenProduct) -> tuple[list[str], str]:
    """Eenheden in which may be declared, when that is known, and where that stands."""
    if product.product is not None and product.product.code is not None:
        gegeven = [product.omvang.eenheid] if product.omvang is not None else []
        return gegeven, f"toewijzing {product.toewijzing_nummer}"
    gevonden = {afspraak.eenheid for afspraak in een.afspraken}
    return sorted(gevonden), "het contract met de gemeente"


def _zelfde_maand(een: date, ander: date) -> bool:
    return (een.year, een.month) == (ander.year, ander.month)
