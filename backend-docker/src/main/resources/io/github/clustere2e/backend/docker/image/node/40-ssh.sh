# ---- SSH ----------------------------------------------------------------------------------------------------------------------
# The first value wins in sshd_config, and the distributions' files include this directory first.
file 644 /etc/ssh/sshd_config.d/10-cluster-e2e.conf <<'END'
# One host key, made before the node starts and pinned by its clients
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin prohibit-password
AuthenticationMethods publickey
PasswordAuthentication no
KbdInteractiveAuthentication no
# Each of these has stalled logins for seconds where the name service or Kerberos does not answer
UseDNS no
GSSAPIAuthentication no
# Many commands at once over one connection, and many connections at once
MaxSessions 1000
MaxStartups 1000
PerSourceMaxStartups none
X11Forwarding no
PrintMotd no
PrintLastLog no
# In sshd's own process: no exec for each transfer
Subsystem sftp internal-sftp
# Variables for sessions, where a cluster has any; the first SetEnv wins
Include /var/lib/cluster-e2e/identity/sessions.conf
SetEnv LANG=C.UTF-8
END
# From OpenSSH 9.8 on, clients that connect and say nothing, as those do that wait for a node, are shut out for a while. Before,
# an unknown keyword is an error.
if ! /usr/sbin/sshd -t -f /dev/null -o 'PerSourcePenalties no' 2>&1 | grep -q 'Bad configuration option'; then
  echo 'PerSourcePenalties no' >>/etc/ssh/sshd_config.d/10-cluster-e2e.conf
fi
# A second Subsystem line would be an error, and a client's locale does not exist here
sed -i -e 's/^Subsystem[[:space:]]/#&/' -e 's/^AcceptEnv[[:space:]]/#&/' /etc/ssh/sshd_config

