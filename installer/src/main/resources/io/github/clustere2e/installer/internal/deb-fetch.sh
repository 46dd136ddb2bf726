# SPDX-License-Identifier: Apache-2.0
# Downloads packages with everything that they need and the node lacks, into one tar file.
# Arguments: a directory to make, KEPT or PLAIN (see PackageCompression), package names.

dir=$1
form=$2
shift 2

# The lists and caches are here too, so that the node stays as the others are.
mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/debs"
! id _apt >/dev/null 2>&1 || chown -R _apt "$dir"
apt() {
  apt-get -q -o Dir::State::Lists="$dir/lists" -o Dir::Cache="$dir/cache" -o Acquire::Languages=none \
    -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"
}
apt update
apt install --download-only --yes --no-install-recommends "$@"

# A package is an archive of ar with three members, two of which are tar files that need not be compressed: deb(5).
member() {
  printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' "$1" 0 0 0 100644 "$(stat -c %s "$dir/$1")"
  cat "$dir/$1"
}
plain() {
  dpkg-deb --ctrl-tarfile "$1" >"$dir/control.tar"
  dpkg-deb --fsys-tarfile "$1" >"$dir/data.tar"
  echo '!<arch>'
  member debian-binary
  member control.tar
  member data.tar
}
echo 2.0 >"$dir/debian-binary"
for deb in "$dir"/cache/archives/*.deb; do
  [ -e "$deb" ] || break
  if [ "$form" = PLAIN ]; then
    plain "$deb" >"$dir/debs/${deb##*/}"
    rm "$deb"
  else
    mv "$deb" "$dir/debs"
  fi
done
tar -cf "$dir/packages.tar" -C "$dir/debs" .
