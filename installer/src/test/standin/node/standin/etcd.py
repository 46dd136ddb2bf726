# SPDX-License-Identifier: Apache-2.0
"""The ensemble of the masters, as its gateway tells of it: members, leader, and the few things that all masters share."""
import base64
import json
import urllib.parse

import here
import web

PORT = 2379


def call(path, body, host='127.0.0.1'):
    return web.ask_json(host, PORT, '/v3/' + path, method='POST', body=json.dumps(body),
                        headers={'Content-Type': 'application/json'})


def leader():
    """The address of the leading master, or None."""
    try:
        leading = call('maintenance/status', {}).get('leader', '0')
        for member in call('cluster/member/list', {}).get('members', []):
            if leading != '0' and member['ID'] == leading:
                return urllib.parse.urlsplit(member['peerURLs'][0]).hostname
    except OSError:
        pass
    return None


def is_leader():
    return leader() == here.address()


def is_healthy(host='127.0.0.1'):
    try:
        return str(web.ask_json(host, PORT, '/health', timeout=2).get('health')) == 'true'
    except OSError:
        return False


def get(key):
    found = call('kv/range', {'key': encoded(key)}).get('kvs', [])
    return decoded(found[0]['value']) if found else None


def put(key, value):
    call('kv/put', {'key': encoded(key), 'value': encoded(value)})


def delete(key):
    """True if it was there."""
    return int(call('kv/deleterange', {'key': encoded(key)}).get('deleted', 0)) > 0


def below(prefix):
    found = call('kv/range', {'key': encoded(prefix), 'range_end': encoded(prefix[:-1] + chr(ord(prefix[-1]) + 1))})
    return {decoded(pair['key'])[len(prefix):]: decoded(pair['value']) for pair in found.get('kvs', [])}


def once(key, make):
    """The value of the key, made by whoever asks first."""
    value = get(key)
    if value is None:
        call('kv/txn', {
            'compare': [{'key': encoded(key), 'target': 'CREATE', 'result': 'EQUAL', 'create_revision': '0'}],
            'success': [{'request_put': {'key': encoded(key), 'value': encoded(make())}}],
        })
        value = get(key)
    return value


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def decoded(text):
    return base64.b64decode(text or '').decode()
