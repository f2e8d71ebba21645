from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.gui.messages import Kind
from app.gui.task import Cancelled, Progress, Tasks, while_there
from tests.gui.conftest import Recorder

ERRORS = list[BaseException]


@pytest.fixture
def crashes() -> ERRORS:
    return []


@pytest.fixture
def tasks(recorder: Recorder, crashes: ERRORS, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(recorder, crashes.append)
    yield made
    made.close()


def test_work_is_done_elsewhere_and_its_result_comes_back_here(tasks: Tasks, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    results: list[tuple[str, bool]] = []
    tasks.run(
        lambda progress: threading.current_thread().name,
        lambda name: results.append((name, QThread.currentThread() is here)),
    )
    assert tasks.running
    qtbot.waitUntil(lambda: bool(results))
    ((name, back_here),) = results
    assert name.startswith("task")
    assert back_here
    assert not tasks.running


def test_a_refusal_goes_to_the_user(
    tasks: Tasks, qtbot: QtBot, recorder: Recorder, crashes: ERRORS
) -> None:
    failed: ERRORS = []

    def work(progress: Progress) -> None:
        raise UserError("Dat kan niet.")

    tasks.run(work, lambda _: pytest.fail("it was refused"), failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert [(kind, text) for kind, text, _ in recorder.said] == [(Kind.ERROR, "Dat kan niet.")]
    assert crashes == []


def test_a_result_falls_when_what_would_show_it_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    shown: list[str] = []
    go_on = threading.Event()
    there, gone = QObject(), QObject()

    def work(_: Progress) -> str:
        go_on.wait(5)
        return "read"

    for owner in (there, gone):
        tasks.run(work, while_there(owner, shown.append))
    shiboken6.delete(gone)
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.running)
    assert shown == ["read"]


def test_a_bug_goes_to_the_crash_dialog(
    tasks: Tasks, qtbot: QtBot, recorder: Recorder, crashes: ERRORS
) -> None:
    failed: ERRORS = []
    tasks.run(lambda progress: dict[str, int]()["x"], lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    (crash,) = crashes
    assert isinstance(crash, KeyError)
    assert failed == crashes
    assert recorder.said == []


def test_work_can_be_cancelled_and_tells_nobody(
    tasks: Tasks, qtbot: QtBot, recorder: Recorder, crashes: ERRORS
) -> None:
    failed: ERRORS = []
    steps: list[int] = []

    def work(progress: Progress) -> None:
        for at in range(10_000):
            steps.append(at)
            progress.step("Bezig", at, 10_000)
            time.sleep(0.001)

    task = tasks.run(work, lambda _: pytest.fail("it was cancelled"), failed.append)
    qtbot.waitUntil(lambda: bool(steps))
    task.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)
    assert len(steps) < 10_000
    assert (recorder.said, crashes, tasks.running) == ([], [], False)


def test_progress_arrives_in_order_here_and_not_more_often_than_can_be_read(
    tasks: Tasks, qtbot: QtBot
) -> None:
    seen: list[tuple[str, int, int]] = []
    threads: set[QThread] = set()
    ended: list[None] = []

    def work(progress: Progress) -> None:
        for at in range(1, 2001):
            progress.step("Inlezen", at, 2000)

    def note(text: str, done: int, total: int) -> None:
        seen.append((text, done, total))
        threads.add(QThread.currentThread())

    task = tasks.run(work, ended.append)
    task.progressed.connect(note)
    qtbot.waitUntil(lambda: bool(ended))
    assert seen[-1] == ("Inlezen", 2000, 2000)
    assert seen == sorted(seen)
    assert len(seen) < 50
    assert threads == {QThread.currentThread()}


def test_the_window_stays_usable_meanwhile(tasks: Tasks, qtbot: QtBot) -> None:
    ended: list[int] = []
    ticks: list[float] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))

    def work(progress: Progress) -> int:
        # Not a sleep: what counts keeps the interpreter as busy as real work does.
        until, count = time.monotonic() + 0.6, 0
        while time.monotonic() < until:
            count += 1
            progress.step("Tellen", count)
        return count

    timer.start()
    tasks.run(work, ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    timer.stop()
    assert ended[0] > 1000
    assert len(ticks) >= 12


def test_closing_stops_what_runs(recorder: Recorder, crashes: ERRORS, qtbot: QtBot) -> None:
    tasks = Tasks(recorder, crashes.append)
    began, stopped = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        try:
            while True:
                progress.step("Bezig")
                time.sleep(0.001)
        finally:
            stopped.set()

    tasks.run(work, lambda _: None)
    assert began.wait(5)
    tasks.close()
    assert stopped.is_set()
    assert crashes == []


def test_nothing_starts_once_the_window_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[str] = []
    tasks.close()
    tasks.run(lambda _: "late", done.append)
    assert not tasks.running
    qtbot.wait(50)
    assert done == []
