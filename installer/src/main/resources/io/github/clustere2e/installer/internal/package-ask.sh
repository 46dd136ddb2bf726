# SPDX-License-Identifier: Apache-2.0
# Says how the node installs packages and what it is, what it has (as a digest), and which of the packages named by the
# arguments it lacks.

[ "$(id -u)" = 0 ] || exit 91
. /etc/os-release
version=${VERSION_ID:-${VERSION_CODENAME:-rolling}}

# A Debian may have rpm besides, as a tool.
case " $ID ${ID_LIKE:-} " in
  *" debian "* | *" ubuntu "*) kind=deb ;;
  *" fedora "* | *" rhel "* | *" centos "*) kind=rpm ;;
  *) if command -v dpkg-query >/dev/null; then kind=deb; else kind=rpm; fi ;;
esac

if [ $kind = deb ]; then
  command -v dpkg-query >/dev/null || exit 90
  echo "deb $ID-$version-$(dpkg --print-architecture)"
  dpkg-query -W -f '${binary:Package} ${Version} ${db:Status-Abbrev}\n' | sha256sum | cut -d ' ' -f 1
  for wanted; do
    is=$(dpkg-query -W -f '${db:Status-Status}=${Version}' "${wanted%%=*}" 2>/dev/null || :)
    case $wanted in
      *=*) [ "$is" = "installed=${wanted#*=}" ] || echo "$wanted" ;;
      *) [ "${is%%=*}" = installed ] || echo "$wanted" ;;
    esac
  done
else
  command -v rpm >/dev/null && command -v dnf >/dev/null || exit 90
  echo "rpm $ID-$version-$(uname -m)"
  rpm -qa --queryformat '%{NEVRA}\n' | sort | sha256sum | cut -d ' ' -f 1
  for wanted; do
    rpm -q "$(echo "$wanted" | tr = -)" >/dev/null || echo "$wanted"
  done
fi
