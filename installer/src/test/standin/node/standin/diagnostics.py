# SPDX-License-Identifier: Apache-2.0
"""The health of all units of all nodes, on port 1050 of masters: gathered from every master and every registered agent."""
import concurrent.futures
import threading
import time

import health
import here
import trouble
import web

BASE = '/system/health/v1'


class Gathered:
    """Asked of all nodes at once, at most once a second."""

    def __init__(self):
        self._lock = threading.Lock()
        self._told, self._when = {}, 0

    def nodes(self):
        with self._lock:
            if not self._told or time.monotonic() - self._when > 1:
                places = {master: 1050 for master in here.masters() if master != here.address()}
                places.update({agent: 61001 for agent in agents()})
                with concurrent.futures.ThreadPoolExecutor(16) as pool:
                    asked = {host: pool.submit(ask, host, port) for host, port in places.items()}
                    self._told = {host: answer.result() for host, answer in asked.items()}
                self._when = time.monotonic()
            return {here.address(): health.of_node(), **self._told}


def agents():
    """Whoever leads is asked; while nobody does, no agents are known."""
    for master in here.masters():
        try:
            reply = web.ask_json(master, 5050, '/slaves', timeout=2)
            return [agent['hostname'] for agent in reply['slaves']]
        except OSError:
            continue
    return []


def ask(host, port):
    try:
        return web.ask_json(host, port, BASE, timeout=2)
    except OSError:
        return {'units': [], 'ip': host, 'node_role': 'master' if port == 1050 else 'agent'}


gathered = Gathered()


def answer(request):
    path = request.path.rstrip('/')
    if path == BASE:
        return web.as_json(health.of_node())
    if path == BASE + '/units':
        return web.as_json({'units': merged(gathered.nodes())})
    if path == BASE + '/nodes':
        return web.as_json({'nodes': [as_node(node) for node in gathered.nodes().values()]})
    if path.startswith(BASE + '/units/'):
        return of_unit(*path[len(BASE + '/units/'):].split('/'))
    if path.startswith(BASE + '/nodes/'):
        return of_node(*path[len(BASE + '/nodes/'):].split('/'))
    return web.NOT_FOUND


def merged(nodes):
    """A unit is as healthy as it is on the node where it is worst."""
    units = {}
    for node in nodes.values():
        for unit in node['units']:
            known = units.get(unit['id'])
            if known is None or known['health'] < unit['health']:
                units[unit['id']] = {key: unit[key] for key in ('id', 'name', 'health', 'description')}
    return list(units.values())


def as_node(node):
    worst = max((unit['health'] for unit in node['units']), default=health.UNKNOWN)
    return {'host_ip': node['ip'], 'health': worst, 'role': node['node_role']}


def of_unit(name, rest='', *_):
    nodes = gathered.nodes()
    if rest == '':
        return next((web.as_json(unit) for unit in merged(nodes) if unit['id'] == name), web.NOT_FOUND)
    having = [(node, unit) for node in nodes.values() for unit in node['units'] if unit['id'] == name]
    return web.as_json({'nodes': [{'host_ip': node['ip'], 'health': unit['health'], 'role': node['node_role'],
                                   'output': unit['output'], 'help': unit['help']} for node, unit in having]})


def of_node(name, rest='', *_):
    node = gathered.nodes().get(name)
    if node is None:
        return web.NOT_FOUND
    return web.as_json(as_node(node) if rest == '' else {'units': node['units']})


trouble.come_up_late()
web.serve(1050, answer)
