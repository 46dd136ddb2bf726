#!/opt/mesosphere/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""dcos_add_user.py EMAIL: adds a user."""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

if len(sys.argv) != 2 or '@' not in sys.argv[1]:
    sys.exit('usage: dcos_add_user.py EMAIL')
url = 'http://127.0.0.1:8101/acs/api/v1/users/' + urllib.parse.quote(sys.argv[1])
body = json.dumps({'description': sys.argv[1]}).encode()
try:
    urllib.request.urlopen(urllib.request.Request(url, body, {'Content-Type': 'application/json'}, method='PUT'), timeout=30)
except urllib.error.HTTPError as error:
    if error.code != 409:
        sys.exit(f'{error}: {error.read().decode()}')
    print(f'User `{sys.argv[1]}` already exists')
else:
    print(f'User `{sys.argv[1]}` successfully added')
