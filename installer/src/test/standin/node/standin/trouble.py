# SPDX-License-Identifier: Apache-2.0
"""Services come up late, flap at first, and fail when they are made to."""
import pathlib
import random
import sys
import threading
import time

import here

FAIL = pathlib.Path('/etc/cluster-e2e-standin/fail')
DELAY = pathlib.Path('/etc/cluster-e2e-standin/delay')
STARTED = time.monotonic()


def fails(stage):
    """Is the stage in the file, for every role or for one of ours? Read each time, so that a test can heal it."""
    try:
        lines = FAIL.read_text().split()
    except OSError:
        return False
    return any(line in lines for line in [stage, *(f'{stage}@{role}' for role in here.roles())])


def longest_delay():
    try:
        return float(DELAY.read_text())
    except (OSError, ValueError):
        return 1.5


def come_up_late():
    time.sleep(random.uniform(min(0.2, longest_delay()), longest_delay()))


def never_comes_up():
    """For the one service that the stage 'start' is about."""
    if fails('start'):
        sys.exit('made to fail: start')


def young(seconds):
    """Is this process younger than that? Never, where delays are switched off."""
    return longest_delay() > 0 and time.monotonic() - STARTED < seconds


class First:
    """True the first few times."""

    def __init__(self, times):
        self._left = times if longest_delay() > 0 else 0
        self._lock = threading.Lock()

    def __call__(self):
        with self._lock:
            self._left -= 1
            return self._left >= 0
