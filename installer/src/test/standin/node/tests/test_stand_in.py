# SPDX-License-Identifier: Apache-2.0
"""What integration tests of DC/OS find in their environment, and that the cluster they are told of is there."""
import json
import os
import urllib.request


def test_hosts_are_told():
    for name in ('MASTER_HOSTS', 'PUBLIC_MASTER_HOSTS', 'SLAVE_HOSTS', 'PUBLIC_SLAVE_HOSTS'):
        assert name in os.environ, f'{name} is not set'


def test_counts_match_hosts():
    assert int(os.environ['DCOS_NUM_MASTERS']) == len(hosts('MASTER_HOSTS'))
    assert int(os.environ['DCOS_NUM_AGENTS']) == len(hosts('SLAVE_HOSTS') + hosts('PUBLIC_SLAVE_HOSTS'))


def test_admin_router_answers():
    with urllib.request.urlopen(os.environ['DCOS_DNS_ADDRESS'] + '/dcos-metadata/dcos-version.json', timeout=10) as answer:
        assert json.load(answer)['version']


def hosts(name):
    return [host for host in os.environ[name].split(',') if host]
