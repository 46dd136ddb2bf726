# SPDX-License-Identifier: Apache-2.0
"""What a configuration must be like. Each rule gives a sentence for what it dislikes, or None."""
import ipaddress
import json
import os
import re

import release

BACKENDS = {
    'static': [],
    'zookeeper': ['exhibitor_zk_hosts', 'exhibitor_zk_path'],
    'aws_s3': ['aws_region', 's3_bucket', 's3_prefix'],
    'azure': ['exhibitor_azure_account_name', 'exhibitor_azure_account_key', 'exhibitor_azure_prefix'],
}
NEEDED = ['bootstrap_url', 'cluster_name', 'exhibitor_storage_backend', 'master_discovery', 'resolvers']
NEEDED_ENTERPRISE = ['superuser_username', 'superuser_password_hash']
SECURITY = ['disabled', 'permissive', 'strict']


def wrongs(chosen, genconf):
    """The sentences, by key."""
    enterprise = release.VARIANT == 'enterprise'
    needed = NEEDED + (NEEDED_ENTERPRISE if enterprise else [])
    found = {key: 'Must set the key, which has no default.' for key in needed if chosen.get(key) in (None, '')}
    checks = dict(COMMON, **(ENTERPRISE if enterprise else {}))
    for key, rule in checks.items():
        if key not in found:
            sentence = rule(chosen.get(key), chosen)
            if sentence:
                found[key] = sentence
    backend = chosen.get('exhibitor_storage_backend')
    for key in BACKENDS.get(backend if isinstance(backend, str) else '', []):
        if chosen.get(key) in (None, ''):
            found[key] = f'Must be set with exhibitor_storage_backend {backend}.'
    found.update(wrong_files(genconf))
    if enterprise:
        found.update(wrong_license(chosen, genconf))
    return found


def bootstrap_url(value, _):
    if not isinstance(value, str) or not re.match(r'(https?://[^/\s]+|file:///)\S*$', value):
        return f"Must be a URL that begins with http://, https:// or file:///. Found '{value}'."
    if value.endswith('/'):
        return 'Must not end in a slash.'


def cluster_name(value, _):
    if not isinstance(value, (str, int)):
        return 'Must be a name.'


def backend(value, _):
    if str(value) not in BACKENDS:
        return f"Must be one of {', '.join(BACKENDS)}. Got '{value}'."


def discovery(value, chosen):
    if value == 'master_http_loadbalancer':
        return 'The stand-in knows static only.'
    if value != 'static':
        return f"Must be one of master_http_loadbalancer, static. Got '{value}'."


def masters(value, chosen):
    if chosen.get('master_discovery') != 'static':
        return None
    if value is None:
        return 'Must set the key, which has no default.'
    sentence = addresses(value, chosen)
    if sentence:
        return sentence
    count = len(as_list(value))
    if count not in (1, 3, 5, 7, 9):
        return f'Must have 1, 3, 5, 7, or 9 masters. Found {count} master(s).'


def addresses(value, _):
    if value is None:
        return None
    listed = as_list(value)
    if listed is None:
        return f"Must be a list of IPv4 addresses. Got '{value}'."
    bad = [str(one) for one in listed if not is_ipv4(one)]
    if bad:
        return 'Invalid IPv4 addresses in list: ' + ', '.join(bad)
    if len(set(listed)) < len(listed):
        return 'List must not contain duplicates: ' + ', '.join(sorted({one for one in listed if listed.count(one) > 1}))


def resolvers(value, _):
    listed = as_list(value)
    if not listed:
        return 'Must be a list of at least one IPv4 address.'
    bad = [str(one) for one in listed if not is_ipv4(str(one).split(':')[0])]
    if bad:
        return 'Invalid IPv4 addresses in list: ' + ', '.join(bad)


def truth(value, _):
    if value is not None and str(value).lower() not in ('true', 'false'):
        return f"Must be one of 'true', 'false'. Got '{value}'."


def number(value, _):
    if value is not None and not re.match(r'\d+$', str(value)):
        return f"Must be a number. Got '{value}'."


def security(value, _):
    if value is not None and value not in SECURITY:
        return f"Must be one of 'disabled', 'permissive', 'strict'. Got '{value}'."


def password_hash(value, _):
    if not re.match(r'\$6\$([^$]+\$){1,2}[./0-9A-Za-z]{86}$', str(value)):
        return 'Must be a hash as --hash-password prints it.'


COMMON = {
    'agent_list': addresses,
    'bootstrap_url': bootstrap_url,
    'check_time': truth,
    'cluster_name': cluster_name,
    'exhibitor_storage_backend': backend,
    'master_discovery': discovery,
    'master_list': masters,
    'oauth_enabled': truth,
    'process_timeout': number,
    'public_agent_list': addresses,
    'resolvers': resolvers,
    'ssh_port': number,
    'telemetry_enabled': truth,
}
ENTERPRISE = {'security': security, 'superuser_password_hash': password_hash}


def wrong_files(genconf):
    detect = genconf / 'ip-detect'
    if not detect.is_file():
        return {'ip_detect_contents': 'ip-detect script genconf/ip-detect must exist.'}
    with detect.open('rb') as text:
        if text.read(2) != b'#!':
            return {'ip_detect_contents': 'genconf/ip-detect must be executable: its first line must begin with #!.'}
    return {}


def wrong_license(chosen, genconf):
    if str(chosen.get('license_key_contents') or '').strip():
        return {}
    file = genconf / 'license.txt'
    if file.is_file() and os.path.getsize(file):
        return {}
    return {'license_key_contents': 'Must be set, or the license be in genconf/license.txt.'}


def as_list(value):
    """A list as YAML has it, or as JSON in a string, which DC/OS takes too."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, list) else None


def is_ipv4(value):
    try:
        ipaddress.IPv4Address(str(value))
        return True
    except ValueError:
        return False
