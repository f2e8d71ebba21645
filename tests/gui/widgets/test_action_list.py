from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.gui import theme
from app.gui.widgets.action_delegate import ActionDelegate
from app.gui.widgets.action_list import ActionList
from app.gui.widgets.action_model import ActionModel, Depth, Kinderen, Taakregel
from app.gui.widgets.status import chip_width
from tests.gui.samples import RETOUREN, VANDAAG_ROWS

EMPTY = ("Nog niets te doen", "Sleep bestanden hierheen.", "importeren")


@pytest.fixture
def shown(qtbot: QtBot) -> ActionList:
    made = ActionList("Wat er te doen is", EMPTY)
    made.set_rows(VANDAAG_ROWS)
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def acted(shown: ActionList) -> list[Taakregel]:
    rows: list[Taakregel] = []
    shown.acted.connect(rows.append)
    return rows


def model(shown: ActionList) -> ActionModel:
    found = shown.model()
    assert isinstance(found, ActionModel)
    return found


def ids(shown: ActionList) -> list[str]:
    """Give what stands in the list: the id of a row, the name of a group."""
    lines = [model(shown).line(model(shown).index(at)) for at in range(model(shown).rowCount())]
    return [line.regel.id if line.regel else line.group for line in lines]


def chosen(shown: ActionList) -> str:
    row = shown.chosen_row()
    assert row is not None
    return row.id


def place(shown: ActionList, id_: str, part: str) -> QPoint:
    index = model(shown).find(id_)
    delegate = shown.itemDelegate()
    assert isinstance(delegate, ActionDelegate)
    places = delegate.places(model(shown).line(index), shown.visualRect(index))
    found = getattr(places, part).center().toPoint()
    assert isinstance(found, QPoint)
    return found


def click(shown: ActionList, id_: str, part: str) -> None:
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place(shown, id_, part))


GROUPED = ["TE LAAT", "a", "b", "c", "VANDAAG", "d", "e", "DEZE WEEK", "f", "g", "LATER", "h", "i"]


def test_rows_stand_under_their_group_and_the_first_is_chosen(shown: ActionList) -> None:
    assert ids(shown) == GROUPED
    assert chosen(shown) == "a"


def test_a_group_counts_what_is_folded_too(shown: ActionList) -> None:
    line = model(shown).line(model(shown).index(4))
    assert (line.depth, line.group, line.count) == (Depth.GROUP, "VANDAAG", 5)


def test_qt_finds_nothing_wrong_with_the_model(qtbot: QtBot) -> None:
    lines = ActionModel()
    tester = QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines.set_rows(VANDAAG_ROWS)
    folded = lines.find("d")
    lines.toggle_open(folded)
    lines.toggle_explained(lines.find("retour-300412"))
    lines.toggle_open(folded)
    lines.set_rows(VANDAAG_ROWS[3:])
    assert tester.model() is lines


def test_enter_does_the_act_of_the_row(shown: ActionList, acted: list[Taakregel]) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert acted == [VANDAAG_ROWS[1]]


def test_headings_are_skipped_by_the_arrow_keys(shown: ActionList) -> None:
    shown.choose("c")
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen(shown) == "d"
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert chosen(shown) == "c"


def test_the_button_does_the_act_and_the_rest_of_the_row_does_not(
    shown: ActionList, acted: list[Taakregel]
) -> None:
    click(shown, "b", "title")
    assert acted == []
    assert chosen(shown) == "b"
    click(shown, "e", "button")
    assert acted == [VANDAAG_ROWS[4]]


def test_letting_go_elsewhere_does_nothing(shown: ActionList, acted: list[Taakregel]) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(shown.viewport(), left, pos=place(shown, "b", "button"))
    QTest.mouseRelease(shown.viewport(), left, pos=place(shown, "b", "title"))
    QTest.mousePress(shown.viewport(), left, pos=place(shown, "b", "title"))
    QTest.mouseRelease(shown.viewport(), left, pos=place(shown, "c", "button"))
    assert acted == []


def test_space_shows_the_whole_explanation_and_hides_it(shown: ActionList) -> None:
    index = model(shown).find("a")
    before = shown.visualRect(index).height()
    assert before == theme.tokens().size.task_row
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert model(shown).line(index).explained
    assert shown.visualRect(index).height() > before
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert shown.visualRect(index).height() == before


def test_a_narrower_list_gives_an_explanation_more_height(shown: ActionList, qtbot: QtBot) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Space)
    wide = shown.visualRect(model(shown).find("a")).height()
    shown.resize(560, 700)
    qtbot.waitUntil(lambda: shown.visualRect(model(shown).find("a")).height() > wide)


CHILDREN = [row.id for row in RETOUREN]


def test_a_row_for_several_opens_to_the_right_and_shuts_to_the_left(shown: ActionList) -> None:
    shown.choose("d")
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert ids(shown)[5:11] == ["d", *CHILDREN, "e"]
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert ids(shown)[5:11] == ["d", *CHILDREN, "e"]
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen(shown) == CHILDREN[1]
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert chosen(shown) == "d"
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert ids(shown) == GROUPED


def test_what_is_folded_away_is_made_when_it_is_opened(shown: ActionList) -> None:
    made = 0

    def make() -> list[Taakregel]:
        nonlocal made
        made += 1
        return [replace(kind, client="Wilhelmina van Rijckevorsel-Hoogeveen") for kind in RETOUREN]

    def room() -> float:
        delegate = shown.itemDelegate()
        assert isinstance(delegate, ActionDelegate)
        index = model(shown).find("d")
        return delegate.places(model(shown).line(index), shown.visualRect(index)).client.width()

    shown.set_rows([replace(VANDAAG_ROWS[3], kinderen=Kinderen(len(RETOUREN), make))])
    before = room()
    assert (made, ids(shown)) == (0, ["VANDAAG", "d"])
    assert model(shown).line(model(shown).index(0)).count == len(RETOUREN)
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert (made, ids(shown)) == (1, ["VANDAAG", "d", *(kind.id for kind in RETOUREN)])
    assert room() > before  # the longer names have the room that they need
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert (made, room()) == (1, before)


