"""A gemeente on the other side: it keeps what it gave and what came in, and decides on a 323."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from random import Random

from lxml import etree

from app.domain.contract import Contractproduct
from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus, met_teken
from app.domain.dossier import Dossier
from app.rules.check import check
from app.rules.finding import Finding
from app.services.bron import Databron, partijen
from app.standard.codec import encode, valideer
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht, Prestatie
from app.standard.element import Vorm
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from tests.standard.officieel import xsd
from tests.walks.conftest import afkeuring
from tests.walks.declareren import antwoord325, regelpad


@dataclass(frozen=True)
class Regel:
    """A line that came in, and what was decided on it; ``bedrag`` is negative when credit."""

    wet: Wet
    gemeente: str
    prestatie: Prestatie
    toegekend: bool

    @property
    def sleutel(self) -> tuple[Wet, str, int, str, str]:
        """What it declares: wet, gemeente, Toewijzing, product and month."""
        een = self.prestatie
        maand = een.product_periode.begindatum.isoformat()[:7]
        return (self.wet, self.gemeente, een.toewijzing_nummer, een.product_code, maand)

    @property
    def bedrag(self) -> int:
        ingediend = self.prestatie.ingediend_bedrag
        return met_teken(ingediend.bedrag, ingediend.debet_credit)


@dataclass
class Gemeenten:
    """All gemeenten of a test: what they gave, what was agreed, what they decided."""

    contract: list[Contractproduct]
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    regels: list[Regel] = field(default_factory=list)
    _bron: Databron = field(default_factory=lambda: Databron(date.min))

    def geef(self, bericht: Toewijzingbericht) -> Toewijzingbericht:
        """Send a 301."""
        assert bericht.client is not None
        dossier = self.dossiers.setdefault(bericht.client.bsn, Dossier())
        dossier.neem_op(bericht, len(self.dossiers), datetime(2026, 1, 1, tzinfo=UTC))
        return bericht

    def bevindingen(self, bericht: Declaratiebericht, dag: date) -> tuple[Finding, ...]:
        """What is wrong with a declaration by all that this side knows."""
        bron = self._bron
        bron.vandaag, bron.dossiers = dag, self.dossiers
        partij = (bericht.wet, bericht.gemeente)
        bron.contracten = {
            partij: [een for een in self.contract if (een.wet, een.gemeente) == partij]
        }
        return check(bericht, Dossier(), bron)

    def beslis(
        self, bericht: Declaratiebericht, dag: date, afgekeurd: Iterable[Finding] = ()
    ) -> DeclaratieAntwoordbericht:
        """Answer, and remember what was decided."""
        antwoord = antwoord325(bericht, *afgekeurd, dag=dag)
        inhoud = antwoord.declaratie_antwoord
        heel_af = inhoud is None or any(code in inhoud.retour_codes for code in ("9333",))
        weg = {
            een.product_referentie.referentie_nummer
            for client in (inhoud.clienten if inhoud else ())
            for een in client.prestaties
        }
        bron = self._bron
        bron.nummers = {*bron.nummers, (bericht.wet, bericht.declaratie.declaratie_nummer)}
        if not heel_af:
            maand = bericht.declaratie.declaratie_periode.begindatum
            wie = partijen(bericht)
            bron.maanden = {**bron.maanden, wie: max(maand, bron.maanden.get(wie, maand))}
        for client in bericht.declaratie.clienten:
            for een in client.prestaties:
                referentie = een.product_referentie.referentie_nummer
                bron.referenties = {*bron.referenties, (bericht.wet, referentie)}
                goed = not heel_af and referentie not in weg
                self.regels.append(Regel(bericht.wet, bericht.gemeente, een, goed))
                self.dossiers[client.bsn].prestaties.append(
                    GedeclareerdePrestatie(
                        wet=bericht.wet,
                        gemeente=bericht.gemeente,
                        aanbieder=bericht.aanbieder,
                        prestatie=een,
                        status=Prestatiestatus.TOEGEKEND if goed else Prestatiestatus.AFGEKEURD,
                    )
                )
        return antwoord


def willekeurige_afkeur(bericht: Declaratiebericht, toeval: Random, kans: float) -> list[Finding]:
    """Reasons to refuse all, some, or nothing; a credit line alone is never refused (IV085)."""
    worp = toeval.random()
    if worp < kans / 8:
        return [Finding("CS319", 2, "0001", "/Bericht/Header", "", "", "")]
    if worp < kans / 4:
        return [afkeuring("TR333", "9333", "/Bericht/Declaratie")]
    gevonden = []
    for nummer, client in enumerate(bericht.declaratie.clienten, 1):
        if toeval.random() < kans / 6:
            gevonden.append(
                afkeuring("TR304", "8187", f"/Bericht/Declaratie/Clienten/Client[{nummer}]")
            )
            continue
        for plaats, een in enumerate(client.prestaties, 1):
            if een.ingediend_bedrag.debet_credit == "D" and toeval.random() < kans:
                gevonden.append(afkeuring("TR321", "9321", regelpad(nummer, plaats)))
    return gevonden


def schemafouten(bericht: Declaratiebericht) -> list[str]:
    """What the schema says against a declaration, the official one too where it is."""
    gevonden = [str(fout) for fout in valideer(bericht)]
    vorm = Vorm(bericht.wet, bericht.soort)
    if xsd(vorm).exists():
        schema = _officieel(vorm)
        if not schema.validate(etree.fromstring(encode(bericht))):
            gevonden.append(str(schema.error_log))
    return gevonden


@cache
def _officieel(vorm: Vorm) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(xsd(vorm))))
