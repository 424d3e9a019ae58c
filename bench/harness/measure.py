"""Runs whole processes and takes their resource usage from the kernel.

Peak memory: a child starts as a copy of this process, and Linux counts that copy. So this process stays small, whatever
needs memory runs elsewhere, and floor() says below which figure a peak means nothing.
"""

import os
import signal
import sys
import time
from dataclasses import asdict, dataclass

_environment = {}


@dataclass
class Figure:
    wall: float  # seconds
    cpu: float  # seconds, user and system, with the children it waited for
    rss: int  # bytes, of the largest process
    timed_out: bool = False

    def as_json(self):
        return asdict(self)


def isolate(home):
    """The same environment on every machine: no kubeconfig, no kpt settings, no Java options."""
    _environment.update(PATH=os.environ["PATH"], HOME=home, LC_ALL="C.UTF-8")


def run(contender, stdout=os.devnull, limit=None):
    """Runs a command once; ends the benchmark if it fails."""
    with open(contender.stdin, "rb") as source, open(stdout, "wb") as sink, open(os.devnull, "wb") as errors:
        actions = [(os.POSIX_SPAWN_DUP2, file.fileno(), number) for number, file in enumerate((source, sink, errors))]
        started = time.perf_counter()
        pid = os.posix_spawn(
            contender.command[0], contender.command, _environment, file_actions=actions, setpgroup=0
        )
        expired = []

        def kill(*_):
            expired.append(True)
            os.killpg(pid, signal.SIGKILL)

        signal.signal(signal.SIGALRM, kill)
        signal.setitimer(signal.ITIMER_REAL, limit or 0)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - started
        signal.setitimer(signal.ITIMER_REAL, 0)
    if status and not expired:
        sys.exit(f"bench: {contender.name} failed; run it by hand: {' '.join(contender.command)} <{contender.stdin}")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, bool(expired))


def interleaved(contenders, runs, limit=None):
    """A B C A B C …, so that whatever else the machine does hits all of them alike; one more round warms the file cache."""
    figures = {contender: [] for contender in contenders}
    for number in range(runs + 1):
        for contender in contenders:
            if not passed(figures[contender], limit):
                figure = run(contender, limit=limit)
                if number > 0 or figure.timed_out:
                    figures[contender].append(figure)
    return figures


def passed(figures, limit):
    return limit is not None and any(figure.timed_out for figure in figures)


def floor():
    """The peak of a process that does nothing."""

    class Nothing:
        name, command, stdin = "true", ["/bin/true"], os.devnull

    return run(Nothing).rss
