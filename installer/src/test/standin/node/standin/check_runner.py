# SPDX-License-Identifier: Apache-2.0
"""check node-poststart: prints the result of each check as JSON, and exits with the worst."""
import json
import subprocess
import sys

import etcd
import health
import here
import trouble
import web

OK, WARNING, CRITICAL = 0, 1, 2


def main(arguments):
    words = [word for word in arguments if not word.startswith('-')]
    if words[:2] not in (['check', 'node-poststart'], ['check', 'cluster'], []) or (not words and '--diag' not in arguments):
        sys.exit('usage: check node-poststart|cluster')
    checks = {name: check() for name, check in chosen().items()}
    checks.update(own_checks())
    worst = max(check['status'] for check in checks.values())
    print(json.dumps({'status': worst, 'checks': checks}, indent=2))
    sys.exit(worst)


def chosen():
    found = {'components': components}
    if here.is_master():
        found.update(ip_detect=ip_detect, ensemble=ensemble, mesos_master=mesos_master, adminrouter=lambda: port_answers(80, '/'),
                     diagnostics=lambda: port_answers(1050, '/system/health/v1'))
    else:
        found.update(mesos_agent=lambda: port_answers(5051, '/state'),
                     adminrouter=lambda: port_answers(61001, '/system/health/v1'))
    if trouble.fails('poststart'):
        found['made_to_fail'] = lambda: result(CRITICAL, 'made to fail: poststart')
    return found


def components():
    bad = [unit['output'] for unit in health.of_units() if unit['health'] != health.HEALTHY]
    # A new process has no youth to wait for; what diagnostics says for a moment is not repeated here.
    bad = [output for output in bad if 'only just started' not in output and 'made to fail' not in output]
    return result(CRITICAL, '; '.join(bad)) if bad else result(OK, 'all units are active')


def ip_detect():
    if here.address() in here.masters():
        return result(OK, f'detect_ip prints {here.address()}')
    return result(CRITICAL, f'detect_ip prints {here.address()}, which is not in master_list')


def ensemble():
    return result(OK, 'etcd is healthy') if etcd.is_healthy() else result(CRITICAL, 'etcd has no leader')


def mesos_master():
    leading = etcd.leader()
    return result(OK, f'{leading} leads') if leading else result(CRITICAL, 'no Mesos master leads')


def port_answers(port, target):
    try:
        status = web.ask('127.0.0.1', port, target).status
        return result(OK if status < 500 and status != 404 else CRITICAL, f'port {port} answers {status}')
    except OSError as error:
        return result(CRITICAL, f'port {port} does not answer: {error}')


def own_checks():
    """Programs of genconf/check_bins/."""
    place = here.TOP / 'check_bins'
    found = {}
    for program in sorted(place.iterdir()) if place.is_dir() else []:
        ran = subprocess.run([str(program)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        found[program.name] = result(min(ran.returncode, 3), ran.stdout.strip())
    return found


def result(status, output):
    return {'status': status, 'output': output}


main(sys.argv[1:])
