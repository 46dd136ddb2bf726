#!/bin/sh
# Builds the root file system of a node image from the packages of Debian or Ubuntu, for machines that reach no container registry.
#
#   build-from-packages.sh DISTRIBUTION WORKDIR OUTPUT_TAR
#
# DISTRIBUTION is one of the directories beside this file's that have a file `archive`, such as debian-13.
# WORKDIR must exist; all scratch files lie in one directory below it that is gone again when this ends, however it ends.
# OUTPUT_TAR appears only when it is complete, ready for `docker import` (README.md has the changes to give it).
# Progress goes to stderr. Needs mmdebstrap (as root, or as a user with subordinate ids), or debootstrap (as root).
set -eu

say() { printf 'node image: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

[ $# -eq 3 ] || { say "usage: build-from-packages.sh DISTRIBUTION WORKDIR OUTPUT_TAR"; exit 2; }
image=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
[ -r "$image/$1/archive" ] || fail "there is no $image/$1/archive, which would say where the packages of $1 are"
distribution=$1
shift
[ -d "$1" ] || fail "the work directory $1 does not exist"
workdir=$(CDPATH='' cd -- "$1" && pwd)
output_dir=$(dirname -- "$2")
[ -d "$output_dir" ] || fail "the directory of $2 does not exist"
output=$(CDPATH='' cd -- "$output_dir" && pwd)/$(basename -- "$2")
shift 2

# What the distribution's file says: the suite, and where mmdebstrap does not know it by itself, the sources and their key
suite='' keyring=''
sources() { :; }
# shellcheck source=/dev/null
. "$image/$distribution/archive"

packages=$(sed -e 's/#.*//' "$image/apt/packages" | tr -s '[:space:]' '\n' | sed -e '/^$/d' | paste -sd ' ' -)

# A fixed time stamp makes two builds from the same packages the same, as far as that is cheap: files newer than it get it.
: "${SOURCE_DATE_EPOCH:=1704067200}"
# The caller's environment has no business in the image (locale warnings, DEBIAN_FRONTEND, an empty HOME); its proxy has.
unset LANGUAGE LC_CTYPE CDPATH ENV BASH_ENV 2>/dev/null || :
LC_ALL=C.UTF-8 LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin   # sbin: a user's PATH may lack it
# The script goes through the environment: no path to quote, none that an unprivileged name space could fail to read.
CONFIGURE=$(cd "$image" && printf '%s\n' node/[0-9]*.sh apt/[0-9]*.sh | sort -t / -k 2 | xargs cat)
export SOURCE_DATE_EPOCH LC_ALL LANG DEBIAN_FRONTEND PATH CONFIGURE

scratch='' child=''
clean_up() {
  status=$?
  trap '' HUP INT TERM
  trap - EXIT
  if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null || :; wait "$child" 2>/dev/null || :; fi
  if [ -n "$scratch" ] && [ -d "$scratch" ]; then
    # debootstrap leaves its mounts behind when it is interrupted; never delete through one
    grep -F " $(printf %s "$scratch" | sed 's/ /\\040/g')/" /proc/self/mounts | cut -d ' ' -f 2 | sort -r |
      while IFS= read -r mount; do umount -l "$(printf '%b' "$mount")" 2>/dev/null || :; done
    rm -rf --one-file-system -- "$scratch" || say "could not remove $scratch"
  fi
  exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# In the background, so that a signal that reaches only this shell is acted upon at once rather than after the child's end.
run() {
  "$@" >&2 &
  child=$!
  if wait "$child"; then child=; else status=$?; child=; return "$status"; fi
}

scratch=$(mktemp -d "$workdir/node-image.XXXXXX")
chmod 755 "$scratch"
unset TMPDIR   # it would not exist inside the chroot
cd "$scratch"
sources >sources.list
# A copy: an unprivileged name space may not be able to read the original.
if [ -n "$keyring" ]; then cp -- "$image/$keyring" keyring.asc; keyring=$scratch/keyring.asc; chmod 644 "$keyring"; fi

# init-system-helpers accepts two packages as proof that /usr is merged. apt would take usrmerge, which brings 46 MB of Perl to
# convert a system that the hook directory has made merged from the start. Ubuntu's does not ask, and its minimal base lacks apt.
with_mmdebstrap() {
  mode=$1
  if [ -s sources.list ]; then
    set -- "--keyring=$keyring" --include=apt \
      --setup-hook='for name in bin sbin lib lib64; do mkdir -p "$1/usr/$name"; ln -s "usr/$name" "$1/$name"; done' \
      "$suite" "$scratch/image.tar" "$scratch/sources.list"
  else
    set -- --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
      --setup-hook='printf "Package: usrmerge\nPin: release *\nPin-Priority: -1\n" >"$1/etc/apt/preferences.d/no-usrmerge"' \
      --customize-hook='rm "$1/etc/apt/preferences.d/no-usrmerge"' \
      "$suite" "$scratch/image.tar"
  fi
  run env TMPDIR="$scratch" mmdebstrap --mode="$mode" --format=tar --variant=minbase \
    --include="$(printf %s "$packages" | tr ' ' ',')" \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --customize-hook='chroot "$1" /bin/sh -c "$CONFIGURE"' --customize-hook='rm -f "$1/etc/resolv.conf" "$1/etc/hostname"' \
    "$@"
}

# One chain: inside `with_debootstrap || fail` the shell does not stop at a failing line, whatever `set -e` says.
with_debootstrap() {
  root=$scratch/root
  # shellcheck disable=SC2086 # a list of names without special characters
  run debootstrap --variant=minbase "$suite" "$root" &&
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" && chmod 755 "$root/usr/sbin/policy-rc.d" &&
    run chroot "$root" apt-get -qq -o APT::Update::Error-Mode=any update &&
    run chroot "$root" apt-get -qq -y --no-install-recommends install $packages &&
    run chroot "$root" /bin/sh -c "$CONFIGURE" &&
    run rm -f "$root/etc/resolv.conf" "$root/etc/hostname" &&
    run tar -C "$root" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --clamp-mtime --numeric-owner \
      --xattrs --xattrs-include='*' --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' -cf "$scratch/image.tar" .
}

say "building $distribution from packages in $scratch"
if [ "$(id -u)" -eq 0 ]; then
  if command -v mmdebstrap >/dev/null; then
    with_mmdebstrap root || fail "mmdebstrap failed with status $? (its messages are above)"
  elif command -v debootstrap >/dev/null; then
    [ ! -s sources.list ] || fail "$distribution is built by mmdebstrap alone; install it, or give access to a container registry"
    case $scratch in *[[:space:]]*) fail "debootstrap cannot work in '$workdir': its path has a space; install mmdebstrap" ;; esac
    with_debootstrap || fail "debootstrap failed with status $? (its messages are above)"
  else
    fail "neither mmdebstrap nor debootstrap is installed; install mmdebstrap, or give access to a container registry"
  fi
elif command -v mmdebstrap >/dev/null; then
  with_mmdebstrap unshare ||
    fail "mmdebstrap could not build as an ordinary user; it needs user namespaces, an entry for $(id -un) in /etc/subuid and" \
      "/etc/subgid, and a work directory that others may enter; or run this as root"
else
  fail "an ordinary user needs mmdebstrap; install it, or run this as root"
fi

# Beside its destination first: moving is atomic only within one file system.
say "writing $output"
partial=$output.partial.$$
trap 'rm -f -- "$partial"; clean_up' EXIT
mv -f -- "$scratch/image.tar" "$partial"
mv -f -- "$partial" "$output"
say "done"
