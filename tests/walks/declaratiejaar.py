"""A year of declaring: what a provider and its gemeenten do every month, and in the end.

Every month: care is recorded, some of it late, wrong or too much; the declarations are made,
exported, refused by VECOZO or answered by gemeenten that keep their own administration; lines are
redeclared, credited, decided on and given up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random

from sqlalchemy import insert

from app.domain.declaratie import Prestatiestatus, Regelstand, Vaststelling, met_teken
from app.domain.productperiode import volgende_maand
from app.domain.verzending import Status
from app.domain.voorstelregel import Regelsleutel
from app.errors import UserError
from app.services import declaraties, declareren, exporteren, instellen, verzenden
from app.services.ontvangen import Uitkomst
from app.services.voorstellen import Voorstel
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht, Prestatie
from app.store.engine import SCHRIJVEN
from app.store.tables_declareren import betaling
from tests.walks.gemeente import Gemeenten, schemafouten, willekeurige_afkeur
from tests.walks.jaar import (
    ANDERE_AGB,
    Administratie,
    Gegeven,
    Sleutel,
    Zorg,
    contract,
    toewijzingen,
)
from tests.walks.praktijk import Praktijk, prestaties

MAANDEN = [date(2026, maand, 1) for maand in range(1, 13)]
NA_AFLOOP = date(2027, 1, 1)  # of an output the last week of December may belong to it (IV076)


@dataclass
class Jaar:
    """One year of one provider."""

    praktijk: Praktijk
    gemeenten: Gemeenten
    administratie: Administratie
    toeval: Random
    weg: list[Declaratiebericht] = field(default_factory=list)  # exported
    vecozo: list[Declaratiebericht] = field(default_factory=list)  # refused by VECOZO
    wachten: list[DeclaratieAntwoordbericht] = field(default_factory=list)  # 325s on their way
    toegekend: int = 0  # by the totals of the 325s
    te_laat: list[Zorg] = field(default_factory=list)
    laat: list[Gegeven] = field(default_factory=list)  # their 301 comes in March
    gedaan: Counter[str] = field(default_factory=Counter)

    @property
    def ws(self) -> Workspace:
        return self.praktijk.ws

    def kans(self, hoe_vaak: float) -> bool:
        return self.toeval.random() < hoe_vaak

    # Before

    def begin(self) -> None:
        instellen.zet_aanbieder(self.ws, ANDERE_AGB, "De Eik")
        with self.ws.schrijven() as uow:
            uow.contracten.voeg_toe(self.gemeenten.contract)
            uow.commit()
        alle = list(self.administratie.op_nummer.values())
        self.laat = [een for een in alle if self.kans(0.1)]
        self.wijs_toe(*(een.nummer for een in alle if een not in self.laat))

    def wijs_toe(self, *nummers: int) -> None:
        berichten = [
            self.gemeenten.geef(self.administratie.op_nummer[nummer].bericht(self.praktijk.dag))
            for nummer in nummers
        ]
        for regel in self.praktijk.ontvang(*berichten):
            assert (regel.uitkomst, regel.reden, regel.bevindingen) == (Uitkomst.VERWERKT, "", ())

    # A month

    def maand(self, maand: date) -> None:
        nieuw = self.administratie.zorg_van_maand(maand, self.toeval)
        laat = [een for een in nieuw if self.kans(0.15)]
        self.leg_vast([een for een in nieuw if een not in laat] + self.te_laat)
        self.te_laat = laat
        self.praktijk.dag = volgende_maand(maand).replace(day=5)
        if maand.month == 3:
            self.wijs_toe(*(een.nummer for een in self.laat))
        if maand.month == 8:
            self.verkort()
        self.ontvang(*self.wachten)
        self.wachten = []
        self.wijzig_zorg(0.03)
        self.besluit(self.praktijk.stel(maand), 0.3)
        self.geef_op(0.2)
        self.crediteer(0.04)
        self.declareer(maand, kans=0.06)
        self.controleer()

    def leg_vast(self, zorg: list[Zorg]) -> None:
        with self.ws.schrijven() as uow:
            ids = uow.zorg.voeg_toe(map(self.administratie.regel, zorg), self.ws.nu())
            uow.commit()
        self.administratie.zorg |= dict(zip(ids, zorg, strict=True))

    def wijzig_zorg(self, hoe_vaak: float) -> None:
        """Change or withdraw some care, of whichever month."""
        with self.ws.schrijven() as uow:
            for id_, een in list(self.administratie.zorg.items()):
                if not self.kans(hoe_vaak):
                    continue
                nieuw = None
                if self.kans(0.6):
                    aantal = self.toeval.choice([een.aantal * 2, een.aantal + 1, een.aantal])
                    nieuw = Zorg(een.gegeven, een.soort, een.dag, aantal)
                regel = self.administratie.regel(nieuw) if nieuw else None
                nieuw_id = uow.zorg.vervang(id_, regel, self.ws.nu())
                del self.administratie.zorg[id_]
                if nieuw is not None and nieuw_id is not None:
                    self.administratie.zorg[nieuw_id] = nieuw
                self.gedaan["zorg gewijzigd"] += 1
            uow.commit()

    def verkort(self) -> None:
        """Some Toewijzingen turn out to have ended before."""
        for een in self.administratie.op_nummer.values():
            einde = date(2026, 7, 15)
            if een.begin < einde and een.eind > einde and self.kans(0.1):
                een.eind = einde
                self.wijs_toe(een.nummer)
                self.gedaan["toewijzing verkort"] += 1

    def besluit(self, voorstel: Voorstel, hoe_vaak: float) -> None:
        """Decide on lines that are red: half of it, or nothing."""
        for declaratie in voorstel.declaraties:
            for lijn in declaratie.lijnen:
                if lijn.bevindingen and lijn.regel.volume and self.kans(hoe_vaak):
                    volume = self.toeval.choice([0, lijn.regel.volume // 2])
                    geregistreerd = lijn.regel.geregistreerd
                    declareren.besluit(
                        self.ws, lijn.regel.sleutel, geregistreerd, volume, "te veel"
                    )
                    self.gedaan["besluit"] += 1

    def geef_op(self, hoe_vaak: float, weer_op: float = 0.2) -> None:
        for rij in declaraties.afgekeurd(self.ws):
            if self.kans(hoe_vaak) and rij.regel.id is not None:
                declaraties.geef_op(self.ws, rij.regel.id, "de gemeente blijft erbij")
                self.gedaan["opgegeven"] += 1
                if self.kans(weer_op):
                    declaraties.pak_op(self.ws, rij.regel.id)

    def crediteer(self, hoe_vaak: float) -> None:
        """Take granted lines back, with another volume in their place or without."""
        for _, rijen in self.praktijk.rijen():
            for rij in rijen:
                mag = rij.stand is Regelstand.TOEGEKEND and not rij.regel.is_credit
                if not mag or not self.kans(hoe_vaak):
                    continue
                referentie = rij.regel.prestatie.product_referentie.referentie_nummer
                volume = max(1, rij.regel.prestatie.geleverd_volume // 2)
                try:
                    declareren.crediteer(
                        self.ws, referentie, self.toeval.choice([None, volume]), wet=rij.regel.wet
                    )
                    self.gedaan["gecrediteerd"] += 1
                except UserError:
                    self.gedaan["niet gecrediteerd"] += 1

    def declareer(self, maand: date, kans: float) -> int:
        """Make, export, submit and answer what there is; gives how many 323s left."""
        for een in self.praktijk.maak(maand).verzendingen:
            if self.kans(kans):
                verzenden.trek_terug(self.ws, een.bewaard_id)
                self.gedaan["teruggetrokken"] += 1
        if kans:
            self.wijzig_zorg(0.01)
        berichten = self.exporteer()
        for een in self.praktijk.verzendingen(Status.KLAAR):  # its care changed: made anew
            if een.soort.value == "323":
                verzenden.trek_terug(self.ws, een.bewaard_id)
                self.gedaan["thuisgebleven"] += 1
        self.praktijk.maak(maand)
        assert self.praktijk.maak(maand).verzendingen == ()
        berichten += self.exporteer()
        assert [v for v in self.praktijk.verzendingen(Status.KLAAR) if v.soort.value == "323"] == []
        self.gedaan["declaraties"] += len(berichten)
        antwoorden: list[DeclaratieAntwoordbericht] = []
        for bericht in berichten:
            assert schemafouten(bericht) == []
            verzenden.meld_ingediend(self.ws, [bericht.identificatie])
            if self.kans(kans):
                verzenden.meld_afgekeurd(self.ws, bericht.identificatie, "123")
                self.vecozo.append(bericht)
                continue
            dag = self.praktijk.dag
            bevindingen = self.gemeenten.bevindingen(bericht, dag)
            if bevindingen:  # a credit line was refused, and the answer that says so is on its way
                assert {een.regel for een in bevindingen} <= {"TR321", "TR322", "TR369", "TR389"}
                refused = map(_weigert_credit, [*self.wachten, *antwoorden])
                assert any(refused) or set(map(id, berichten)) & set(map(id, self.vecozo))
                self.gedaan["na een afgekeurde credit"] += 1
            afgekeurd = [*bevindingen, *willekeurige_afkeur(bericht, self.toeval, kans)]
            antwoord = self.gemeenten.beslis(bericht, dag, afgekeurd)
            (self.wachten if self.kans(kans * 3) else antwoorden).append(antwoord)
        self.weg += berichten
        self.ontvang(*antwoorden)
        return len(berichten)

    def exporteer(self) -> list[Declaratiebericht]:
        doel = self.praktijk.map / f"export{len(list(self.praktijk.map.iterdir()))}"
        paden = exporteren.exporteer(self.ws, doel).paden
        berichten = (decode(pad.read_bytes()) for pad in paden)
        return [een for een in berichten if isinstance(een, Declaratiebericht)]

    def ontvang(self, *antwoorden: DeclaratieAntwoordbericht) -> None:
        for regel in self.praktijk.ontvang(*antwoorden):
            assert (regel.uitkomst, regel.bevindingen) == (Uitkomst.VERWERKT, ())
            assert not regel.reden or "creditregel" in regel.reden
        for antwoord in antwoorden:
            if antwoord.declaratie_antwoord is not None:
                totaal = antwoord.declaratie_antwoord.totaal_toegekend_bedrag
                self.toegekend += met_teken(totaal.totaal_bedrag, totaal.debet_credit)

    # What must hold

    def controleer(self) -> None:
        """Hold after every month: nothing twice, and every total is that of its lines."""
        regels = [een for bericht in self.weg for een in prestaties(bericht)]
        nummers = [(b.wet, b.declaratie.declaratie_nummer) for b in self.weg]
        assert len(set(nummers)) == len(nummers)
        referenties = [
            (b.wet, een.product_referentie.referentie_nummer)
            for b in self.weg
            for een in prestaties(b)
        ]
        assert len(set(referenties)) == len(regels)
        staat: Counter[Sleutel] = Counter()
        for rij, lijnen in self.praktijk.rijen():
            assert rij.klopt
            assert rij.totaal == sum(bedrag_van(lijn.regel.prestatie) for lijn in lijnen)
            for lijn in lijnen:
                een = lijn.regel.prestatie
                toegekend = lijn.regel.status is Prestatiestatus.TOEGEKEND
                if toegekend or (lijn.regel.is_credit and lijn.regel.status.telt):
                    maand = een.product_periode.begindatum.isoformat()[:7]
                    sleutel = (
                        rij.wet,
                        rij.gemeente,
                        een.toewijzing_nummer,
                        een.product_code,
                        maand,
                    )
                    staat[sleutel] += -1 if lijn.regel.is_credit else 1
        assert set(staat.values()) <= {0, 1}

    def sluit(self) -> None:
        """Declare what is left until nothing comes of it any more, and give up what is refused."""
        laatste = NA_AFLOOP
        self.praktijk.dag = date(2027, 2, 5)
        self.leg_vast(self.te_laat)
        self.ontvang(*self.wachten)
        self.wachten = []
        self.besluit(self.praktijk.stel(laatste), 0.5)
        self.geef_op(0.3)
        for _ in range(6):
            if not self.declareer(laatste, kans=0):
                break
        else:
            raise AssertionError("there is always something more to declare")
        self.geef_op(1, weer_op=0)
        self.controleer()

    def betaal(self) -> None:
        """Let every gemeente pay what it granted."""
        rijen = [
            {"bericht_id": rij.bericht_id, "datum": self.praktijk.dag, "bedrag": rij.toegekend,
             "omschrijving": ""}
            for rij, _ in self.praktijk.rijen()
            if rij.toegekend
        ]  # fmt: skip
        with self.ws.engine.connect().execution_options(**{SCHRIJVEN: True}) as verbinding:
            verbinding.begin()
            verbinding.execute(insert(betaling), rijen)
            verbinding.commit()

    def sleutel(self, een: Regelsleutel | Vaststelling) -> Sleutel:
        """Key of a line or a decision as this test knows it."""
        gegeven = self.administratie.op_nummer[self.nummers[een.toewijzing_id]]
        maand = een.maand.isoformat()[:7]
        return (gegeven.wet, gegeven.gemeente, gegeven.nummer, een.product_code, maand)

    @cached_property
    def nummers(self) -> dict[int, int]:
        """ToewijzingNummer by its id in the store."""
        with self.ws.lezen() as uow:
            alle = [t for d in uow.dossiers.alle() for t in d.toewijzingen.values()]
        return {een.id: een.sleutel.nummer for een in alle if een.id is not None}


def _weigert_credit(antwoord: DeclaratieAntwoordbericht) -> bool:
    """Whether an answer refuses a credit line, or all of a declaration."""
    inhoud = antwoord.declaratie_antwoord
    if inhoud is None or "9333" in inhoud.retour_codes:
        return True
    return any(bedrag_van(een) < 0 for client in inhoud.clienten for een in client.prestaties)


def bedrag_van(prestatie: Prestatie) -> int:
    ingediend = prestatie.ingediend_bedrag
    return met_teken(ingediend.bedrag, ingediend.debet_credit)


def een_jaar(ws: Workspace, map_: Path, soorten: list[str], zaad: int) -> Jaar:
    """Let a year pass, and close it."""
    toeval = Random(zaad)
    gegeven = {een.nummer: een for een in toewijzingen(soorten, toeval)}
    jaar = Jaar(
        Praktijk(ws, map_, date(2026, 1, 2)), Gemeenten(contract()), Administratie(gegeven), toeval
    )
    jaar.begin()
    for maand in MAANDEN:
        jaar.maand(maand)
    jaar.sluit()
    jaar.betaal()
    return jaar
