# SPDX-License-Identifier: Apache-2.0
"""Metronome's /v1/jobs on port 9000. It answers 503 once after its start."""
import trouble
import web

too_early = trouble.First(1)


def answer(request):
    if request.path == '/ping':
        return web.as_text('pong')
    if trouble.fails('metronome'):
        return web.as_text('made to fail: metronome\n', 503)
    if request.path not in ('/v1/jobs', '/v1/jobs/'):
        return web.NOT_FOUND
    if too_early():
        return web.as_text('Not ready yet.\n', 503)
    return web.as_json([])


trouble.come_up_late()
web.serve(9000, answer)
