# SPDX-License-Identifier: Apache-2.0
"""Admin Router on port 80 of masters, and with TLS on port 443 where the enterprise variant has it."""
import ssl
import threading
import time
import urllib.parse

import certificates
import etcd
import here
import tokens
import trouble
import web

# What begins so goes to that port, without so much of its beginning.
ROUTES = [
    ('/acs/api/v1/', 8101, ''),
    ('/service/marathon/', 8080, '/service/marathon'),
    ('/marathon/', 8080, '/marathon'),
    ('/service/metronome/', 9000, '/service/metronome'),
    ('/exhibitor/', 8181, '/exhibitor'),
    ('/system/health/v1', 1050, ''),
]
FORWARDED = ('content-type', 'accept')
PAGE = '<!DOCTYPE html><title>DC/OS stand-in</title><h1>This is a stand-in for DC/OS, for tests. It is no DC/OS.</h1>\n'


def answer_plainly(request):
    """Where security is strict, only TLS is spoken."""
    if here.config().get('security') == 'strict' and here.ssl_enabled():
        host = (request.headers.get('Host') or here.address()).split(':')[0]
        return web.redirect(f'https://{host}{request.target}')
    return answer(request)


def answer(request):
    path = request.path
    if path == '/':
        return web.as_text(PAGE, kind='text/html; charset=utf-8')
    if path == '/dcos-metadata/dcos-version.json':
        return web.as_json(here.version())
    if path == '/ca/dcos-ca.crt':
        return authority()
    if path != '/acs/api/v1/auth/login' and not is_allowed(request):
        return web.Reply(401, b'401 Unauthorized\n', {'WWW-Authenticate': 'acsjwt' if here.is_enterprise() else 'oauthjwt',
                                                      'Content-Type': 'text/plain'})
    return route(request)


def authority():
    """The open variant has none."""
    if not here.is_enterprise():
        return web.NOT_FOUND
    return web.Reply(200, certificates.authority().encode(), {'Content-Type': 'application/x-x509-ca-cert'})


def is_allowed(request):
    if str(here.config().get('oauth_enabled', 'true')).lower() == 'false' and not here.is_enterprise():
        return True
    kind, _, token = (request.headers.get('Authorization') or '').partition('=')
    return kind.strip() == 'token' and tokens.user_of(token.strip()) is not None


def route(request):
    for begin, port, dropped in ROUTES:
        if request.target.startswith(begin):
            return forward(request, '127.0.0.1', port, request.target[len(dropped):])
    if request.target.startswith('/mesos/'):
        return to_leader(request, request.target[len('/mesos'):])
    if request.target.startswith(('/slave/', '/agent/')):
        return to_agent(request)
    return web.NOT_FOUND


def to_leader(request, target):
    leading = etcd.leader()
    if leading is None:
        return web.as_text('No Mesos master leads.\n', 503)
    return forward(request, leading, 5050, target)


def to_agent(request):
    """/slave/ID/REST goes to the agent of that id; REST may have slave(1) encoded."""
    _, _, name, rest = request.target.split('/', 3)
    leading = etcd.leader()
    listed = web.ask_json(leading, 5050, '/slaves')['slaves'] if leading else []
    for agent in listed:
        if agent['id'] == urllib.parse.unquote(name):
            return forward(request, agent['hostname'], 5051, '/' + rest)
    return web.NOT_FOUND


def forward(request, host, port, target):
    headers = {name: value for name, value in request.headers.items() if name.lower() in FORWARDED}
    return web.ask(host, port, target, method=request.method, body=request.body or None, headers=headers, timeout=30)


def serve_tls():
    """As soon as the cluster has an authority."""
    while True:
        try:
            certificates.authority()
            break
        except OSError:
            time.sleep(0.5)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificates.of_this_node())
    secure = web.server(443, answer)
    # The handshake is left to the thread of each connection: one that never speaks must not hold up the others.
    secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
    secure.serve_forever()


trouble.never_comes_up()
trouble.come_up_late()
if here.ssl_enabled():
    threading.Thread(target=serve_tls, daemon=True).start()
web.serve(80, answer_plainly)
