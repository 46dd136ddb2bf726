#!/bin/sh
# Puts Docker into a node's image: install.sh VERSION DOWNLOADS
#
# VERSION is empty for the one that the distribution has. A version that the image's package archive does not have is taken from
# DOWNLOADS/ARCHITECTURE/docker-VERSION.tgz, where Docker has its own binaries. Runs as root in the image's file system.
set -eu
version=$1
downloads=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin

fail() { echo "Docker cannot be put into the nodes' image: $*" >&2; exit 1; }
# upstream: of each version of Debian's on stdin, what it is called where it comes from
upstream() { sed -e 's/^[0-9]*://' -e 's/[+~].*//' -e 's/-[0-9]*\(ubuntu.*\)*$//'; }

there=
if command -v dockerd >/dev/null; then there=$(dockerd --version | sed -e 's/^Docker version //' -e 's/[,+ ].*//'); fi
[ -z "$version" ] || [ -z "$there" ] || [ "$there" = "$version" ] ||
  fail "it has version $there already, and $version was asked for: ask for 'distribution', or take it out of the image"

# from_packages: installs the version that is asked for, if the archive has it
from_packages() {
  archive='no package docker.io'
  command -v apt-get >/dev/null || { archive='no apt-get to install packages'; return 1; }
  apt-get -qq -o APT::Update::Error-Mode=any update >&2 || { archive='no package archive that answers'; return 1; }
  for full in $(apt-cache madison docker.io | cut -d '|' -f 2); do
    if [ -z "$version" ] || [ "$(echo "$full" | upstream)" = "$version" ]; then
      export DEBIAN_FRONTEND=noninteractive
      cli=$(apt-cache madison docker-cli | head -n 1 | cut -d '|' -f 1) # a package of its own since Debian 13
      # Services of packages must not start here, and must start in a node: policy-rc.d(8).
      printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
      chmod 755 /usr/sbin/policy-rc.d
      # shellcheck disable=SC2086 # none or one word
      apt-get -qq -y --no-install-recommends install "docker.io=$full" iptables $cli >&2 ||
        fail "apt-get does not install docker.io $full (its messages are above)"
      rm -f /usr/sbin/policy-rc.d
      return 0
    fi
    archive="docker.io $(echo "$full" | upstream)"
  done
  return 1
}

# from_downloads: takes Docker's own binaries, and gives them a unit and the group that may use the socket
from_downloads() {
  case $(uname -m) in armv7l) machine=armhf ;; *) machine=$(uname -m) ;; esac
  url=$downloads/$machine/docker-$version.tgz
  command -v curl >/dev/null || fail "it has $archive for $version, and no curl to fetch $url: put curl into the image"
  said=$(curl -fsSL --retry 2 --connect-timeout 20 -o "$here/docker.tgz" "$url" 2>&1) ||
    fail "version $version is not in the archive (it has $archive), and $url cannot be fetched ($said):" \
      "ask for a version that is there, for 'distribution', or for another place that has it"
  tar -xzf "$here/docker.tgz" -C /usr/bin --strip-components=1 --no-same-owner ||
    fail "$url is not a tar archive of Docker's binaries"
  getent group docker >/dev/null || groupadd --system docker
  install -m 644 "$here/docker.service" /etc/systemd/system/docker.service
}

if [ -z "$there" ] && ! from_packages; then
  [ -n "$version" ] ||
    fail "the image lacks dockerd and has $archive. Put Docker into the image, or name a version ('docker=28.0.4')" \
      "to have Docker's own binaries"
  from_downloads
fi
lacking=
for program in dockerd docker iptables mount; do command -v $program >/dev/null || lacking="$lacking $program"; done
[ -z "$lacking" ] || fail "the image lacks$lacking, which Docker needs: put it in"

install -D -m 755 "$here/docker-init" /usr/local/lib/cluster-e2e/docker-init
install -m 755 "$here/docker-is-as-asked" /usr/local/lib/cluster-e2e/docker-is-as-asked
mkdir -p /etc/docker
ln -sfn /var/lib/cluster-e2e/identity/docker.json /etc/docker/daemon.json
systemctl enable docker.service >&2 || fail "the image has no docker.service that systemd can start"
rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
