# SPDX-License-Identifier: Apache-2.0
"""This node: its address, its roles, its configuration."""
import functools
import json
import os
import pathlib
import subprocess

TOP = pathlib.Path('/opt/mesosphere')
STATE = pathlib.Path('/var/lib/dcos')
ROLES = pathlib.Path('/etc/mesosphere/roles')


def roles():
    return sorted(os.listdir(ROLES))


def is_master():
    return 'master' in roles()


@functools.lru_cache(maxsize=None)
def address():
    found = subprocess.run([str(TOP / 'bin/detect_ip')], stdout=subprocess.PIPE, check=True, text=True).stdout.strip()
    if not found:
        raise RuntimeError('detect_ip printed nothing')
    return found


@functools.lru_cache(maxsize=None)
def config():
    return json.loads((TOP / 'etc/expanded.config.full.json').read_text())


def masters():
    return json.loads(config()['master_list'])


@functools.lru_cache(maxsize=None)
def version():
    return json.loads((TOP / 'etc/dcos-version.json').read_text())


def is_enterprise():
    return 'superuser_username' in config() and 'security' in config()


def ssl_enabled():
    return json.loads((TOP / 'etc/bootstrap-config.json').read_text())['ssl_enabled']
