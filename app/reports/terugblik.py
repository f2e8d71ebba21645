"""How did we do, on paper: figures for who talks the contract over, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.terugblik import SOORTEN, Stand, Terugblik
from app.reports.papier import Alinea, Blok, Briefhoofd, Kolom, Kop, Rol, Tabel, maak_pdf
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit, maand_voluit

TITEL = "Termijnen: hoe deden we het?"
UITLEG = (
    "Iets telt op tijd als het op de laatste dag van zijn termijn gebeurd was, of eerder, gerekend "
    "met het protocol van de gemeente. Het telt in de maand waarin dat vaststond: de maand waarin "
    "het gebeurde, of die van de laatste dag als die eerder kwam. Wat nog open is en niet te laat, "
    "telt niet. Een bericht van ons is gedaan als het is ingediend, en de gemeente heeft het een "
    "nacht later. Van haar antwoord telt de dagtekening. Een correctie telt als gemeld toen de "
    "eerste melding er was; wat is afgekeurd, telt als niet verstuurd. Wat nog open en te laat is, "
    "telt mee tot vandaag. Werkdagen tellen vanaf het begin van de termijn. Percentages "
    "zijn naar beneden afgerond."
)
UITLEG_VERZOEKEN = (
    "Een verzoek (315) heeft terugwerkende kracht als het later is ingediend dan de termijn na het "
    "eerste contact (Rijk van Nijmegen 1.17.1, §2.1.2). Het telt in de maand van indienen."
)
_STAND = (
    Kolom("Aantal", 1.1, rechts=True),
    Kolom("Op tijd", 1.1, rechts=True),
    Kolom("Te laat", 1.1, rechts=True),
    Kolom("Nog open", 1.2, rechts=True),
    Kolom("Gem. werkdagen", 2.2, rechts=True),
    Kolom("Langste", 1.2, rechts=True),
)
_NAAST = (
    Kolom("Wij, aantal", 1.6, rechts=True),
    Kolom("Op tijd", 1.1, rechts=True),
    Kolom("Gem. werkdagen", 2.2, rechts=True),
    Kolom("Gemeente, aantal", 2.4, rechts=True),
    Kolom("Op tijd", 1.1, rechts=True),
    Kolom("Gem. werkdagen", 2.2, rechts=True),
)


def terugblik_pdf(
    terug: Terugblik,
    aanbieder: str,
    stap: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> bytes:
    """Give the report as a PDF; ``stap`` as for ``maak_pdf``."""
    van_wie = "alle gemeenten" if terug.gemeente is None else gemeentenaam(terug.gemeente)
    periode = terug.periode[:1].upper() + terug.periode[1:]
    blokken: list[Blok] = [Alinea(f"{periode}, {van_wie}", Rol.STERK)]
    if terug.leeg:
        blokken.append(Alinea("In deze periode was er niets met een termijn."))
    if terug.gehaald:
        blokken += _standen(terug)
    if terug.aanvragen:
        blokken += _verzoeken(terug)
    if terug.einden:
        blokken += _uitval(terug)
    blokken.append(Alinea(UITLEG, Rol.SLOT))
    return maak_pdf(Briefhoofd(TITEL, aanbieder, datum_voluit(terug.vandaag)), blokken, stap)


def _standen(terug: Terugblik) -> list[Blok]:
    blokken: list[Blok] = []
    for naam, wij, stand in (("Wij", True, terug.wij), ("De gemeente", False, terug.zij)):
        if not stand.aantal:
            continue
        rijen = [(SOORTEN[soort], *_cellen(deel)) for soort, deel in terug.per_soort(wij=wij)]
        tabel = Tabel(
            (Kolom("Wat", 4), *_STAND), [*rijen, ("Samen", *_cellen(stand))], slotsom=True
        )
        blokken += [Kop(f"{naam}: {stand.op_tijd_tekst} op tijd"), tabel]
    maanden = [(_hoofdletter(maand_voluit(m)), wij, zij) for m, wij, zij in terug.per_maand()]
    blokken += _naast("Per maand", "Maand", maanden)
    if terug.gemeente is None:
        gemeenten = [(gemeentenaam(code), wij, zij) for code, wij, zij in terug.per_gemeente()]
        blokken += _naast("Per gemeente", "Gemeente", gemeenten)
    return blokken


def _naast(titel: str, kop: str, rijen: Sequence[tuple[str, Stand, Stand]]) -> list[Blok]:
    """A table with us and the gemeenten side by side."""
    return [
        Kop(titel),
        Tabel(
            (Kolom(kop, 2), *_NAAST),
            [
                (naam, *(tekst for s in (wij, zij) for tekst in _kort(s)))
                for naam, wij, zij in rijen
            ],
        ),
    ]


def _verzoeken(terug: Terugblik) -> list[Blok]:
    rijen = [
        (_hoofdletter(maand_voluit(m.maand)), gemeentenaam(m.gemeente), str(m.aantal),
         str(m.achteraf) if m.achteraf else "")
        for m in sorted(
            terug.verzoekmaanden(), key=lambda m: (-m.maand.toordinal(), gemeentenaam(m.gemeente))
        )
    ]  # fmt: skip
    kolommen = (
        Kolom("Maand", 2.4), Kolom("Gemeente", 3), Kolom("Verzoeken", 1.4, rechts=True),
        Kolom("Terugwerkend", 1.7, rechts=True),
    )  # fmt: skip
    slot = ("Samen", "", str(len(terug.aanvragen)), str(terug.achteraf))
    return [
        Kop("Verzoeken met terugwerkende kracht"),
        Alinea(UITLEG_VERZOEKEN, Rol.KLEIN),
        Tabel(kolommen, [*rijen, slot], slotsom=True),
    ]


def _uitval(terug: Terugblik) -> list[Blok]:
    uitval = terug.uitval()
    totaal = sum(een.aantal for een in uitval)
    kolommen = (
        Kolom("Reden van beëindiging", 5), Kolom("Code", 0.8), Kolom("Wet", 1.4),
        Kolom("Aantal", 1, rechts=True),
    )  # fmt: skip
    rijen = [(een.label, een.reden, een.wet.naam, str(een.aantal)) for een in uitval]
    blokken: list[Blok] = [Kop("Eerder gestopt (uitval)"), Alinea(terug.uitval_tekst, Rol.KLEIN)]
    if uitval:
        slot = ("Samen", "", "", str(totaal))
        blokken.append(Tabel(kolommen, [*rijen, slot], slotsom=True))
    return blokken


def _cellen(stand: Stand) -> tuple[str, ...]:
    return (
        str(stand.aantal),
        stand.op_tijd_tekst,
        str(stand.te_laat) if stand.te_laat else "",
        str(stand.open) if stand.open else "",
        stand.gemiddeld_tekst,
        str(stand.langste),
    )


def _kort(stand: Stand) -> tuple[str, ...]:
    return (str(stand.aantal) if stand.aantal else "", stand.op_tijd_tekst, stand.gemiddeld_tekst)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
