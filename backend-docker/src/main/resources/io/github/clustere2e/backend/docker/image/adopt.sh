#!/bin/sh
# Makes a node's image of any image with systemd and OpenSSH's server. Runs as root in the image's own file system, and says
# what is missing; running it twice changes nothing more.
set -eu
PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin

missing=
[ -x /lib/systemd/systemd ] || [ -x /usr/lib/systemd/systemd ] ||
  missing="$missing systemd (package systemd);"
[ -e /sbin/init ] ||
  missing="$missing /sbin/init that starts systemd (package systemd-sysv on Debian and Ubuntu);"
command -v sshd >/dev/null ||
  missing="$missing sshd (package openssh-server);"
[ -z "$missing" ] || {
  echo "This image cannot be a node's. It lacks:$missing put it in ('RUN apt-get install ...'), or use another image." >&2
  exit 1
}
identity=/var/lib/cluster-e2e/identity
[ "$(readlink /root/.ssh/authorized_keys || :)" != "$identity/authorized_keys" ] || exit 0 # it is one already

mkdir -p /root/.ssh /etc/ssh /etc/systemd/system.conf.d
chmod 700 /root/.ssh
rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub
ln -sfn $identity/machine-id /etc/machine-id
ln -sfn $identity/authorized_keys /root/.ssh/authorized_keys
for file in ssh_host_ed25519_key ssh_host_ed25519_key.pub; do ln -sfn $identity/$file /etc/ssh/$file; done
ln -sfn $identity/services.conf /etc/systemd/system.conf.d/cluster-e2e-environment.conf

# The first value wins, so these come first.
touch /etc/ssh/sshd_config
cat - /etc/ssh/sshd_config >/etc/ssh/sshd_config.cluster-e2e <<END
# For Cluster E2E: one host key, made before the node starts and pinned by its clients
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin prohibit-password
PubkeyAuthentication yes
UseDNS no
MaxSessions 1000
MaxStartups 1000
Include $identity/sessions.conf
END
# From OpenSSH 9.8 on, clients that connect and say nothing, as those do that wait for a node, are shut out for a while. Before,
# an unknown keyword is an error.
if ! "$(command -v sshd)" -t -f /dev/null -o 'PerSourcePenalties no' 2>&1 | grep -q 'Bad configuration option'; then
  sed -i '1a PerSourcePenalties no' /etc/ssh/sshd_config.cluster-e2e
fi
mv /etc/ssh/sshd_config.cluster-e2e /etc/ssh/sshd_config
chmod 600 /etc/ssh/sshd_config
# Newer distributions mount a file system in memory on /tmp, which a container may not.
ln -sfn /dev/null /etc/systemd/system/tmp.mount
systemctl enable ssh.service 2>/dev/null || systemctl enable sshd.service
