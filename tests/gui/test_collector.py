"""Widgets that nobody owns any more are destroyed in the GUI thread alone."""

from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from app.gui import collector
from app.gui.application import Application


class Ring:
    """Something in a cycle, that tells in which thread it goes."""

    def __init__(self, gone: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread().name))


def test_the_automatic_collector_is_off(qapp: Application) -> None:
    assert not gc.isenabled()


def test_a_thread_that_allocates_a_lot_collects_nothing(qapp: Application) -> None:
    gone: list[str] = []
    Ring(gone)

    def work() -> None:
        kept = [[number] for number in range(50_000)]
        assert kept

    thread = threading.Thread(target=work, name="work")
    thread.start()
    thread.join()
    assert gone == []


def test_the_loop_of_qt_collects_in_its_own_thread(qtbot: QtBot) -> None:
    gone: list[str] = []
    Ring(gone)
    kept = [[number] for number in range(5_000)]  # more than Python would let lie
    qtbot.waitUntil(lambda: bool(gone), timeout=5_000)
    assert gone == [threading.main_thread().name]
    assert kept


def test_nothing_is_collected_before_its_time(qapp: Application) -> None:
    gc.collect()
    gone: list[str] = []
    Ring(gone)
    collector.collect()
    assert gone == []
