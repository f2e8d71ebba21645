"""A text to mail or read out to the gemeente when its answer, decision or payment stays away.

No name and no BSN is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.deadlines.termijnen import WOONPLAATSBEGINSEL, Termijn
from app.domain.openstaand import AntwoordOpen, BesluitOpen, BetalingOpen
from app.gui.brief import BriefPagina
from app.gui.context import Kantoor
from app.gui.format import datum
from app.gui.gemeentecontact import Contactvak
from app.gui.vandaag.contact import contact
from app.gui.vandaag.uitstellen import Uitstelvraag, stel_uit
from app.services import uitstellen
from app.services.taakwoorden import declaratie_nummer
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag, datum_voluit, maand_voluit

_UITLEG = """\
De gemeente had al moeten antwoorden. Vraag ernaar met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met de
identificatie en de datum vindt de gemeente het bericht terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""

_UITLEG_BETALING = """\
De gemeente had al moeten betalen. Kijk eerst of het geld echt niet binnen is: boek anders de
betaling bij de declaratie. Vraag ernaar met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met het
declaratienummer vindt de gemeente de declaratie terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""

_UITLEG_BESLUIT = """\
Vraag met deze tekst hoe het met je verzoek staat, per mail of aan de telefoon. Wacht je nog binnen
de termijn, dan hoeft dat niet.

Stuur het verzoek niet nog eens: dat vertraagt het alleen maar.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met de referentie en
de identificatie vindt de gemeente het verzoek terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""

_UITLEG_RUST = """
*Bellen* geeft een kort briefje voor aan de telefoon. Bovenaan staat hoe je de backoffice bereikt;
weet Heenweer dat nog niet, vul het dan in.

Heb je het gevraagd? Met **Stel uit** laat je de taak een paar dagen rusten. De termijn van de
gemeente schuift niet op.
"""


def onderwerp(termijnen: Sequence[Termijn]) -> str:
    """Give the subject of the mail."""
    eerste = termijnen[0]
    if isinstance(eerste.feit, BetalingOpen):
        nummers = ", ".join(declaratie_nummer(t.feit) for t in termijnen)
        return f"Nog geen betaling ontvangen van declaratie {nummers}"
    if isinstance(eerste.feit, BesluitOpen):
        return f"Nog geen besluit ontvangen op {_naam(eerste, eerste.feit.soort)}"
    heen = Berichtsoort(eerste.soort).heen
    return f"Geen {_naam(eerste, eerste.soort)} ontvangen op {_naam(eerste, heen)}"


def tekst(termijnen: Sequence[Termijn]) -> str:
    """Give the text of the mail; it identifies the messages and nobody in them."""
    if isinstance(termijnen[0].feit, BetalingOpen):
        return _tekst_betaling(termijnen)
    if isinstance(termijnen[0].feit, BesluitOpen):
        return _tekst_besluit(termijnen)
    eerste, een = termijnen[0], len(termijnen) == 1
    soort = Berichtsoort(eerste.soort)
    wat = "een bericht" if een else f"{len(termijnen)} berichten"
    berichten = "\n".join(_regel(t) for t in termijnen)
    return (
        "Beste collega,\n\n"
        f"Via VECOZO hebben wij {wat} ingediend waarop wij nog geen antwoord hebben ontvangen:\n\n"
        f"{berichten}\n\n"
        f"Wij verwachten daarop een {soort.titel.lower()} ({_naam(eerste, soort)}), binnen "
        f"{eerste.lengte} na ontvangst ({_afspraak(eerste)}).\n\n"
        f"Wil je nagaan of {'het bericht' if een else 'de berichten'} bij jullie "
        f"{'is' if een else 'zijn'} aangekomen, en het antwoord via VECOZO sturen?\n\n"
        "Met vriendelijke groet,\n"
    )


def _tekst_betaling(termijnen: Sequence[Termijn]) -> str:
    eerste, een = termijnen[0], len(termijnen) == 1
    declaraties = "\n".join(_declaratie(t) for t in termijnen)
    return (
        "Beste collega,\n\n"
        f"Van {'deze declaratie' if een else 'deze declaraties'} hebben wij nog niet alles "
        f"ontvangen wat is toegekend:\n\n{declaraties}\n\n"
        f"Wij verwachten de betaling binnen {eerste.lengte} ({_afspraak(eerste)}).\n\n"
        "Wil je nagaan wanneer je betaalt, of op welke datum en met welk kenmerk dat is gedaan?\n\n"
        "Met vriendelijke groet,\n"
    )


