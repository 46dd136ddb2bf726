# SPDX-License-Identifier: Apache-2.0
"""Marathon's /v2/info on port 8080. It answers 503 a few times after its start."""
import etcd
import here
import trouble
import web

too_early = trouble.First(3)


def answer(request):
    if request.path == '/ping':
        return web.as_text('pong')
    if trouble.fails('marathon'):
        return web.as_text('made to fail: marathon\n', 503)
    leading = etcd.leader()
    if leading is None or too_early():
        return web.as_text('There is no leader yet.\n', 503)
    if request.path == '/v2/info':
        return web.as_json({'name': 'marathon', 'version': 'stand-in', 'frameworkId': 'stand-in-marathon',
                            'leader': f'{leading}:8080', 'elected': leading == here.address()})
    if request.path == '/v2/leader':
        return web.as_json({'leader': f'{leading}:8080'})
    if request.path in ('/v2/apps', '/v2/apps/'):
        return web.as_json({'apps': []})
    return web.NOT_FOUND


trouble.come_up_late()
web.serve(8080, answer)
