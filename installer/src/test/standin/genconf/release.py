# SPDX-License-Identifier: Apache-2.0
"""Which release this is, as it was made."""
import json
import pathlib

HOME = pathlib.Path('/opt/standin')
_RELEASE = json.loads((HOME / 'release.json').read_text())
VERSION = _RELEASE['version']
VARIANT = _RELEASE['variant']
COMMIT = _RELEASE['commit']
PAD = _RELEASE['pad']
FAILURES = _RELEASE['fail']


def fails(stage):
    return any(failure.split('@')[0] == stage for failure in FAILURES)
