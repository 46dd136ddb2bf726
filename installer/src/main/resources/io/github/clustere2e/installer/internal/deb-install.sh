# SPDX-License-Identifier: Apache-2.0
# Installs packages that are on the node. Arguments: ARCHIVE and tar files of packages, or FILES and packages.

form=$1
shift
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 755 "$dir"
for file; do
  if [ "$form" = ARCHIVE ]; then
    tar -xf "$file" -C "$dir"
  else
    ln -s "$file" "$dir/$#.deb"
    shift
  fi
done
set -- "$dir"/*.deb
[ -e "$1" ] || exit 0

# Without package sources apt takes what is at hand and looks nowhere else; with --no-download it would refuse files.
apt-get -q install --yes --no-install-recommends --allow-downgrades \
  -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 \
  -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null \
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
  -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
