# SPDX-License-Identifier: Apache-2.0
"""Exhibitor's status of its ensemble, on port 8181. The ensemble of a stand-in is etcd's."""
import etcd
import here
import trouble
import web

DOWN, SERVING = (1, 'down'), (3, 'serving')


def answer(request):
    path = request.path
    if path == '/exhibitor/v1/cluster/status':
        return web.as_json(status())
    if path == '/exhibitor/v1/cluster/list':
        return web.as_json({'servers': here.masters(), 'port': 2379})
    return web.NOT_FOUND


def status():
    leading = etcd.leader()
    members = []
    for master in here.masters():
        healthy = etcd.is_healthy(master) and not trouble.fails('exhibitor')
        code, description = SERVING if healthy else DOWN
        members.append({'code': code, 'description': description, 'hostname': master, 'isLeader': healthy and master == leading})
    return members


trouble.come_up_late()
web.serve(8181, answer)
