"""Rules about numbers that may be used once: TR056, TR332."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.toewijzing import Toewijzingsleutel, productnaam
from app.rules.pad import HEADER
from app.rules.regel import Controle, Plek, regel
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import Client, ToegewezenProduct


@regel("TR056")
def tr056(c: Controle) -> Iterator[Plek]:
    """TR056: a sender uses an Identificatie once per berichtsoort."""
    if c.bron.identificatie_gebruikt(c.bericht):
        identificatie = c.bericht.header.bericht_identificatie.identificatie
        wie = f"Je hebt al een ander bericht {c.bericht.naam}"
        if c.bericht.soort.ontvangt_aanbieder:
            wie = f"Deze gemeente stuurde al een ander bericht {c.bericht.naam}"
        yield Plek(
            f"{HEADER}/BerichtIdentificatie/Identificatie",
            identificatie,
            f"{wie} met identificatie {identificatie}.",
            c.advies(
                "het bericht opnieuw te sturen met een nieuwe identificatie",
                "Maak het bericht opnieuw. Het krijgt dan een nieuwe identificatie.",
            ),
        )


@regel("TR332")
def tr332(c: Controle) -> Iterator[Plek]:
    """TR332: within a gemeente and a wet, a ToewijzingNummer belongs to one ToegewezenProduct.

    An aanbieder may judge it by what the gemeente sent before, for that the gemeente knows
    (OP095). The number was used twice when it came earlier

    - for another client or another AGB code of ours, or
    - with another Product or Ingangsdatum and without RedenWijziging: that is how a new
      Toewijzing looks (IV099), and a new one has a new number (IV066). With RedenWijziging the
      gemeente changes the one that we have. More than IV066 allows perhaps, but under the
      number that it had, so that this rule is not broken.

    Numbers given to other aanbieders are unknown to us. The same number twice within one
    message is for TR101, at level 2.
    """
    for _, client in c.objecten(Client):  # a 301 is about one client
        for pad, product in c.objecten(ToegewezenProduct):
            wat = _gebruikt_voor(c, client, product)
            if wat:
                nummer = str(product.toewijzing_nummer)
                yield Plek(
                    f"{pad}/ToewijzingNummer",
                    nummer,
                    f"Nummer {nummer} is al van een andere toewijzing van deze gemeente: {wat}.",
                    "Vraag de gemeente om deze toewijzing een eigen nummer te geven.",
                )


def _gebruikt_voor(c: Controle, client: Client, product: ToegewezenProduct) -> str:
    """What the number was used for before, or nothing when it is this ToegewezenProduct."""
    bericht = c.bericht
    sleutel = Toewijzingsleutel(bericht.wet, bericht.gemeente, product.toewijzing_nummer)
    bekend = c.dossier.toewijzingen.get(sleutel)
    bsn = bekend.bsn if bekend is not None else c.bron.bsn_van_toewijzing(sleutel)
    if bsn is not None and bsn != client.bsn:
        return "die van een andere cliënt"
    if bekend is None:
        return ""
    if bekend.aanbieder != bericht.aanbieder:
        return f"die aan AGB-code {bekend.aanbieder}"
    is_bekend = (product.product, product.ingangsdatum) in [
        (versie.product.product, versie.product.ingangsdatum) for versie in bekend.versies
    ]
    if is_bekend or product.reden_wijziging is not None:
        return ""
    eerder = bekend.actueel
    if eerder.product != product.product:
        return f"die voor {productnaam(bericht.wet, eerder.product)}"
    return f"die vanaf {datum_voluit(eerder.ingangsdatum)}"
