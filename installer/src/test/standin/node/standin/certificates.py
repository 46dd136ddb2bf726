# SPDX-License-Identifier: Apache-2.0
"""The cluster's certificate authority, made by the master that comes first and kept in etcd, and each master's certificate."""
import json
import os
import pathlib
import socket
import subprocess
import tempfile

import etcd
import here

PLACE = here.STATE / 'pki'
CONFIG = '''[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:false
extendedKeyUsage = serverAuth
subjectAltName = {names}
'''


def authority():
    """Its certificate, in PEM."""
    return json.loads(etcd.once('/ca', make_authority))['certificate']


def make_authority():
    with tempfile.TemporaryDirectory() as directory:
        key, certificate = f'{directory}/key', f'{directory}/certificate'
        openssl(directory, '', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-extensions', 'ca',
                '-subj', '/O=Cluster E2E, no Mesosphere/CN=DC~OS stand-in CA', '-keyout', key, '-out', certificate)
        return json.dumps({'key': pathlib.Path(key).read_text(), 'certificate': pathlib.Path(certificate).read_text()})


def of_this_node():
    """The files of its certificate and key."""
    certificate, key = PLACE / 'certificate.pem', PLACE / 'key.pem'
    if not certificate.exists():
        os.makedirs(PLACE, 0o700, exist_ok=True)
        make_certificate(certificate, key)
    return str(certificate), str(key)


def make_certificate(certificate, key):
    names = f'IP:{here.address()}, IP:127.0.0.1, DNS:localhost, DNS:{socket.gethostname()}, DNS:leader.mesos, DNS:master.mesos'
    kept = json.loads(etcd.get('/ca'))
    with tempfile.TemporaryDirectory() as directory:
        (pathlib.Path(directory) / 'ca.key').write_text(kept['key'])
        (pathlib.Path(directory) / 'ca').write_text(kept['certificate'])
        request, signed = f'{directory}/request', f'{directory}/signed'
        openssl(directory, names, 'req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', f'/CN={here.address()}',
                '-keyout', str(key), '-out', request)
        openssl(directory, names, 'x509', '-req', '-in', request, '-CA', f'{directory}/ca', '-CAkey', f'{directory}/ca.key',
                '-set_serial', str(int.from_bytes(os.urandom(8), 'big')), '-days', '3650', '-extensions', 'server',
                '-extfile', f'{directory}/config', '-out', signed)
        certificate.write_text(pathlib.Path(signed).read_text())


def openssl(directory, names, *arguments):
    config = pathlib.Path(directory) / 'config'
    config.write_text(CONFIG.format(names=names or 'DNS:none'))
    subprocess.run(['/opt/mesosphere/bin/openssl', *arguments], env={'OPENSSL_CONF': str(config), 'PATH': '/usr/bin:/bin'},
                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
