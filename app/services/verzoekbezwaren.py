"""What stands in the way of a request beside the rules of the standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.domain.aanvraag import Aanvraag, Productopgave, Wijzigingopgave, Wijzigingsaanvraag
from app.domain.bezwaar import Bezwaar, Zwaarte
from app.domain.client import ONBEKEND, Client, jaren_later
from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.overlap import Zorgperiode, overlappingen
from app.domain.toewijzing import Toewijzing, omvang_tekst, productnaam
from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet

_MEERDERJARIG = 18
_LEEFTIJD = "WJ759, reden 9: leeftijdsgrens"


def van_aanvraag(
    een: Aanvraag, dossier: Dossier, contract: Sequence[Contractproduct], vandaag: date
) -> Iterator[Bezwaar]:
    """What the dossier and the contract have against a 315."""
    if dossier.client is not None:
        yield from _ander(een, dossier.client)
    for plek, product in enumerate(een.producten):
        yield from _leeftijd(een, plek, product)
        yield from _gestapeld(een, plek, product, dossier, vandaag)
        yield from _buiten_contract(een.wet, een.gemeente, plek, product, contract)
        yield from _eerder_afgewezen(een, plek, product, dossier.verzoeken)


def van_wijziging(
    een: Wijzigingsaanvraag,
    actueel: Iterable[Toewijzing],
    contract: Sequence[Contractproduct],
    vandaag: date,
) -> Iterator[Bezwaar]:
    """What the dossier and the contract have against a 317."""
    per_nummer = {toewijzing.sleutel.nummer: toewijzing for toewijzing in actueel}
    for wijziging in een.wijzigen:
        if (toewijzing := per_nummer.get(wijziging.toewijzing_nummer)) is not None:
            yield from _achteraf_minder(toewijzing, wijziging, vandaag)
    for plek, product in enumerate(een.nieuw):
        yield from _buiten_contract(een.wet, een.gemeente, plek, product, contract)


def _ander(een: Aanvraag, bekend: Client) -> Iterator[Bezwaar]:
    """Somebody else may have this BSN in the dossier; the name is not shown."""
    wie = een.client
    if (wie.geboortedatum, wie.achternaam) == (
        bekend.geboortedatum.datum, bekend.naam.geslachtsnaam.achternaam
    ):  # fmt: skip
        return
    yield Bezwaar(
        afspraak="andere-gegevens",
        melding="Bij dit burgerservicenummer heb je al een cliënt, met een andere achternaam of "
        "geboortedatum.",
        advies="Kijk na of het nummer klopt. De gemeente krijgt de gegevens uit dit verzoek.",
        bron="OP039",
        zwaarte=Zwaarte.LET_OP,
    )


def _leeftijd(een: Aanvraag, plek: int, product: Productopgave) -> Iterator[Bezwaar]:
    geboren, begin = een.client.geboortedatum, product.ingangsdatum
    if geboren is None or begin is None or een.client.datum_gebruik == ONBEKEND:
        return
    jarig = jaren_later(geboren, _MEERDERJARIG)
    if een.wet is Wet.WMO and begin < jarig:
        yield Bezwaar(
            afspraak="leeftijd-wmo",
            product=plek,
            melding="De cliënt is dan nog geen 18. Hulp aan kinderen valt meestal onder de "
            "Jeugdwet.",
            advies="Kijk na of de Wmo klopt.",
            bron=_LEEFTIJD,
            zwaarte=Zwaarte.LET_OP,
        )
    if een.wet is not Wet.JW:
        return
    if begin >= jarig:
        yield Bezwaar(
            afspraak="leeftijd",
            product=plek,
            melding=f"De cliënt is sinds {datum_voluit(jarig)} 18. Jeugdhulp stopt dan in de "
            "regel, en de gemeente wijst een verzoek af.",
            advies="Vraag de hulp aan onder de Wmo. Gaat het om verlengde jeugdhulp, geef dan de "
            "reden op.",
            bron=_LEEFTIJD,
            zwaarte=Zwaarte.BLOKKEERT,
        )
    elif product.einddatum is None or product.einddatum >= jarig:
        yield Bezwaar(
            afspraak="wordt-18",
            product=plek,
            melding=f"Op {datum_voluit(jarig)} wordt de cliënt 18. De gemeente wijst jeugdhulp "
            "meestal toe tot die dag.",
            advies="Kies een einddatum voor die verjaardag, of overleg met de gemeente.",
            bron=_LEEFTIJD,
            zwaarte=Zwaarte.LET_OP,
        )


def _gestapeld(
    een: Aanvraag, plek: int, product: Productopgave, dossier: Dossier, vandaag: date
) -> Iterator[Bezwaar]:
    """OP259, OP307: no request for a product on days for which it was assigned already."""
    if een.wet is None or product.ingangsdatum is None or product.soort is None:
        return
    gevraagd: Zorgperiode[Toewijzing | None] = Zorgperiode(
        None, product.product, product.ingangsdatum, product.einddatum
    )
    eerste = min(vandaag, product.ingangsdatum)
    actueel = dossier.actuele_toewijzingen(een.wet, een.gemeente, een.aanbieder, eerste)
    for nummer, toewijzing in sorted(actueel.items()):
        nu = toewijzing.actueel
        heeft: Zorgperiode[Toewijzing | None] = Zorgperiode(
            toewijzing, nu.product, nu.ingangsdatum, nu.einddatum
        )
        if any(overlappingen(een.wet, (heeft, gevraagd))):
            tot = f" tot en met {datum_voluit(nu.einddatum)}" if nu.einddatum else ""
            yield Bezwaar(
                afspraak=f"stapeling-{nummer}",
                product=plek,
                melding=f"De cliënt heeft {toewijzing.productnaam} al, met toewijzing {nummer}, "
                f"vanaf {datum_voluit(nu.ingangsdatum)}{tot}. Hetzelfde product wordt niet twee "
                "keer toegewezen over dezelfde dagen.",
                advies="Vraag het aan vanaf de dag erna, of vraag de gemeente de toewijzing te "
                "wijzigen.",
                bron="OP259, OP307",
                zwaarte=Zwaarte.BLOKKEERT,
            )


def _buiten_contract(
    wet: Wet | None,
    gemeente: str,
    plek: int,
    product: Productopgave,
    contract: Sequence[Contractproduct],
) -> Iterator[Bezwaar]:
    """OP296: what is asked fits in the contract, as far as that was recorded."""
    if wet is None or product.code is None or product.ingangsdatum is None or not contract:
        return
    van_code = [een for een in contract if een.product == product.product]
    naam = productnaam(wet, product.product)
    if not van_code:
        wat = f"{naam} staat niet in je contract met {gemeentenaam(gemeente)}."
    elif not any(een.geldt_op(product.ingangsdatum) for een in van_code):
        wat = (
            f"Het contract met {gemeentenaam(gemeente)} voor {naam} geldt niet op "
            f"{datum_voluit(product.ingangsdatum)}."
        )
    elif product.eenheid not in {een.eenheid for een in van_code}:
        eenheden = " of ".join(
            sorted({codelijst("WJ756").label(een.eenheid).lower() for een in van_code})
        )
        wat = f"Volgens je contract gaat {naam} per {eenheden}."
    else:
        return
    yield Bezwaar(
        afspraak="contract",
        product=plek,
        melding=wat,
        advies="Kies een product uit het contract, of werk het contract bij in Heenweer.",
        bron="OP296",
        zwaarte=Zwaarte.BLOKKEERT,
    )


def _eerder_afgewezen(
    een: Aanvraag, plek: int, product: Productopgave, eerder: Iterable[IngediendVerzoek]
) -> Iterator[Bezwaar]:
    """The same request, that was refused before."""
    for verzoek in eerder:
        was = verzoek.gevraagd
        if (
            verzoek.status is Verzoekstatus.AFGEWEZEN
            and was is not None
            and (verzoek.wet, verzoek.gemeente) == (een.wet, een.gemeente)
            and (was.product, was.ingangsdatum, was.einddatum, was.omvang, was.budget)
            == (
                product.product, product.ingangsdatum, product.einddatum, product.omvang,
                product.budget,
            )
        ):  # fmt: skip
            reden = codelijst("WJ759").label(verzoek.reden_afwijzing or "")
            yield Bezwaar(
                afspraak="eerder-afgewezen",
                product=plek,
                melding=f"Ditzelfde vroeg je op {datum_voluit(verzoek.gedaan_op)}. De gemeente "
                f"wees het af: {reden.lower()}.",
                advies="Verander het verzoek, of overleg eerst met de gemeente.",
                bron="Rijk van Nijmegen 1.17.1, §5.3; WJ759",
                zwaarte=Zwaarte.BLOKKEERT,
            )
            return


def _achteraf_minder(
    een: Toewijzing, wijziging: Wijzigingopgave, vandaag: date
) -> Iterator[Bezwaar]:
    """OP345: a change in retrospect may not make care unlawful that was given already."""
    nu, gewenst = een.actueel, wijziging.gewenste_ingangsdatum
    if gewenst is None or gewenst > vandaag:
        return
    minder = (
        (wijziging.omvang is not None and nu.omvang is not None
         and (wijziging.omvang.eenheid, wijziging.omvang.frequentie)
         == (nu.omvang.eenheid, nu.omvang.frequentie)
         and wijziging.omvang.volume < nu.omvang.volume)
        or (wijziging.budget or 0) < (nu.budget or 0)
        or (wijziging.einddatum is not None and wijziging.einddatum < vandaag)
    )  # fmt: skip
    if minder:
        van = omvang_tekst(nu.omvang, nu.budget)
        yield Bezwaar(
            afspraak=f"achteraf-{wijziging.toewijzing_nummer}",
            melding=f"Je vraagt achteraf minder dan er is toegewezen"
            f"{van and f' ({van})'}. Hulp die al is gegeven, moet er nog binnen passen.",
            advies="Kijk na wat er al is geleverd en gedeclareerd.",
            bron="OP345",
            zwaarte=Zwaarte.LET_OP,
        )
