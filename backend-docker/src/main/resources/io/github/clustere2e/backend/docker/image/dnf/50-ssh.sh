# ---- SSH as Rocky Linux, AlmaLinux and Fedora have it ---------------------------------------------------------------------------
file 644 /etc/pam.d/sshd <<'END'
# The distribution's stack without what slows a login: motd, keyring, SELinux, and above all pam_systemd, which waits up to 25 s
# for a logind that does not answer.
auth       substack     password-auth
account    required     pam_nologin.so
account    include      password-auth
session    required     pam_limits.so
session    required     pam_env.so
password   include      password-auth
END
# Each connection is served by a fork of the listener rather than by a fresh exec of sshd: a third of a login's processor time.
{ sshd_is_split || echo 'OPTIONS=-r'; sshd_memory; } | file 644 /etc/sysconfig/sshd
# There is one host key, and it is there before the first boot: nothing makes others.
ln -sfn /dev/null /etc/systemd/system/sshd-keygen.target
systemctl enable sshd.service 2>/dev/null

