# SPDX-License-Identifier: Apache-2.0
# Removes packages with their configuration and data. Arguments: NAMES and package names, or FILES and packages on the node.

form=$1
shift
for package; do
  shift
  if [ "$form" = FILES ]; then
    name=$(dpkg-deb --field "$package" Package)
  else
    name=${package%%=*}
  fi
  ! dpkg-query -W "$name" >/dev/null 2>&1 || set -- "$@" "$name"
done
[ $# = 0 ] || apt-get -q purge --yes -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"
