# SPDX-License-Identifier: Apache-2.0
# Removes packages. Arguments: NAMES and package names, or FILES and packages on the node.

form=$1
shift
for package; do
  shift
  if [ "$form" = FILES ]; then
    name=$(rpm -qp --nosignature --queryformat '%{NAME}' "$package")
  else
    name=${package%%=*}
  fi
  ! rpm -q "$name" >/dev/null 2>&1 || set -- "$@" "$name"
done
[ $# = 0 ] || dnf --assumeyes --noautoremove remove "$@"
