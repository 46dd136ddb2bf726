# SPDX-License-Identifier: Apache-2.0
# Downloads packages with everything that they need and the node lacks, into one tar file.
# Arguments: a directory to make, how they are packed (rpms stay as they are), package names, perhaps with =version.

dir=$1
shift 2
mkdir -p "$dir/rpms" "$dir/cache"
for wanted; do
  shift
  set -- "$@" "$(echo "$wanted" | tr = -)"
done

# Its lists and caches are in the directory too, so that the node stays as the others are.
dnf() {
  command dnf --quiet --assumeyes --setopt=cachedir="$dir/cache" --setopt=install_weak_deps=False --setopt=retries=3 "$@"
}
dnf install --downloadonly --downloaddir "$dir/rpms" "$@"
# What is installed already and has a newer version is not looked for by install.
installed=
for wanted; do
  ! rpm -q "$wanted" >/dev/null 2>&1 || installed="$installed $wanted"
done
# shellcheck disable=SC2086 # names of packages have no blanks
[ -z "$installed" ] || dnf upgrade --downloadonly --downloaddir "$dir/rpms" $installed
tar -cf "$dir/packages.tar" -C "$dir/rpms" .
