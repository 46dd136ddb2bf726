# SPDX-License-Identifier: Apache-2.0
"""Writes genconf/serve, which nodes fetch from bootstrap_url."""
import hashlib
import io
import json
import lzma
import pathlib
import shlex
import shutil
import tarfile

import release
import rules
import stored

SERVE = pathlib.Path('/genconf/serve')
TEMPLATES = release.HOME / 'genconf' / 'templates'
BOOTSTRAP = release.HOME / 'bootstrap.tar.xz'
PADDING = release.HOME / 'pad'


def write_all(chosen, say):
    ids = write_packages(chosen, say)
    fill('dcos_install.sh', SERVE / 'dcos_install.sh', chosen, ids)


def write_packages(chosen, say):
    """The bootstrap and the packages; returns their ids."""
    setup = setup_package(chosen)
    ids = {'bootstrap_id': bootstrap_id()}
    ids['setup_package'] = 'dcos-config--setup_' + hashlib.sha1(setup).hexdigest()
    packages = json.dumps([ids['setup_package']])
    ids['package_list'] = hashlib.sha1(packages.encode()).hexdigest()

    say('Writing the bootstrap ' + ids['bootstrap_id'])
    write_bootstrap(SERVE / 'bootstrap' / f'{ids["bootstrap_id"]}.bootstrap.tar.xz')
    write(SERVE / 'bootstrap' / f'{ids["bootstrap_id"]}.active.json', json.dumps(['stand-in--' + ids['bootstrap_id']]))
    write(SERVE / 'bootstrap.latest', ids['bootstrap_id'])
    say('Writing the package ' + ids['setup_package'])
    write(SERVE / 'packages' / 'dcos-config' / f'{ids["setup_package"]}.tar.xz', setup)
    write(SERVE / 'package_lists' / f'{ids["package_list"]}.package_list.json', packages)
    write(SERVE / 'cluster-package-list', ids['package_list'])
    return ids


def bootstrap_id():
    """One bootstrap, one id, whatever the configuration is."""
    size = BOOTSTRAP.stat().st_size
    digest = hashlib.sha1(f'{release.VERSION} {release.VARIANT} {release.PAD} {size}'.encode())
    with BOOTSTRAP.open('rb') as file:
        digest.update(file.read())
    return digest.hexdigest()


def write_bootstrap(target):
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix('.part')
    with part.open('wb') as out:
        with BOOTSTRAP.open('rb') as source:
            shutil.copyfileobj(source, out, 1 << 20)
        if PADDING.exists():
            head = tarfile.TarInfo('./pad')
            head.size = PADDING.stat().st_size
            with PADDING.open('rb') as source:
                stored.write(out, [io.BytesIO(head.tobuf(tarfile.USTAR_FORMAT)), source])
        out.write(lzma.compress(bytes(1024)))  # two empty blocks end a tar; padding is whole megabytes
    part.rename(target)


def setup_package(chosen):
    """What this cluster's configuration makes of each node, as a tar.xz."""
    genconf = pathlib.Path('/genconf')
    files = {
        'etc/dcos-version.json': (as_text(dcos_version()), 0o644),
        'etc/bootstrap-config.json': (as_text({'ssl_enabled': chosen.get('security', 'permissive') != 'disabled'
                                               if release.VARIANT == 'enterprise' else False}), 0o644),
        'etc/expanded.config.full.json': (as_text(expanded(chosen)), 0o600),
        'etc/user.config.yaml': ((genconf / 'config.yaml').read_bytes(), 0o600),
        'bin/detect_ip': ((genconf / 'ip-detect').read_bytes(), 0o755),
    }
    if (genconf / 'fault-domain-detect').is_file():
        files['bin/detect_fault_domain'] = ((genconf / 'fault-domain-detect').read_bytes(), 0o755)
    if (genconf / 'check_bins').is_dir():
        for file in sorted((genconf / 'check_bins').iterdir()):
            files['check_bins/' + file.name] = (file.read_bytes(), 0o755)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode='w:xz', preset=0) as tar:
        for name, (content, mode) in files.items():
            head = tarfile.TarInfo(name)
            head.size, head.mode = len(content), mode
            tar.addfile(head, io.BytesIO(content))
    return packed.getvalue()


def dcos_version():
    """Releases before 1.12 did not say which variant they are."""
    told = {
        'version': release.VERSION,
        'dcos-image-commit': release.COMMIT,
        'bootstrap-id': bootstrap_id(),
        'stand-in': True,
    }
    if not release.VERSION.startswith(('1.8', '1.9', '1.10', '1.11')):
        told['dcos-variant'] = release.VARIANT
    return told


def expanded(chosen):
    """All keys with their values as strings, which is how DC/OS writes them."""
    full = {key: value if isinstance(value, str) else json.dumps(value) for key, value in chosen.items() if value is not None}
    full['master_list'] = json.dumps(rules.as_list(chosen['master_list']))
    full['num_masters'] = str(len(rules.as_list(chosen['master_list'])))
    full['dcos_version'] = release.VERSION
    if release.VARIANT == 'enterprise':
        full.setdefault('security', 'permissive')
    return full


def fill(template, target, chosen, ids):
    """A script for nodes, with its values quoted for a shell."""
    values = {
        'VERSION': release.VERSION,
        'VARIANT': release.VARIANT,
        'BOOTSTRAP_URL': chosen['bootstrap_url'],
        'BOOTSTRAP_ID': ids['bootstrap_id'],
        'PACKAGE_LIST': ids['package_list'],
        'FAILURES': ' '.join(release.FAILURES),
        **{key.upper(): value for key, value in ids.items() if key not in ('bootstrap_id', 'package_list', 'setup_package')},
    }
    text = (TEMPLATES / template).read_text()
    for key, value in values.items():
        text = text.replace(f'@{key}@', shlex.quote(value))
    write(target, text)
    target.chmod(0o755)


def as_text(value):
    return (json.dumps(value, indent=2, sort_keys=True) + '\n').encode()


def write(target, content):
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        content = content.encode()
    target.write_bytes(content)
