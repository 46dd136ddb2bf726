# ---- SSH as Debian and Ubuntu have it -----------------------------------------------------------------------------------------
file 644 /etc/pam.d/sshd <<'END'
# Debian's stack without what slows a login: motd, mail, keyring, SELinux, and above all common-session, where packages put
# pam_systemd, which waits up to 25 s for a logind that does not answer.
@include common-auth
account    required     pam_nologin.so
@include common-account
session    required     pam_limits.so
session    required     pam_env.so
@include common-password
END
# The configuration does not change between boots: no check (a process) before each start.
file 644 /etc/systemd/system/ssh.service.d/cluster-e2e.conf <<'END'
[Service]
ExecStartPre=
END
# Each connection is served by a fork of the listener rather than by a fresh exec of sshd: a third of a login's processor time.
{ sshd_is_split || echo 'SSHD_OPTS=-r'; sshd_memory; } | file 644 /etc/default/ssh
# Newer releases of Ubuntu start sshd at the first connection, by a socket of systemd's; a node starts it at boot.
systemctl disable ssh.socket 2>/dev/null || :
systemctl enable ssh.service 2>/dev/null

