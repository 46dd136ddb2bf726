# SPDX-License-Identifier: Apache-2.0
"""The Mesos agent on port 5051. It registers with the leading master, and says every second that it is there."""
import json
import os
import pathlib
import threading
import time
import urllib.parse

import here
import trouble
import web

META = pathlib.Path('/var/lib/mesos/slave/meta/id')
SETTINGS = [here.STATE / 'mesos-slave-common', here.STATE / 'mesos-slave']
STARTED = time.time()
much_too_early, too_early = trouble.First(1), trouble.First(1)


def settings():
    """MESOS_ATTRIBUTES=a:b;c:d and MESOS_RESOURCES=cpus:4 as people write them there."""
    found = {}
    for file in SETTINGS:
        if file.exists():
            for line in file.read_text().splitlines():
                name, equals, value = line.partition('=')
                if equals:
                    found[name.strip()] = value.strip().strip('"\'')
    return found


def pairs(text):
    return dict(part.strip().split(':', 1) for part in text.split(';') if ':' in part)


def described():
    public = 'slave_public' in here.roles()
    chosen = settings()
    attributes = {**({'public_ip': 'true'} if public else {}), **pairs(chosen.get('MESOS_ATTRIBUTES', ''))}
    resources = {'cpus': float(os.cpu_count()), 'mem': memory(), 'disk': 10000.0, 'ports': '[1025-2180, 2182-3887, 3889-5049]'}
    for name, value in pairs(chosen.get('MESOS_RESOURCES', '')).items():
        try:
            resources[name] = float(value)
        except ValueError:
            resources[name] = value
    reserved = {'slave_public': dict(resources)} if public else {}
    return {'id': agent_id(), 'hostname': here.address(), 'address': here.address(), 'attributes': attributes,
            'resources': resources, 'reserved_resources': reserved}


def memory():
    with open('/proc/meminfo') as lines:
        return float(int(next(line for line in lines if line.startswith('MemTotal')).split()[1]) // 1024)


def agent_id():
    return META.read_text() if META.exists() else None


def register_always():
    while True:
        if not trouble.fails('agents'):
            try:
                register()
            except (OSError, ValueError):
                pass  # no master leads at the moment; the next second may be better
        time.sleep(1)


def register():
    for master in here.masters():
        try:
            reply = tell(master, '/stand-in/agents')
        except OSError:
            continue
        if reply.status == 307:
            leader = urllib.parse.urlsplit(reply.headers['Location'])
            reply = tell(leader.hostname, leader.path)
        if reply.status == 200:
            remember(json.loads(reply.body)['id'])
            return


def tell(master, target):
    return web.ask(master, 5050, target, method='POST', body=json.dumps(described()))


def remember(given):
    if given != agent_id():
        META.parent.mkdir(parents=True, exist_ok=True)
        META.write_text(given)


def answer(request):
    path = request.path
    if path.startswith('/slave(1)/'):
        path = path[len('/slave(1)'):]
    if path == '/health':
        return web.Reply()
    if path not in ('/state', '/state.json'):
        return web.NOT_FOUND
    if agent_id() is None or much_too_early():
        return web.as_text('Not registered yet.\n', 404)
    if trouble.fails('agents') or too_early():
        return web.as_text('Not ready yet.\n', 503)
    told = described()
    return web.as_json({'id': told['id'], 'hostname': told['hostname'], 'pid': f'slave(1)@{told["address"]}:5051',
                        'version': 'stand-in', 'start_time': STARTED, 'attributes': told['attributes'],
                        'resources': told['resources'], 'reserved_resources_full': told['reserved_resources'],
                        'frameworks': [], 'completed_frameworks': [], 'flags': {'port': '5051'}})


trouble.never_comes_up()
trouble.come_up_late()
threading.Thread(target=register_always, daemon=True).start()
web.serve(5051, answer)
