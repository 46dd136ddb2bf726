# SPDX-License-Identifier: Apache-2.0
"""Are the units of this node healthy? One of them is not for a moment after the start, as happens on real nodes."""
import subprocess

import here
import trouble
import units

HEALTHY, UNHEALTHY, UNKNOWN = 0, 1, 3


def of_units():
    found = units.of_this_node()
    states = subprocess.run(['systemctl', 'show', '--property=ActiveState', '--value', *(unit.id for unit in found)],
                            stdout=subprocess.PIPE, text=True, check=False).stdout.split()
    return [of_unit(unit, state) for unit, state in zip(found, states)]


def of_unit(unit, state):
    health, output = (HEALTHY, '') if state == 'active' else (UNHEALTHY, f'{unit.id} is {state}')
    if unit.program in ('metronome.py', 'mesos_agent.py'):
        if trouble.fails('units'):
            health, output = UNHEALTHY, 'made to fail: units'
        elif trouble.young(3):
            health, output = UNHEALTHY, f'{unit.id} has only just started'
    return {'id': unit.id, 'name': unit.name, 'description': unit.name, 'health': health, 'output': output,
            'help': f'Use journalctl -u {unit.id} to see its log.'}


def of_node():
    return {'units': of_units(), 'ip': here.address(), 'node_role': node_role(), 'dcos_version': here.version()['version'],
            'dcos_diagnostics_version': 'stand-in'}


def node_role():
    return 'master' if here.is_master() else 'agent_public' if 'slave_public' in here.roles() else 'agent'
