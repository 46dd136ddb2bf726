# SPDX-License-Identifier: Apache-2.0
"""Reads genconf/config.yaml and says everything that is wrong with it."""
import pathlib

import yaml

import rules

GENCONF = pathlib.Path('/genconf')
DEFAULTS = {
    'agent_list': [],
    'public_agent_list': [],
    'check_time': True,
    'dns_search': '',
    'oauth_enabled': True,
    'process_timeout': 120,
    'ssh_port': 22,
    'ssh_user': 'root',
    'telemetry_enabled': False,
}


class Wrong(Exception):
    def __init__(self, *lines):
        super().__init__('\n'.join(lines))
        self.lines = lines


def read():
    file = GENCONF / 'config.yaml'
    if not file.is_file():
        raise Wrong('genconf/config.yaml: Config file not found. Write one before --genconf.')
    try:
        chosen = yaml.safe_load(file.read_text())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Wrong(f'genconf/config.yaml: Is no YAML: {error}') from error
    if not isinstance(chosen, dict):
        raise Wrong('genconf/config.yaml: Must be a map of keys to values.')
    return chosen


def checked(chosen):
    """The configuration with its defaults, or Wrong with one line for each bad key."""
    wrong = rules.wrongs(chosen, GENCONF)
    if wrong:
        raise Wrong(*(f'{key}: {sentence}' for key, sentence in sorted(wrong.items())))
    return {**DEFAULTS, **chosen}
