#!/bin/sh
# install-packages.sh PACKAGE...: puts packages into an image, with whatever package manager that has. Runs as root in the image's
# own file system. Services of packages must not start there, and must start in a node.
set -eu

if command -v apt-get >/dev/null; then
  # policy-rc.d(8): 101 forbids it. One that is there was somebody's decision: it stays.
  policy=/usr/sbin/policy-rc.d
  [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' >$policy; chmod 755 $policy; trap 'rm -f /usr/sbin/policy-rc.d' EXIT; }
  apt-get -qq -o APT::Update::Error-Mode=any update
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"
  rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
elif command -v dnf >/dev/null; then
  dnf -q -y --setopt=install_weak_deps=False --setopt=tsflags=nodocs install "$@"
  dnf -q clean all
else
  echo "This image has neither apt-get nor dnf, so that these packages cannot be put into it: $*" >&2
  exit 1
fi
