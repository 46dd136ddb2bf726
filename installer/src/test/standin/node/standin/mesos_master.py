# SPDX-License-Identifier: Apache-2.0
"""The Mesos master on port 5050: the one on etcd's leader leads, knows the agents, and the others redirect to it."""
import threading
import time

import etcd
import here
import trouble
import web

SILENT = 10  # seconds after which an agent is given up
STARTED = time.time()


class Agents:
    """Those that register, and say every second that they are there."""

    def __init__(self):
        self._known = {}
        self._lock = threading.Lock()

    def register(self, told):
        with self._lock:
            told['id'] = told.get('id') or self._new_id(told)
            before = self._known.get(told['id'], {})
            told['registered_time'] = before.get('registered_time', time.time())
            self._known[told['id']] = dict(told, seen=time.monotonic())
            return told['id']

    def _new_id(self, told):
        """Counted in etcd, since the next leader must not give an id that an agent has."""
        return etcd.once(f'/agents/{told["hostname"]}',
                         lambda: f'stand-in-{int(time.time() * 1000)}-S{len(etcd.below("/agents/"))}')

    def listed(self):
        now = time.monotonic()
        with self._lock:
            self._known = {key: agent for key, agent in self._known.items() if now - agent['seen'] < SILENT}
            return [{key: value for key, value in agent.items() if key != 'seen'} for agent in self._known.values()]


agents = Agents()


def answer(request):
    path = request.path
    if path.startswith('/master/'):
        path = path[len('/master'):]
    if path == '/health':
        return web.Reply()
    leading = etcd.leader()
    if path == '/metrics/snapshot':
        return web.as_json(metrics(leading == here.address()))
    if path in ('/redirect', '/leader') and leading:
        return web.redirect(f'//{leading}:5050/')
    if path not in ANSWERS:
        return web.NOT_FOUND
    if leading is None:
        return web.as_text('No leader elected\n', 503)
    if leading != here.address():
        return web.redirect(f'//{leading}:5050{request.target}')
    return ANSWERS[path](request)


def register(request):
    if trouble.fails('agents'):
        return web.as_text('made to fail: agents\n', 503)
    return web.as_json({'id': agents.register(request.json())})


def slaves(_):
    return web.as_json({'slaves': [as_slave(agent) for agent in agents.listed()], 'recovered_slaves': []})


def as_slave(agent):
    address = agent['address']
    return {
        'id': agent['id'], 'hostname': agent['hostname'], 'port': 5051, 'pid': f'slave(1)@{address}:5051', 'active': True,
        'version': 'stand-in', 'registered_time': agent['registered_time'], 'attributes': agent['attributes'],
        'resources': agent['resources'], 'reserved_resources': agent['reserved_resources'],
        'used_resources': {'cpus': 0, 'mem': 0, 'disk': 0}, 'capabilities': ['MULTI_ROLE'],
    }


def state_summary(_):
    return web.as_json({'hostname': here.address(), 'cluster': here.config()['cluster_name'],
                        'slaves': [as_slave(agent) for agent in agents.listed()], 'frameworks': []})


def state(_):
    return web.as_json({'hostname': here.address(), 'cluster': here.config()['cluster_name'], 'version': 'stand-in',
                        'leader': f'master@{here.address()}:5050', 'start_time': STARTED,
                        'activated_slaves': len(agents.listed()), 'slaves': [as_slave(agent) for agent in agents.listed()],
                        'frameworks': [], 'completed_frameworks': []})


def metrics(elected):
    count = len(agents.listed()) if elected else 0
    return {'master/elected': float(elected), 'master/slaves_active': float(count), 'master/slaves_connected': float(count),
            'master/uptime_secs': time.time() - STARTED}


ANSWERS = {'/slaves': slaves, '/state-summary': state_summary, '/state': state, '/state.json': state,
           '/stand-in/agents': register}

trouble.come_up_late()
web.serve(5050, answer)
