#!/bin/sh
# Turns Debian 12 with the packages of `packages` into the node image. Runs as root inside the image's root file system,
# in a chroot (build-from-packages.sh) or in a Dockerfile's RUN; running it twice changes nothing more.
#
# A node is a test host that boots many times a minute, so its boot is cut to what software on a host can tell the absence of.
# Packages' units and files are masked or overridden in /etc, never edited in /usr or /lib: that survives upgrades inside a
# node, and `systemctl unmask` or removing the override brings each one back.
set -eu

# file MODE PATH: writes stdin to it
file() { mkdir -p "$(dirname "$2")"; cat >"$2"; chmod "$1" "$2"; }

# ---- Packages ---------------------------------------------------------------------------------------------------------------
# A Docker base image forbids starting services (policy-rc.d, exit 101) and tunes apt for layers. On a host, installing a package
# starts its service.
rm -f /usr/sbin/policy-rc.d /etc/apt/apt.conf.d/docker-*
file 644 /etc/apt/apt.conf.d/90cluster-e2e <<'END'
Acquire::Languages "none";
END
# Installing on many nodes at once: no manual pages and translations (the directories stay: update-alternatives needs them), and
# no fsync for a file system whose container is thrown away.
file 644 /etc/dpkg/dpkg.cfg.d/cluster-e2e <<'END'
force-unsafe-io
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/man/*/*
path-exclude=/usr/share/locale/*/LC_MESSAGES/*
END
find /usr/share/doc /usr/share/man /usr/share/locale /usr/share/info -type f ! -name copyright -delete 2>/dev/null || :
find /usr/share/doc -type l ! -exec test -e {} \; -delete 2>/dev/null || :
find /usr/share/doc -mindepth 1 -type d -empty -delete 2>/dev/null || :
for section in 1 2 3 4 5 6 7 8; do mkdir -p /usr/share/man/man$section; done

echo 'LANG=C.UTF-8' | file 644 /etc/default/locale

# ---- Identity: each node has a volume of its own with these files before its first start --------------------------------------
rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub /var/lib/dbus/machine-id
mkdir -p -m 700 /root/.ssh
ln -sfn /var/lib/cluster-e2e/identity/machine-id /etc/machine-id
ln -sfn /var/lib/cluster-e2e/identity/authorized_keys /root/.ssh/authorized_keys
for file in ssh_host_ed25519_key ssh_host_ed25519_key.pub; do ln -sfn /var/lib/cluster-e2e/identity/$file /etc/ssh/$file; done
# Variables for services, where a cluster has any; those for sessions are below
mkdir -p /etc/systemd/system.conf.d
ln -sfn /var/lib/cluster-e2e/identity/services.conf /etc/systemd/system.conf.d/environment.conf

# ---- SSH ----------------------------------------------------------------------------------------------------------------------
# The first value wins in sshd_config, and Debian's file includes this directory first.
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
# A second Subsystem line would be an error, and a client's locale does not exist here
sed -i -e 's/^Subsystem[[:space:]]/#&/' -e 's/^AcceptEnv[[:space:]]/#&/' /etc/ssh/sshd_config
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
echo 'SSHD_OPTS=-r' | file 644 /etc/default/ssh

# ---- systemd ------------------------------------------------------------------------------------------------------------------
ln -sfn /lib/systemd/system/multi-user.target /etc/systemd/system/default.target
# No console shows status lines, and no cgroup is made for a controller that only counts (units that set limits still get theirs).
file 644 /etc/systemd/system.conf.d/cluster-e2e.conf <<'END'
[Manager]
ShowStatus=no
DefaultCPUAccounting=no
DefaultIOAccounting=no
DefaultIPAccounting=no
DefaultMemoryAccounting=no
DefaultTasksAccounting=no
END
# The kernel's log and audit stream are the machine's, not the node's. Files are allocated whole, so small ones start faster;
# 100 of them are kept.
file 644 /etc/systemd/journald.conf.d/cluster-e2e.conf <<'END'
[Journal]
Storage=volatile
RuntimeMaxFileSize=2M
Compress=no
Seal=no
ReadKMsg=no
Audit=no
END
# Compiling journald's seccomp filters costs as much as all the rest of its start.
file 644 /etc/systemd/system/systemd-journald.service.d/cluster-e2e.conf <<'END'
[Service]
IPAddressDeny=
LockPersonality=no
MemoryDenyWriteExecute=no
ProtectClock=no
RestrictAddressFamilies=
RestrictNamespaces=no
RestrictRealtime=no
RestrictSUIDSGID=no
SystemCallArchitectures=
SystemCallFilter=
END

# without TARGET UNIT...: TARGET no longer pulls these in; `systemctl start` and other units still can
without() {
  wants=/etc/systemd/system/$1.wants; shift
  mkdir -p "$wants"
  for unit in "$@"; do ln -sfn /dev/null "$wants/$unit"; done
}
# Hardware, consoles, encrypted disks and first boots that a container has not; creating device nodes and mounting, which it may
# not; binfmt_misc, which is the machine's own. Users of packages are made when those are installed, not at boot (sysusers).
without sysinit.target cryptsetup.target dev-hugepages.mount dev-mqueue.mount integritysetup.target kmod-static-nodes.service \
  proc-sys-fs-binfmt_misc.automount sys-fs-fuse-connections.mount sys-kernel-config.mount sys-kernel-debug.mount \
  sys-kernel-tracing.mount systemd-ask-password-console.path systemd-binfmt.service systemd-firstboot.service \
  systemd-journal-flush.service systemd-machine-id-commit.service systemd-modules-load.service \
  systemd-pcrphase-sysinit.service systemd-pcrphase.service systemd-pstore.service systemd-random-seed.service \
  systemd-repart.service systemd-sysusers.service systemd-tmpfiles-setup-dev.service systemd-update-utmp.service \
  veritysetup.target
# The bus and logind start when they are first asked (by their socket, by the bus).
# systemd-user-sessions only removes /run/nologin, which is not made here: see the tmpfiles below.
without multi-user.target dbus.service getty.target systemd-ask-password-wall.path systemd-logind.service \
  systemd-update-utmp-runlevel.service systemd-user-sessions.service e2scrub_reap.service remote-fs.target
without sockets.target systemd-initctl.socket systemd-journald-audit.socket
# Nothing runs on its own: a timer that holds apt's lock, or takes the processor, is a test that fails once a day.
without timers.target systemd-tmpfiles-clean.timer apt-daily-upgrade.timer apt-daily.timer dpkg-db-backup.timer \
  e2scrub_all.timer fstrim.timer
rm -rf /etc/systemd/system/getty.target.wants

# Each generator is a process at every boot and every daemon-reload. Kept: units from init scripts, which packages still bring,
# and that only asks the real generator when there is a script without a unit.
generators=/etc/systemd/system-generators
mkdir -p $generators
for name in cryptsetup debug fstab getty gpt-auto hibernate-resume integritysetup rc-local run system-update veritysetup; do
  ln -sfn /dev/null "$generators/systemd-$name-generator"
done
file 755 $generators/systemd-sysv-generator <<'END'
#!/bin/sh
# Written by Cluster E2E. Most boots have nothing to generate, which a shell finds out in a tenth of the time.
for script in /etc/init.d/*; do
  unit=${script##*/}
  unit=${unit%.sh}.service
  [ ! -x "$script" ] || [ -e "/lib/systemd/system/$unit" ] || [ -e "/usr/lib/systemd/system/$unit" ] ||
    [ -e "/etc/systemd/system/$unit" ] || exec /lib/systemd/system-generators/systemd-sysv-generator "$@"
