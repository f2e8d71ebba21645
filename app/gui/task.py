"""The one way to do work off the GUI thread, with progress and a way to cancel."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from app.errors import UserError
from app.gui import messages
from app.gui.messages import Messages

T = TypeVar("T")

_THREADS = 4
_BETWEEN_REPORTS = 0.05  # seconds; more often than this nobody can read


class Cancelled(Exception):
    """The user wants no more of this work; passes through it and is not an error."""


class Progress:
    """What work holds in its own thread: it tells how far it is and hears when to stop."""

    def __init__(self, report: Callable[[str, int, int], None]) -> None:
        self._report = report
        self._cancelled = Event()
        self._next = 0.0

    def step(self, text: str, done: int = 0, total: int = 0) -> None:
        """Tell what is being done, `done` of `total` (0 when unknown).

        Raises Cancelled when the user wants to stop: call it where stopping leaves things whole.
        """
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now >= self._next or (total and done >= total):
            self._next = now + _BETWEEN_REPORTS
            self._report(text, done, total)

    def cancel(self) -> None:
        """Ask to stop at the next step; may come from any thread."""
        self._cancelled.set()


class Task(QObject):
    """One piece of work that was started; lives and tells of itself in the GUI thread."""

    progressed = Signal(str, int, int)
    cancelling = Signal()
    ended = Signal()

    def __init__(self, progress: Progress, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = progress

    def cancel(self) -> None:
        """Ask the work to stop; it ends, without a result, at its next step."""
        self._progress.cancel()
        self.cancelling.emit()


def while_there(owner: QObject, do: Callable[[T], object]) -> Callable[[T], object]:
    """Let a result fall when what would show it was left and taken away meanwhile."""
    return lambda result: do(result) if isValid(owner) else None


@dataclass(frozen=True)
class _Ending:
    """What to do in the GUI thread when a task has ended."""

    task: Task
    done: Callable[[Any], object]
    failed: Callable[[BaseException], object]


class Tasks(QObject):
    """Runs work in threads and tells of its refusals; hand one to every screen.

    A UserError goes to the message line, Cancelled to nobody, and anything else to `crash`.
    """

    started = Signal(Task)

    # The threads speak through these alone: a task itself may be gone before its thread is.
    _reported = Signal(int, str, int, int)
    _finished = Signal(int, object, object)

    def __init__(
        self,
        door: Messages,
        crash: Callable[[BaseException], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._crash = crash
        self._numbers = count()
        self._running: dict[int, _Ending] = {}
        self._closed = False
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="task")
        self._reported.connect(self._pass_on)
        self._finished.connect(self._finish)

    @property
    def running(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> Task:
        """Start `work` in a thread; then, in the GUI thread, `done` with its result.

        When it raises, the user is told and `failed` puts the screen right again. After `close`
        nothing is started any more.
        """
        number = next(self._numbers)
        progress = Progress(partial(self._reported.emit, number))
        task = Task(progress, self)
        if self._closed:  # a timer of a screen may outlive its window
            return task
        self._running[number] = _Ending(task, done, failed or (lambda _: None))
        self.started.emit(task)
        self._pool.submit(self._work, number, work, progress)
        return task

    def close(self) -> None:
        """Cancel everything and wait until it has stopped."""
        self._closed = True
        for ending in tuple(self._running.values()):
            ending.task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, number: int, work: Callable[[Progress], object], progress: Progress) -> None:
        try:
            result = work(progress)
        except BaseException as error:  # noqa: BLE001  # a thread must not swallow it: it is shown
            self._finished.emit(number, None, error)
        else:
            self._finished.emit(number, result, None)

    @Slot(int, str, int, int)
    def _pass_on(self, number: int, text: str, done: int, total: int) -> None:
        self._running[number].task.progressed.emit(text, done, total)

    @Slot(int, object, object)
    def _finish(self, number: int, result: object, error: BaseException | None) -> None:
        # First the end, so that what follows finds no task that seems to run.
        ending = self._running.pop(number)
        ending.task.ended.emit()
        ending.task.deleteLater()
        if error is None:
            ending.done(result)
            return
        if isinstance(error, UserError):
            messages.error(self._door, error)
        elif not isinstance(error, Cancelled):
            self._crash(error)
        ending.failed(error)