def test_the_arrow_opens_it_too(shown: ActionList, acted: list[Taakregel]) -> None:
    click(shown, "d", "chevron")
    assert CHILDREN[0] in ids(shown)
    click(shown, CHILDREN[0], "button")
    assert acted == [RETOUREN[0]]
    click(shown, "d", "chevron")
    assert ids(shown) == GROUPED


def test_a_row_that_stands_for_itself_does_not_open(shown: ActionList) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert ids(shown) == GROUPED


def test_new_rows_keep_what_was_open_and_chosen(shown: ActionList) -> None:
    shown.choose("d")
    QTest.keyClick(shown, Qt.Key.Key_Right)
    shown.choose("f")
    shown.set_rows(VANDAAG_ROWS[1:])
    assert CHILDREN[0] in ids(shown)
    assert chosen(shown) == "f"


def test_after_a_row_is_done_the_next_one_is_chosen(shown: ActionList) -> None:
    shown.choose("b")
    shown.set_rows([row for row in VANDAAG_ROWS if row.id != "b"])
    assert chosen(shown) == "c"


def test_when_all_is_done_it_says_so(shown: ActionList) -> None:
    shown.set_rows([])
    assert shown.empty.isVisible()
    assert shown.chosen_row() is None
    QTest.keyClick(shown, Qt.Key.Key_Return)


def test_a_screen_reader_hears_the_whole_row(shown: ActionList) -> None:
    spoken = model(shown).find("e").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Vandaag. Start melden (305). N. Şahin. Nijmegen. Jw. "
        "Verwachte start 2 apr; nog niet als begonnen gemeld (OP271). Enter: Meld start."
    )
    folded = model(shown).find("d").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "dichtgeklapt" in folded


def test_parts_of_a_row_do_not_overlap_at_any_width(shown: ActionList) -> None:
    delegate = shown.itemDelegate()
    assert isinstance(delegate, ActionDelegate)
    for width in (720, 839, 840, 1000, 1600):
        line = model(shown).line(model(shown).find("d"))
        at = delegate.places(line, QRect(0, 0, width, 56))
        parts = [at.chevron, at.status, at.title, at.client, at.wet, at.button]
        parts = [part for part in parts if not part.isEmpty()]
        assert all(a.right() <= b.left() for a, b in pairwise(parts))
        assert parts[-1].right() <= width
        assert at.title.width() >= 150


def test_the_name_takes_what_it_needs_and_the_task_the_rest(shown: ActionList) -> None:
    delegate = shown.itemDelegate()
    assert isinstance(delegate, ActionDelegate)
    kort = replace(VANDAAG_ROWS[0], kort="Verwachte start 18 mrt; 5 werkdagen", kinderen=())
    shown.set_rows([kort, replace(kort, id="x", client="J.P. Veldkamp", status_tekst="Vandaag")])
    line = model(shown).line(model(shown).find("x"))
    at = delegate.places(line, QRect(0, 0, 940, 56))
    assert delegate._width("J.P. Veldkamp", delegate._body) <= at.client.width() < 130
    assert delegate._width(kort.kort, delegate._small) <= at.title.width()
    assert chip_width(kort.status_tekst) <= at.status.width()
    # A long name gives way to what is to be done, but not below its share.
    shown.set_rows([replace(kort, client="J.P.M.A. van der Weijden-Schouten tot Oldenzaal")])
    at = delegate.places(model(shown).line(model(shown).find("a")), QRect(0, 0, 940, 56))
    assert delegate._width(kort.kort, delegate._small) <= at.title.width()
    assert at.client.width() > 150


def test_ten_thousand_rows_open_in_about_ten_times_the_time_of_one_thousand(
    qtbot: QtBot,
) -> None:
    def seconds(count: int) -> float:
        rows = [
            replace(VANDAAG_ROWS[at % 3], id=str(at), groep=("TE LAAT", "LATER")[at * 2 // count])
            for at in range(count)
        ]
        made = ActionList("Veel", EMPTY)
        made.resize(900, 700)
        qtbot.addWidget(made)
        start = time.perf_counter()
        made.set_rows(rows)
        made.show()
        made.grab()
        return time.perf_counter() - start

    seconds(100)
    thousand = min(seconds(1000) for _ in range(3))
    assert min(seconds(10_000) for _ in range(3)) < 20 * thousand


def test_an_invalid_place_has_no_row(qtbot: QtBot) -> None:
    made = ActionList("Leeg", EMPTY)
    qtbot.addWidget(made)
    assert made.chosen_row() is None
    assert model(made).find("bestaat niet") == QModelIndex()


def test_an_explanation_at_the_lowest_edge_comes_into_sight(qtbot: QtBot) -> None:
    rows = [replace(VANDAAG_ROWS[0], id=str(at), uitleg="Lang verhaal. " * 30) for at in range(9)]
    made = ActionList("Veel", EMPTY)
    made.resize(900, 300)
    qtbot.addWidget(made)
    made.set_rows(rows)
    made.show()
    made.choose("3")
    at = made.currentIndex()
    made.scrollTo(at)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert made.viewport().rect().contains(made.visualRect(at))
