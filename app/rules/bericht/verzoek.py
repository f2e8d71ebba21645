"""Rules about what is asked in a 315 or 317: CD043, CD066-CD068, TR352, TR353, TR380, TR383."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.verwijzing import Verwijzerfout, verwijzerfouten
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Verwijzer
from app.standard.leesbaar import datum_voluit
from app.standard.verzoek import AangevraagdProduct, NieuwProduct, Verzoek


@regel("CD043")
def cd043(c: Controle) -> Iterator[Plek]:
    """CD043: BeschikkingIngangsdatum stands with a BeschikkingNummer, and not without."""
    for pad, product in c.objecten(AangevraagdProduct):
        ingang = product.beschikking_ingangsdatum
        if (product.beschikking_nummer is None) == (ingang is None):
            continue
        if ingang is None:
            melding = (
                "Er staat een beschikkingnummer, maar niet vanaf wanneer de beschikking geldt."
            )
            advies = "Vul de ingangsdatum van de beschikking in."
        else:
            melding = (
                f"Er staat dat de beschikking geldt vanaf {datum_voluit(ingang)}, "
                "maar niet welk nummer die heeft."
            )
            advies = "Vul het beschikkingnummer in. Is er geen beschikking, laat dan beide leeg."
        yield Plek(
            f"{pad}/BeschikkingIngangsdatum", ingang.isoformat() if ingang else "", melding, advies
        )


@regel("CD066")
def cd066(c: Controle) -> Iterator[Plek]:
    """CD066: a doctor or gecertificeerde instelling with an AGB code is not named as well.

    Types 02 to 05. The name is not shown.
    """
    for pad, _, fout in _verwijzers(c, "CD066"):
        yield Plek(f"{pad}/Verwijzer/Naam", "", fout.melding, fout.advies)


@regel("CD067")
def cd067(c: Controle) -> Iterator[Plek]:
    """CD067: a doctor or gecertificeerde instelling without an AGB code is named.

    Types 02 to 05.
    """
    for pad, _, fout in _verwijzers(c, "CD067"):
        yield Plek(f"{pad}/Verwijzer/Naam", "", fout.melding, fout.advies)


@regel("CD068")
def cd068(c: Controle) -> Iterator[Plek]:
    """CD068: nobody but a doctor or gecertificeerde instelling has an AGB code.

    Types other than 02 to 05. What they may have as Naam, no rule says.
    """
    for pad, van, fout in _verwijzers(c, "CD068"):
        yield Plek(
            f"{pad}/Verwijzer/ZorgverlenerCode",
            van.zorgverlener_code or "",
            fout.melding,
            fout.advies,
        )


def _verwijzers(c: Controle, nummer: str) -> Iterator[tuple[str, Verwijzer, Verwijzerfout]]:
    """Give who referred against a rule, with the path of the product."""
    for pad, product in c.objecten(AangevraagdProduct):
        van = product.verwijzer
        for fout in verwijzerfouten(van.type, van.naam, van.zorgverlener_code):
            if fout.regel == nummer:
                yield pad, van, fout


@regel("TR352")
def tr352(c: Controle) -> Iterator[Plek]:
    """TR352: a 317 names at least one Toewijzing that there is."""
    for pad, verzoek in c.objecten(Verzoek):
        if not verzoek.ongewijzigde_producten and not verzoek.te_wijzigen_producten:
            yield Plek(
                f"{pad}/OngewijzigdeProducten",
                "",
                "Het verzoek om wijziging noemt geen enkele toewijzing die de cliënt al heeft.",
                "Noem alle lopende toewijzingen van de cliënt, ook die gelijk blijven. "
                "Heeft de cliënt er geen, doe dan een verzoek om toewijzing (315).",
            )


@regel("TR353")
def tr353(c: Controle) -> Iterator[Plek]:
    """TR353: a 317 asks at least one thing to change or to add."""
    for pad, verzoek in c.objecten(Verzoek):
        if not verzoek.te_wijzigen_producten and not verzoek.nieuwe_producten:
            yield Plek(
                f"{pad}/TeWijzigenProducten",
                "",
                "Het verzoek om wijziging vraagt niets te veranderen.",
                "Geef aan welke toewijzing anders moet, of welk product erbij moet komen.",
            )


@regel("TR380")
def tr380(c: Controle) -> Iterator[Plek]:
    """TR380: a NieuwProduct is asked from a day after the Dagtekening.

    The tables do not name the element. It cannot be GewensteIngangsdatum of TeWijzigenProduct,
    which may lie back as far as the Toewijzing itself (TR357, IV092), nor an Einddatum, to
    which IV092 sets no such bound: what is left is GewensteIngangsdatum of NieuwProduct.
    """
    for pad, nieuw in c.objecten(NieuwProduct):
        gewenst = nieuw.gewenste_ingangsdatum
        if gewenst <= c.dagtekening:
            yield Plek(
                f"{pad}/GewensteIngangsdatum",
                gewenst.isoformat(),
                f"Het nieuwe product is gevraagd vanaf {datum_voluit(gewenst)}. Dat kan pas "
                f"vanaf de dag na de dagtekening ({datum_voluit(c.dagtekening)}).",
                "Kies een latere ingangsdatum.",
            )


@regel("TR383")
def tr383(c: Controle) -> Iterator[Plek]:
    """TR383: every AangevraagdProduct in a 315 has its own ReferentieAanbieder."""
    gezien: set[str] = set()
    for pad, product in c.objecten(AangevraagdProduct):
        referentie = product.referentie_aanbieder
        if referentie in gezien:
            yield Plek(
                f"{pad}/ReferentieAanbieder",
                referentie,
                f"Referentie {referentie} staat al bij een ander product in dit bericht.",
                "Geef elk aangevraagd product een eigen referentie.",
            )
        gezien.add(referentie)
