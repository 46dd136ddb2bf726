# SPDX-License-Identifier: Apache-2.0
"""Admin Router on port 61001 of agents, with the health of this node behind it."""
import health
import here
import trouble
import web


def answer(request):
    path = request.path.rstrip('/')
    if path == '/dcos-metadata/dcos-version.json':
        return web.as_json(here.version())
    if path == '/system/health/v1':
        return web.as_json(health.of_node())
    if path == '/system/health/v1/units':
        return web.as_json({'units': health.of_units()})
    return web.NOT_FOUND


trouble.come_up_late()
web.serve(61001, answer)
