#!/bin/bash
# variant: @VARIANT@
# SPDX-License-Identifier: Apache-2.0
#
# A STAND-IN for the DC/OS @VERSION@ installer, for end-to-end tests of Cluster E2E. It is no DC/OS and installs none.
# Behind the last line of this script is a tar with one file, the image of genconf.
set -o errexit -o nounset -o pipefail

# A path with a space would be two arguments to many of the commands that people use with what is written below it.
case "$PWD" in
    *' '*)
        echo "The path of the current directory must not contain spaces: '$PWD'" >&2
        exit 1
        ;;
esac

if ! docker version >/dev/null 2>&1; then
    echo "docker should be installed and running. Aborting." >&2
    exit 1
fi

image=cluster-e2e/dcos-genconf-stand-in:@TAG@
tar=dcos-genconf.@TAG@.tar
beside="$(dirname "$0")"
export DCOS_INSTALLER_CONTAINER_NAME="${DCOS_INSTALLER_CONTAINER_NAME:-${tar%.tar}}"

if [ ! -f "$beside/$tar" ] || ! docker image inspect "$image" >/dev/null 2>&1; then
    echo "Extracting the image of a stand-in for DC/OS from this script and loading it into the engine; once, a moment" >&2
    sed '1,/^#EOF#$/d' "$0" | tar -x -C "$beside" >&2
    docker load -i "$beside/$tar" >&2
fi

mkdir -p genconf/state

how=(--rm "--name=$DCOS_INSTALLER_CONTAINER_NAME" -i)
if [ "${DCOS_INSTALLER_DAEMONIZE:-false}" = true ]; then
    how+=(-d)
fi
for argument in "$@"; do
    # The port is held while an upgrade is generated; 9000, the default, is taken on a master that runs Metronome.
    if [ "$argument" = --generate-node-upgrade-script ]; then
        how+=(-p "${PORT:-9000}:9000")
    fi
done
docker run "${how[@]}" -v "$(pwd)/genconf/:/genconf" "$image" "$@"
exit
#EOF#