def _tekst_besluit(termijnen: Sequence[Termijn]) -> str:
    eerste, een = termijnen[0], len(termijnen) == 1
    feit = eerste.feit
    assert isinstance(feit, BesluitOpen)  # asked for by the first one
    verzoeken = "\n".join(_verzoek(t) for t in termijnen)
    wat = "een verzoek" if een else f"{len(termijnen)} verzoeken"
    stand = "waarop wij nog geen besluit hebben ontvangen"
    if feit.in_onderzoek:
        stand = f"{'dat' if een else 'die'} jullie in onderzoek hebben"
    if eerste.soort == WOONPLAATSBEGINSEL:
        vraag = (
            "Vinden jullie dat een andere gemeente verantwoordelijk is? Dan ontvangen wij dat "
            f"graag in een {_naam(eerste, Berichtsoort.ANTWOORD)} met die gemeente erin, binnen "
            f"{eerste.lengte} na ontvangst ({_afspraak(eerste)})."
        )
    else:
        vanaf = "de dagtekening van het verzoek" if feit.in_onderzoek else "ontvangst"
        vraag = (
            f"Wij verwachten een toewijzing ({_naam(eerste, Berichtsoort.TOEWIJZING)}) of een "
            f"antwoord ({_naam(eerste, Berichtsoort.ANTWOORD)}) binnen {eerste.lengte} na {vanaf} "
            f"({_afspraak(eerste)}). Wil je laten weten wanneer wij het besluit krijgen?"
        )
    return (
        "Beste collega,\n\n"
        f"Via VECOZO hebben wij {wat} ingediend {stand}:\n\n{verzoeken}\n\n{vraag}\n\n"
        "Met vriendelijke groet,\n"
    )


def _verzoek(t: Termijn) -> str:
    assert isinstance(t.feit, BesluitOpen)  # of such a fact only
    referenties = t.feit.referenties
    naam = "referentie" if len(referenties) == 1 else "referenties"
    return (
        f"- {t.feit.soort.titel} ({_naam(t, t.feit.soort)}), {naam} {', '.join(referenties)}, "
        f"identificatie {t.identificatie}, ingediend op {datum_voluit(t.feit.ingediend_op)}"
    )


def _regel(t: Termijn) -> str:
    assert isinstance(t.feit, AntwoordOpen)  # only an answer is asked of a gemeente
    heen = Berichtsoort(t.soort).heen
    nummer = f"declaratienummer {t.feit.declaratie_nummer}, " if t.feit.declaratie_nummer else ""
    return (
        f"- {heen.titel} ({_naam(t, heen)}), {nummer}identificatie {t.identificatie}, "
        f"ingediend op {datum_voluit(t.feit.ingediend_op)}"
    )


def _declaratie(t: Termijn) -> str:
    assert isinstance(t.feit, BetalingOpen)  # of such a fact only
    return (
        f"- Declaratienummer {t.feit.declaratie_nummer} ({_naam(t, Berichtsoort.DECLARATIE)}) over "
        f"{maand_voluit(t.feit.maand)}, ingediend op {datum_voluit(t.feit.ingediend_op)}: "
        f"nog {bedrag(t.feit.bedrag)}"
    )


def _afspraak(t: Termijn) -> str:
    """Where the term stands: the rule, and what the region agreed where that differs."""
    return "; ".join(dict.fromkeys(deel for deel in (t.regel, t.bron) if deel))


def _naam(t: Termijn, soort: str) -> str:
    return f"{t.wet.value.upper()}{soort}"


def bel(termijnen: Sequence[Termijn]) -> str:
    """Give what to ask on the telephone, and what to have at hand: nobody is named in it."""
    eerste, een = termijnen[0], len(termijnen) == 1
    feit = eerste.feit
    if isinstance(feit, BetalingOpen):
        regels = [_declaratie(t) for t in termijnen]
        vraag = f"Wanneer betalen jullie {'deze declaratie' if een else 'deze declaraties'}?"
        anders = "Is er al betaald: op welke datum en met welk kenmerk?"
    elif isinstance(feit, BesluitOpen):
        regels = [_verzoek(t) for t in termijnen]
        anders = "Ontbreekt er nog iets?"
        vraag = f"Wanneer krijgen wij het besluit op {'dit verzoek' if een else 'deze verzoeken'}?"
        if eerste.soort == WOONPLAATSBEGINSEL:
            vraag = "Vinden jullie dat een andere gemeente verantwoordelijk is, en welke?"
    else:
        regels = [_regel(t) for t in termijnen]
        vraag = f"{'Is dit bericht' if een else 'Zijn deze berichten'} bij jullie aangekomen?"
        anders = f"Wanneer sturen jullie het antwoord ({_naam(eerste, eerste.soort)}) via VECOZO?"
    nummers = "\n".join(regels)
    return (
        f"Vraag\n{vraag}\n{anders}\n\n"
        f"Houd bij de hand\n{nummers}\n\n"
        f"Afgesproken\nBinnen {eerste.lengte}, uiterlijk {datum_voluit(eerste.vervaldatum)} "
        f"({_afspraak(eerste)}).\n\n"
        "Schrijf op\nMet wie je sprak en wat er is toegezegd. Met ‘Stel uit’ bewaar je dat bij de "
        "taak.\n"
    )


