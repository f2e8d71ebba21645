"""What F1 says about Declareren."""

from __future__ import annotations

UITLEG = """\
Van de zorg die je gaf maakt Heenweer de declaraties (323): per gemeente, per wet, per maand.

**Voorstel** laat zien wat er te declareren valt, ook van eerdere maanden.

- Zet het vinkje uit bij wat nu nog niet mee moet: **spatie** doet dat ook. Het staat er de
  volgende keer weer.
- Een rode regel kan zo niet weg: de gemeente zou hem afkeuren. Rechts staat wat er mis is en
  hoeveel er hoogstens mag. **Ander volume** legt vast wat je wel declareert, en waarom.
- Een **correctie** haalt een toegekende regel terug en zet er in hetzelfde bericht de goede voor in
  de plaats.
- Onderaan staat zorg die niet meegaat, met de reden.
- Rechts zie je van iedere regel waar hij van komt: wie wat wanneer deed, de som, en hoe er is
  afgerond. Dat gebeurt pas aan het eind (IV079).

**Zet klaar voor VECOZO** maakt de berichten. Ze gaan pas weg als je ze exporteert en indient.

**Declaraties** volgt ze tot het geld er is. Klopt een toegekende regel niet, **crediteer** hem dan:
wat is afgekeurd declareer je opnieuw en crediteer je nooit (IV085).

- Bovenaan staat wat er nog komt, naar hoe laat het is. Klik erop en je ziet alleen die declaraties.
- **Afschrift inlezen** zoekt in een afschrift van je bank (CAMT.053) wat er is betaald. Je kunt het
  bestand ook op dit tabblad slepen. Eén betaling leg je vast met **Betaald**.
- Bij een declaratie staan de betalingen. Wat niet klopt maak je daar **ongedaan**.

**Afgekeurde regels** is een werklijst: iedere regel blijft staan tot hij opnieuw is gedeclareerd,
of tot jij zegt dat het niet meer hoeft.

**Ctrl+Tab** gaat naar het volgende tabblad, **Ctrl+F** zoekt op cliënt, product of nummer.
"""
