# SPDX-License-Identifier: Apache-2.0
# Says what DC/OS needs to know of a node: its address as ip-detect prints it, the space that is free, the version that is
# there, and its control group. Argument: ip-detect, in base64.

file=$(mktemp /var/tmp/ip-detect.XXXXXX)
trap 'rm -f "$file"' EXIT
printf %s "$1" | base64 -d >"$file"
chmod 700 "$file"
address=$(timeout 60 "$file") || {
  echo "ip-detect ended with status $? and printed: $address" >&2
  exit 93
}
echo "address=$(printf %s "$address" | tr '\n' ' ')"

mkdir -p /opt
echo "free=$(df -Pk /opt | awk 'NR == 2 { print $4 }')"

version=/opt/mesosphere/etc/dcos-version.json
[ ! -e "$version" ] || echo "version=$(sed -n 's/.*"version" *: *"\([^"]*\)".*/\1/p' "$version")"

[ ! -e /etc/systemd/system/dcos.target ] || echo "units=yes"

mark=/var/lib/cluster-e2e/dcos
[ ! -e "$mark" ] || echo "mark=$(cat "$mark")"

# With control groups of its own a node is at the root of them, and cannot get in another's way.
echo "cgroup=$(sed -n 's/^[0-9]*:memory://p' /proc/1/cgroup)"
