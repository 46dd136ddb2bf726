#!/bin/sh
# What is Flatcar's alone in its node image; adopt.sh does the rest. Runs as root inside the image's root file system.
set -eu

[ -e /sbin/init ] || ln -s ../lib/systemd/systemd /usr/sbin/init
# sshd runs from boot to end rather than once for each connection by a socket, and there is a host key already.
# The network is the engine's; Flatcar itself neither updates nor reboots in a container, and no Ignition has configured it.
mkdir -p /etc/systemd/system
for unit in sshd.socket sshd-keygen.service systemd-networkd.service systemd-networkd.socket \
  systemd-networkd-wait-online.service systemd-resolved.service update-engine.service locksmithd.service; do
  ln -sfn /dev/null /etc/systemd/system/$unit
done
# A file of one's own instead of a link into /usr, which belongs to the release
if [ -L /etc/ssh/sshd_config ]; then
  cp /etc/ssh/sshd_config /etc/ssh/sshd_config.own
  mv /etc/ssh/sshd_config.own /etc/ssh/sshd_config
fi