done
END

# What Debian's own tmpfiles make at boot is either in the image already, or for hardware and desktops, or in the few lines here.
# Those of packages are read as everywhere.
for name in home journal-nocow legacy passwd provision systemd systemd-network systemd-nologin systemd-pstore systemd-tmp var x11; do
  ln -sfn /dev/null "/etc/tmpfiles.d/$name.conf"
done
file 644 /etc/tmpfiles.d/cluster-e2e.conf <<'END'
d /run/user 0755 root root -
f+! /run/utmp 0664 root utmp -
d /run/lock/subsys 0755 root root -
z /run/log/journal 2755 root systemd-journal - -
Z /run/log/journal/%m ~2750 root systemd-journal - -
END
for log in wtmp:664 btmp:660 lastlog:664; do
  : >"/var/log/${log%:*}"; chown root:utmp "/var/log/${log%:*}"; chmod "${log#*:}" "/var/log/${log%:*}"
done

# ---- What a build leaves behind -------------------------------------------------------------------------------------------------
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/apt/archives/*.deb /var/cache/debconf/*-old /var/cache/ldconfig/aux-cache \
  /var/lib/dpkg/*-old /var/lib/systemd/random-seed /tmp/* /var/tmp/*
find /var/log -type f ! -name '?tmp' ! -name lastlog -delete
