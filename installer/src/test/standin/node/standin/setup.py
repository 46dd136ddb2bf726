# SPDX-License-Identifier: Apache-2.0
"""Makes of the unpacked bootstrap a node of this cluster, and starts its services. At a later boot it does so again."""
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile

import here
import trouble
import units

FLAGS = pathlib.Path('/etc/mesosphere/setup-flags')
SYSTEMD = pathlib.Path('/etc/systemd/system')
PATH = '/opt/mesosphere/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'


def main():
    if trouble.fails('setup'):
        sys.exit('made to fail: setup')
    # What the configuration made is there already when the node boots again, perhaps without whom it was fetched from.
    if flag('cluster-package-list') != kept():
        for package in json.loads(fetch(f'package_lists/{flag("cluster-package-list")}.package_list.json')):
            unpack(fetch(f'packages/{package.split("--")[0]}/{package}.tar.xz'))
        write_environment()
        rename_for_older_releases()
        here.STATE.mkdir(parents=True, exist_ok=True)
        write_units()
        (here.TOP / 'etc/cluster-package-list').write_text(flag('cluster-package-list'))
        subprocess.run(['systemctl', 'daemon-reload'], check=True)
    subprocess.run(['systemctl', 'enable', '--quiet', 'dcos.target'], check=True)
    subprocess.run(['systemctl', 'start', '--no-block', 'dcos.target'], check=True)
    print(f'This is a node of a stand-in for DC/OS {here.version()["version"]}: {", ".join(here.roles())}')


def flag(name):
    return (FLAGS / name).read_text().strip()


def kept():
    file = here.TOP / 'etc/cluster-package-list'
    return file.read_text() if file.exists() else None


def fetch(place):
    url = f'{flag("repository-url")}/{place}'
    print('Fetching', url, flush=True)
    return subprocess.run(['curl', '--fail', '--silent', '--show-error', '--location', '--retry', '5', url],
                          stdout=subprocess.PIPE, check=True).stdout


def unpack(package):
    with tarfile.open(fileobj=io.BytesIO(package)) as tar:
        tar.extractall(here.TOP)


def write_environment():
    values = {'PATH': PATH, 'DCOS_STAND_IN': 'true', 'DCOS_VERSION': here.version()['version'],
              'MESOS_IP_DISCOVERY_COMMAND': '/opt/mesosphere/bin/detect_ip'}
    (here.TOP / 'environment').write_text(''.join(f'{name}={value}\n' for name, value in values.items()))
    (here.TOP / 'environment.export').write_text(''.join(f'export {name}="{value}"\n' for name, value in values.items()))


def rename_for_older_releases():
    """Post-start checks are run by dcos-check-runner since 1.12, by dcos-diagnostics before, by 3dt before that."""
    release = tuple(int(part) for part in here.version()['version'].split('-')[0].split('.')[:2])
    if release < (1, 12):
        name = 'dcos-diagnostics' if release >= (1, 10) else '3dt'
        (here.TOP / 'bin/dcos-check-runner').rename(here.TOP / 'bin' / name)


def write_units():
    (SYSTEMD / 'dcos.target').write_text(
        '[Unit]\nDescription=DC/OS stand-in\n\n[Install]\nWantedBy=multi-user.target\n')
    wants = SYSTEMD / 'dcos.target.wants'
    shutil.rmtree(wants, ignore_errors=True)
    wants.mkdir()
    for unit in units.of_this_node():
        (SYSTEMD / unit.id).write_text(units.text(unit))
        (wants / unit.id).symlink_to(SYSTEMD / unit.id)


main()
