# SPDX-License-Identifier: Apache-2.0
"""What runs in the container of a stand-in's dcos_generate_config.sh. It is no DC/OS."""
import getpass
import json
import subprocess
import sys

import configuration
import release
import serve
import upgrade

HELP = """A stand-in for the DC/OS installer, for tests; it is no DC/OS.

  --genconf                                      make genconf/serve from genconf/config.yaml (the default)
  --version                                      print version and variant as JSON
  --hash-password [PASSWORD]                     print the hash of a password
  --generate-node-upgrade-script VERSION         make a script that upgrades nodes that have VERSION
  -v, --verbose                                  say more
  -h, --help                                     print this
"""


def main(arguments):
    verbose = any(argument in ('-v', '--verbose') for argument in arguments)
    words = [argument for argument in arguments if argument not in ('-v', '--verbose')]
    action = words[0] if words else '--genconf'
    if action in ('-h', '--help'):
        print(HELP)
    elif action == '--version':
        print_version()
    elif action == '--genconf':
        generate(verbose)
    elif action == '--hash-password':
        hash_password(words[1:])
    elif action == '--generate-node-upgrade-script':
        if len(words) < 2:
            fail('--generate-node-upgrade-script needs the version that is installed')
        upgrade.generate(checked_configuration(verbose), words[1], say)
    elif action == '--web':
        fail('The web interface has been removed.')
    elif action == '--aws-cloudformation':
        fail('The stand-in makes no CloudFormation templates.')
    elif action in ('--offline', '--preflight', '--deploy', '--postflight', '--install-prereqs', '--uninstall'):
        fail(f'{action} has been removed.')
    else:
        fail(f'unrecognized arguments: {action}\n{HELP}')


def print_version():
    if release.fails('version'):
        fail('made to fail: version')
    print(json.dumps({'variant': release.VARIANT, 'version': release.VERSION}, indent=2, sort_keys=True))


def generate(verbose):
    say('====> EXECUTING CONFIGURATION GENERATION (of a stand-in, no DC/OS)')
    chosen = checked_configuration(verbose)
    if release.fails('genconf'):
        fail('made to fail: genconf')
    serve.write_all(chosen, say)
    say('====> genconf/serve is complete')


def checked_configuration(verbose):
    try:
        chosen = configuration.read()
        if verbose:
            say('keys of genconf/config.yaml: ' + ', '.join(sorted(map(str, chosen))))
        return configuration.checked(chosen)
    except configuration.Wrong as wrong:
        for line in wrong.lines:
            print(f'ERROR: {line}', file=sys.stderr)
        sys.exit(1)


def hash_password(words):
    password = words[0] if words else getpass.getpass('Password: ') if sys.stdin.isatty() else sys.stdin.readline().rstrip('\n')
    if not password:
        fail('an empty password has no hash')
    print(subprocess.run(['/opt/mesosphere/lib/ld.so', '--library-path', '/opt/mesosphere/lib', '/opt/mesosphere/libexec/openssl',
                          'passwd', '-6', '-stdin'], input=password + '\n', env={'OPENSSL_CONF': '/dev/null'}, text=True,
                         stdout=subprocess.PIPE, check=True).stdout.strip())


def say(line):
    print(line, file=sys.stderr)


def fail(line):
    print(line, file=sys.stderr)
    sys.exit(1)


main(sys.argv[1:])
