# SPDX-License-Identifier: Apache-2.0
# Says what the node is, what it has (as a digest), and which of the packages named by the arguments it lacks.

[ "$(id -u)" = 0 ] || exit 91
command -v dpkg-query >/dev/null || exit 90

. /etc/os-release
echo "$ID-${VERSION_ID:-${VERSION_CODENAME:-rolling}}-$(dpkg --print-architecture)"
dpkg-query -W -f '${binary:Package} ${Version} ${db:Status-Abbrev}\n' | sha256sum | cut -d ' ' -f 1
for wanted; do
  is=$(dpkg-query -W -f '${db:Status-Status}=${Version}' "${wanted%%=*}" 2>/dev/null || :)
  case $wanted in
    *=*) [ "$is" = "installed=${wanted#*=}" ] || echo "$wanted" ;;
    *) [ "${is%%=*}" = installed ] || echo "$wanted" ;;
  esac
done
