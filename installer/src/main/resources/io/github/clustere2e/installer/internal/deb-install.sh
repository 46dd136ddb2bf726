# SPDX-License-Identifier: Apache-2.0
# Installs packages that are on the node. Arguments: units that their packages may not start, separated by blanks, ARCHIVE
# and tar files of packages, or FILES and packages.

held=$1
form=$2
shift 2
dir=$(mktemp -d)
end() {
  # shellcheck disable=SC2086 # one unit a word
  [ -z "$held" ] || systemctl --quiet --runtime unmask $held
  rm -rf "$dir"
}
trap end EXIT
trap 'exit 143' HUP INT TERM # so that no unit stays masked when this is ended
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

# shellcheck disable=SC2086 # one unit a word
[ -z "$held" ] || systemctl --quiet --runtime mask $held 2>/dev/null

# Without package sources apt takes what is at hand and looks nowhere else; with --no-download it would refuse files.
apt-get -q install --yes --no-install-recommends --allow-downgrades \
  -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 \
  -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null \
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
  -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
