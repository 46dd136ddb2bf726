# SPDX-License-Identifier: Apache-2.0
# Unpacks an archive beside a directory, and lets it take that one's place. Arguments: the archive, its name, the directory,
# how many outer directories are left out, the name of a mark in the directory, the mark.

new=$3.new-$$
old=$3.old-$$
trap 'rm -rf "$new" "$old"' EXIT
mkdir -p "$new"
case $2 in
  *.zip) unzip -q "$1" -d "$new" ;;
  *) tar -xf "$1" -C "$new" --strip-components="$4" --no-same-owner ;;
esac
echo "$6" >"$new/$5"
chmod 755 "$new"
[ ! -e "$3" ] || mv -T "$3" "$old"
mv -T "$new" "$3"