_WAAROM = {
    BetalingOpen: ("betaling", "betaling", _UITLEG_BETALING),
    BesluitOpen: ("een besluit", "besluit", _UITLEG_BESLUIT),
}
_RUST = 5  # working days that a gemeente is given to answer, before it is asked again


class MailPagina(BriefPagina):
    """Shows the text that asks for an answer or a talk, and lets it rest once that was asked."""

    def __init__(self, kantoor: Kantoor, termijnen: Sequence[Termijn]) -> None:
        eerste, overleg = termijnen[0], contact(termijnen)
        if overleg is None:
            om, wat, uitleg = _WAAROM.get(type(eerste.feit), ("antwoord", "antwoord", _UITLEG))
            titel, over = f"Vraag de gemeente om {om}", _over(termijnen)
            wanneer = f"{wat} verwacht op {datum(eerste.vervaldatum)}"
            brief = (onderwerp(termijnen), tekst(termijnen), bel(termijnen))
        else:
            titel, over, uitleg = overleg.titel, overleg.over, overleg.uitleg
            wanneer = f"uiterlijk {datum(eerste.vervaldatum)}"
            brief = (overleg.onderwerp, overleg.mail, overleg.bellen)
        super().__init__(
            titel,
            brief[0],
            brief[1],
            f"Gemeente {gemeentenaam(eerste.gemeente)} · {over} · {wanneer}",
            uitleg + _UITLEG_RUST,
            bellen=brief[2],
            contact=Contactvak(kantoor, eerste.gemeente),
        )
        self._kantoor = kantoor
        self._termijnen = tuple(termijnen)
        self._tot: date | None = None
        self.uitstel = Uitstelvraag(kantoor.workspace.vandaag())
        self.uitstel.bewaard.connect(self._stel_uit)
        self.uitstel.gestopt.connect(self._stop)
        self.strook = QFrame()
        self.strook.setObjectName("card")
        rij = QVBoxLayout(self.strook)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(self.uitstel)
        self.strook.hide()
        self.kolom.insertWidget(self.kolom.count() - 1, self.strook)
        self.later = QPushButton("Stel &uit…")
        self.later.setToolTip("Haal deze taak uit de lijst tot je weer wilt kijken")
        self.later.clicked.connect(lambda: self._bied_aan(vraag=True))
        self.knoppen.insertWidget(1, self.later)
        self.gebruikt.connect(lambda: self._bied_aan(vraag=False))

    def appear(self) -> None:
        """Find out until when to let it rest, too."""
        super().appear()
        workspace = self._kantoor.workspace
        self._kantoor.tasks.run(
            lambda _: uitstellen.over_werkdagen(workspace, _RUST), self._onthoud_dag
        )

    def ga_terug(self) -> None:
        """Stop asking until when first."""
        if self.strook.isHidden():
            super().ga_terug()
        else:
            self._stop()

    def _onthoud_dag(self, tot: date) -> None:
        self._tot = tot

    def _bied_aan(self, *, vraag: bool) -> None:
        """Ask until when it is put off; with ``vraag`` the keyboard goes there."""
        if self.strook.isHidden():
            self.strook.show()
            self.later.hide()
            self.uitstel.begin(self._termijnen, self._tot, self._gedaan)
        if vraag:
            self.uitstel.naar_begin()

    @property
    def _gedaan(self) -> str:
        """What to remember: what was done and when, after what was noted before."""
        hoe = "Gebeld" if self.belt else "Gemaild"
        nu = f"{hoe} op {datum(self._kantoor.workspace.vandaag())}"
        eerder = self._termijnen[0].notitie
        samen = f"{eerder.rstrip('.')}. {nu}" if eerder else nu
        return samen if len(samen) <= uitstellen.NOTITIE_LANG else nu

    def _kies(self, at: int) -> None:
        """Say in the note how it was done after all, unless the user wrote something else."""
        super()._kies(at)
        if not self.strook.isHidden() and not self.uitstel.notitie.isModified():
            self.uitstel.notitie.setText(self._gedaan)

    def _stop(self) -> None:
        self.strook.hide()
        self.later.show()
        self.later.setFocus()

    def _stel_uit(self, tot: date | None, notitie: str) -> None:
        stel_uit(
            self._kantoor, self._termijnen, tot, notitie, self.gesloten.emit, self.uitstel.weiger
        )


def _over(termijnen: Sequence[Termijn]) -> str:
    if len(termijnen) > 1:
        return f"{len(termijnen)} berichten"
    nummer = declaratie_nummer(termijnen[0].feit)
    return f"declaratie {nummer}" if nummer else termijnen[0].client
