# SPDX-License-Identifier: Apache-2.0
"""Becomes the etcd of this master. Its data outlives upgrades."""
import os

import here
import trouble

trouble.come_up_late()
address = here.address()
os.execv('/opt/mesosphere/bin/etcd', [
    'etcd',
    '--name', address,
    '--data-dir', str(here.STATE / 'etcd'),
    '--listen-client-urls', 'http://0.0.0.0:2379',
    '--advertise-client-urls', f'http://{address}:2379',
    '--listen-peer-urls', 'http://0.0.0.0:2380',
    '--initial-advertise-peer-urls', f'http://{address}:2380',
    '--initial-cluster', ','.join(f'{master}=http://{master}:2380' for master in here.masters()),
    '--initial-cluster-token', 'dcos-stand-in',
])
