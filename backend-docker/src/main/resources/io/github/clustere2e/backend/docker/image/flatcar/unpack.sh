#!/bin/sh
# unpack.sh DIRECTORY: makes a root file system there of the current stable release of Flatcar Container Linux. Runs in Debian.
set -eu

root=$1
case $(dpkg --print-architecture) in
  amd64) board=amd64-usr ;;
  arm64) board=arm64-usr ;;
  *) echo "Flatcar has no release for $(dpkg --print-architecture)" >&2; exit 1 ;;
esac
# For booting over a network: an archive with all of /usr as one squashfs, which needs no mount to be unpacked.
release=https://stable.release.flatcar-linux.net/$board/current/flatcar_production_pxe_image.cpio.gz
# "Flatcar Buildbot (Official Builds)": the key may come from anywhere, as long as it is this one.
key=https://www.flatcar.org/security/image-signing-key/Flatcar_Image_Signing_Key.asc
fingerprint=F88CFEDEFF29A5B4D9523864E25D9AED0593B34A

export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o APT::Update::Error-Mode=any update
apt-get -qq -y --no-install-recommends install ca-certificates cpio curl gpg gpg-agent squashfs-tools

work=$(mktemp -d)
cd "$work"
curl -fsSL --retry 3 -o pxe.cpio.gz "$release" -o pxe.cpio.gz.sig "$release.sig" -o key.asc "$key"
gpg -q --import key.asc
# The last word of VALIDSIG is the primary key's fingerprint, whichever of its subkeys has signed (GnuPG's doc/DETAILS).
gpg --status-fd 1 --verify pxe.cpio.gz.sig pxe.cpio.gz 2>/dev/null | grep -q "^\[GNUPG:\] VALIDSIG .* $fingerprint\$" ||
  { echo "$release is not signed by the key $fingerprint" >&2; exit 1; }

mkdir -p "$root"
gzip -dc pxe.cpio.gz | cpio -i --quiet --to-stdout '*usr.squashfs' >usr.squashfs
unsquashfs -q -n -d "$root/usr" usr.squashfs

# What the first boot makes of /usr on a host: the links to it, and the directories
for name in bin sbin lib lib64; do
  [ -e "$root/usr/$name" ] && ln -sfn "usr/$name" "$root/$name"
done
mkdir -p "$root/etc" "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/root" "$root/home" "$root/var/tmp"
mkdir -m 1777 "$root/tmp"
chmod 1777 "$root/var/tmp"
chmod 700 "$root/root"
if [ -d "$root/usr/share/flatcar/etc" ]; then cp -a "$root/usr/share/flatcar/etc/." "$root/etc/"; fi
chroot "$root" systemd-tmpfiles --create --exclude-prefix=/dev --exclude-prefix=/proc --exclude-prefix=/run --exclude-prefix=/sys || :

cd /
rm -rf "$work"
