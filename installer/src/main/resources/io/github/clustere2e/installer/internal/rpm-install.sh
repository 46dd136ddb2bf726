# SPDX-License-Identifier: Apache-2.0
# Installs packages that are on the node. Arguments: units to hold back (nothing is started by rpm itself), ARCHIVE and tar
# files of packages, or FILES and packages.

form=$2
shift 2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for file; do
  if [ "$form" = ARCHIVE ]; then
    tar -xf "$file" -C "$dir"
  else
    ln -s "$file" "$dir/$#.rpm"
    shift
  fi
done
set -- "$dir"/*.rpm
[ -e "$1" ] || exit 0

before=$(rpm -qa | sort | sha256sum)
dnf --assumeyes --disablerepo='*' --setopt=install_weak_deps=False install "$@"
[ "$(rpm -qa | sort | sha256sum)" = "$before" ] || echo "Setting up what was installed"
