# ---- Identity: each node has a volume of its own with these files before its first start --------------------------------------
rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub /var/lib/dbus/machine-id
mkdir -p -m 700 /root/.ssh
ln -sfn /var/lib/cluster-e2e/identity/machine-id /etc/machine-id
ln -sfn /var/lib/cluster-e2e/identity/authorized_keys /root/.ssh/authorized_keys
for file in ssh_host_ed25519_key ssh_host_ed25519_key.pub; do ln -sfn /var/lib/cluster-e2e/identity/$file /etc/ssh/$file; done
# Variables for services, where a cluster has any; those for sessions are below
mkdir -p /etc/systemd/system.conf.d
ln -sfn /var/lib/cluster-e2e/identity/services.conf /etc/systemd/system.conf.d/environment.conf

