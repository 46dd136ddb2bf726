# SPDX-License-Identifier: Apache-2.0
"""The units of a node: what runs, on which role."""
from dataclasses import dataclass

import here


@dataclass
class Unit:
    id: str
    name: str
    program: str
    roles: tuple
    after: str = ''


AGENTS = ('slave', 'slave_public')
ALL = [
    Unit('dcos-etcd.service', 'etcd', 'etcd_member.py', ('master',)),
    Unit('dcos-exhibitor.service', 'Exhibitor', 'exhibitor.py', ('master',), 'dcos-etcd.service'),
    Unit('dcos-bouncer.service', 'DC/OS Identity and Access Manager', 'bouncer.py', ('master',), 'dcos-etcd.service'),
    Unit('dcos-adminrouter.service', 'Admin Router Master', 'adminrouter.py', ('master',), 'dcos-etcd.service'),
    Unit('dcos-mesos-master.service', 'Mesos Master', 'mesos_master.py', ('master',), 'dcos-etcd.service'),
    Unit('dcos-marathon.service', 'Marathon', 'marathon.py', ('master',), 'dcos-mesos-master.service'),
    Unit('dcos-metronome.service', 'Jobs Service', 'metronome.py', ('master',), 'dcos-mesos-master.service'),
    Unit('dcos-diagnostics.service', 'DC/OS Diagnostics', 'diagnostics.py', ('master',)),
    Unit('dcos-mesos-slave.service', 'Mesos Agent', 'mesos_agent.py', ('slave',)),
    Unit('dcos-mesos-slave-public.service', 'Mesos Agent Public', 'mesos_agent.py', ('slave_public',)),
    Unit('dcos-adminrouter-agent.service', 'Admin Router Agent', 'adminrouter_agent.py', AGENTS),
]


def of_this_node():
    return [unit for unit in ALL if set(unit.roles) & set(here.roles())]


def text(unit):
    return f'''[Unit]
Description=DC/OS stand-in: {unit.name}
PartOf=dcos.target
After=network-online.target {unit.after}
StartLimitIntervalSec=0

[Service]
ExecStart=/opt/mesosphere/bin/python3 /opt/mesosphere/standin/{unit.program}
Restart=always
RestartSec=2
EnvironmentFile=/opt/mesosphere/environment

[Install]
WantedBy=dcos.target
'''
