# SPDX-License-Identifier: Apache-2.0
"""A small web server: a function takes a Request and returns a Reply; and a small client."""
import http.client
import http.server
import json
import socket
import urllib.parse
from dataclasses import dataclass, field


@dataclass
class Request:
    method: str
    target: str  # as it was sent, still encoded
    headers: object
    body: bytes = b''

    @property
    def path(self):
        return urllib.parse.unquote(self.target.partition('?')[0])

    def json(self):
        value = json.loads(self.body or b'{}')
        if not isinstance(value, dict):
            raise ValueError('not an object')
        return value


@dataclass
class Reply:
    status: int = 200
    body: bytes = b''
    headers: dict = field(default_factory=dict)


def as_json(value, status=200):
    return Reply(status, (json.dumps(value) + '\n').encode(), {'Content-Type': 'application/json'})


def as_text(text, status=200, kind='text/plain; charset=utf-8'):
    return Reply(status, text.encode(), {'Content-Type': kind})


def redirect(location):
    return Reply(307, b'', {'Location': location})


KEPT = ('content-type', 'location', 'www-authenticate')
NOT_FOUND = as_text('404 Not Found\n', 404)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass  # clients go away when they like


def server(port, answer, host='0.0.0.0'):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'
        server_version = 'stand-in'
        timeout = 60

        def handle_any(self):
            length = int(self.headers.get('Content-Length') or 0)
            request = Request(self.command, self.path, self.headers, self.rfile.read(length) if length else b'')
            try:
                reply = answer(request)
            except (OSError, http.client.HTTPException) as error:
                reply = as_text(f'502 Bad Gateway: {error}\n', 502)
            except ValueError as error:
                reply = as_text(f'400 Bad Request: {error}\n', 400)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status not in (204, 304):
                self.send_header('Content-Length', str(len(reply.body)))
            self.end_headers()
            if self.command != 'HEAD':
                self.wfile.write(reply.body)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any

        def log_message(self, *_):
            pass

    return Server((host, port), Handler)


def serve(port, answer):
    server(port, answer).serve_forever()


def ask(host, port, target, method='GET', body=None, headers=None, timeout=3):
    """One request over a connection of its own; raises OSError where nobody answers."""
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request(method, target, body, headers or {})
        answer = connection.getresponse()
        kept = {name: value for name, value in answer.getheaders() if name.lower() in KEPT}
        return Reply(answer.status, answer.read(), kept)
    except (http.client.HTTPException, socket.timeout) as error:
        raise OSError(f'{host}:{port}: {error}') from error
    finally:
        connection.close()


def ask_json(host, port, target, **how):
    reply = ask(host, port, target, **how)
    if reply.status != 200:
        raise OSError(f'{host}:{port}{target}: status {reply.status}')
    return json.loads(reply.body)
