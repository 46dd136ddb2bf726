# SPDX-License-Identifier: Apache-2.0
"""Users and their login, on port 8101. Users are kept in etcd, so that every master knows them."""
import json
import subprocess
import time
import urllib.parse

import etcd
import here
import tokens
import trouble
import web

USERS = '/users/'
BASE = '/acs/api/v1'


def answer(request):
    path = request.path.rstrip('/')
    if path == BASE + '/auth/login':
        return login(request) if request.method == 'POST' else web.as_text('405 Method Not Allowed\n', 405)
    if path == BASE + '/users':
        return web.as_json({'array': [shown(name, json.loads(user)) for name, user in etcd.below(USERS).items()]})
    if path.startswith(BASE + '/users/'):
        return of_user(request, path[len(BASE + '/users/'):])
    return web.NOT_FOUND


def of_user(request, name):
    known = etcd.get(USERS + name)
    if request.method == 'PUT':
        if known is not None:
            return problem(409, 'ERR_USER_EXISTS', f'User with uid `{name}` already known.')
        told = request.json()
        user = {'description': told.get('description', '')}
        if told.get('password'):
            user['password_hash'] = hashed(told['password'])
        etcd.put(USERS + name, json.dumps(user))
        return web.Reply(201)
    if known is None:
        return problem(404 if request.method == 'GET' else 400, 'ERR_UNKNOWN_USER_ID', f'User with uid `{name}` not known.')
    if request.method == 'DELETE':
        etcd.delete(USERS + name)
        return web.Reply(204)
    return web.as_json(shown(name, json.loads(known)))


def shown(name, user):
    return {'uid': name, 'url': f'{BASE}/users/{urllib.parse.quote(name)}', 'description': user['description'],
            'is_remote': 'password_hash' not in user, 'is_service': False, 'provider_type': 'internal'}


def login(request):
    """By name and password; in open DC/OS also by a token of an identity provider, whose signature nobody checks here."""
    if trouble.fails('login'):
        return web.as_text('made to fail: login\n', 500)
    told = request.json()
    if here.is_enterprise() or 'uid' in told:
        name = str(told.get('uid', ''))
        user = json.loads(etcd.get(USERS + name) or '{}')
        if not matches(str(told.get('password', '')), user.get('password_hash')):
            return problem(401, 'ERR_INVALID_CREDENTIALS', 'Invalid credentials given.')
    else:
        name = tokens.claims_of(str(told.get('token', ''))).get('email')
        users = etcd.below(USERS)
        if name and not users:
            etcd.put(USERS + name, json.dumps({'description': name}))  # the first one who comes is the first user
        elif not name or name not in users:
            return problem(401, 'ERR_INVALID_CREDENTIALS', 'Invalid credentials given.')
    return web.as_json({'token': tokens.issue(name)})


def problem(status, code, sentence):
    return web.as_json({'title': code, 'description': sentence, 'code': code}, status)


def hashed(password, salt=None):
    return subprocess.run(['/opt/mesosphere/bin/openssl', 'passwd', '-6', *(['-salt', salt] if salt else []), '-stdin'],
                          input=password + '\n', stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def matches(password, known):
    """Hashes look like $6$[rounds=N$]salt$hash."""
    if not known or '\n' in password:
        return False
    return hashed(password, known[len('$6$'):].rpartition('$')[0]) == known


def make_superuser():
    """The one that config.yaml names, for as long as there is none of that name."""
    name = here.config()['superuser_username']
    user = json.dumps({'description': 'superuser', 'password_hash': here.config()['superuser_password_hash']})
    while True:
        try:
            return etcd.once(USERS + name, lambda: user)
        except OSError:
            time.sleep(0.5)  # etcd has no leader yet


trouble.come_up_late()
if here.is_enterprise():
    make_superuser()
web.serve(8101, answer)
