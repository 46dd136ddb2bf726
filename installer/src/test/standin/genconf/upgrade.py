# SPDX-License-Identifier: Apache-2.0
"""Writes the script that upgrades nodes from one version to this one."""
import hashlib

import release
import serve


def generate(chosen, installed, say):
    ids = serve.write_packages(chosen, say)
    ids['installed_version'] = installed
    ids['upgrade_id'] = hashlib.sha1(' '.join(ids.values()).encode()).hexdigest()[:32]
    serve.fill('dcos_install.sh', serve.SERVE / 'dcos_install.sh', chosen, ids)
    place = f'upgrade/{ids["upgrade_id"]}/dcos_node_upgrade.sh'
    serve.fill('dcos_node_upgrade.sh', serve.SERVE / place, chosen, ids)
    print(f'Generating an upgrade from {installed} to {release.VERSION}')
    # What asks for it reads the last word.
    print('Node upgrade script URL: {}/{}'.format(chosen['bootstrap_url'], place))
