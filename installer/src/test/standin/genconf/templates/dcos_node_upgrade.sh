#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Upgrades a node of a STAND-IN for DC/OS. It is no DC/OS. What etcd keeps stays as it is.
set -o errexit -o nounset -o pipefail

version=@VERSION@
installed_version=@INSTALLED_VERSION@
bootstrap_url=@BOOTSTRAP_URL@
bootstrap_id=@BOOTSTRAP_ID@
package_list=@PACKAGE_LIST@
failures=@FAILURES@
fail_file=/etc/cluster-e2e-standin/fail

fail() {
    echo "$1" >&2
    exit 1
}

[ "$(id -u)" = 0 ] || fail 'Must be run as root.'
[ -e /opt/mesosphere/etc/dcos-version.json ] || fail 'This host is no node of DC/OS or of a stand-in for it.'
found="$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' /opt/mesosphere/etc/dcos-version.json)"
[ "$found" = "$installed_version" ] ||
    fail "This script upgrades from version $installed_version, but this node has version $found."

if [ -n "$failures" ] && [ ! -e "$fail_file" ]; then
    mkdir -p "$(dirname "$fail_file")"
    tr ' ' '\n' <<<"$failures" >"$fail_file"
fi

echo "Upgrading from version $found to $version"
archive="$(mktemp /opt/mesosphere.XXXXXX)"
trap 'rm -f "$archive"' EXIT
curl --fail --silent --show-error --location --retry 5 --output "$archive" \
    "$bootstrap_url/bootstrap/$bootstrap_id.bootstrap.tar.xz"

echo 'Stopping the services'
systemctl stop dcos.target
for stage in upgrade $(cd /etc/mesosphere/roles && printf 'upgrade@%s ' *); do
    if grep -Fqx "$stage" "$fail_file" 2>/dev/null; then
        fail 'Made to fail: upgrade. The services are stopped.'
    fi
done

echo 'Replacing the programs'
rm -rf /opt/mesosphere/* # the directory itself may be a mount
tar --extract --xz --file "$archive" --directory /opt/mesosphere
echo "$bootstrap_url" >/etc/mesosphere/setup-flags/repository-url
echo "$bootstrap_id" >/etc/mesosphere/setup-flags/bootstrap-id
echo "$package_list" >/etc/mesosphere/setup-flags/cluster-package-list

echo 'Setting up and starting the services'
systemctl daemon-reload
systemctl restart dcos-setup.service
echo "This node has version $version now; its services are starting."
