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
  systemd-pcrmachine.service systemd-pcrphase-sysinit.service systemd-pcrphase.service systemd-pstore.service \
  systemd-random-seed.service systemd-repart.service systemd-sysusers.service systemd-tmpfiles-setup-dev-early.service \
  systemd-tmpfiles-setup-dev.service systemd-tpm2-setup-early.service systemd-tpm2-setup.service systemd-update-utmp.service \
  systemd-hibernate-clear.service selinux-autorelabel-mark.service veritysetup.target
# What an update of /usr would want at the next boot is done where packages are installed.
without sysinit.target ldconfig.service systemd-hwdb-update.service systemd-journal-catalog-update.service \
  systemd-update-done.service
# The bus and logind start when they are first asked (by their socket, by the bus).
# systemd-user-sessions only removes /run/nologin, which is not made here: see the tmpfiles below.
without multi-user.target dbus.service getty.target systemd-ask-password-wall.path systemd-logind.service \
  systemd-update-utmp-runlevel.service systemd-user-sessions.service e2scrub_reap.service remote-fs.target
without sockets.target systemd-initctl.socket systemd-journald-audit.socket systemd-pcrextend.socket systemd-pcrlock.socket
# Nothing runs on its own: a timer that holds apt's lock, or takes the processor, is a test that fails once a day.
without timers.target systemd-tmpfiles-clean.timer apt-daily-upgrade.timer apt-daily.timer dpkg-db-backup.timer \
  e2scrub_all.timer fstrim.timer motd-news.timer dnf-makecache.timer unbound-anchor.timer
rm -rf /etc/systemd/system/getty.target.wants
# /tmp is a part of the node's disk: newer distributions mount a file system in memory there, which a container may not.
ln -sfn /dev/null /etc/systemd/system/tmp.mount

# Each generator is a process at every boot and every daemon-reload. Kept: units from init scripts, which packages still bring,
# and that only asks the real generator when there is a script without a unit.
generators=/etc/systemd/system-generators
mkdir -p $generators
for name in cryptsetup debug fstab getty gpt-auto hibernate-resume integritysetup rc-local run ssh system-update tpm2 veritysetup; do
  ln -sfn /dev/null "$generators/systemd-$name-generator"
done
for name in selinux-autorelabel sshd-socket; do ln -sfn /dev/null "$generators/$name-generator"; done
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

# What the distribution's own tmpfiles make at boot is either in the image already, or for hardware and desktops, or in the few lines here.
# Those of packages are read as everywhere.
for name in 20-systemd-shell-extra 20-systemd-ssh-generator 20-systemd-stub credstore home journal-nocow legacy passwd provision \
  systemd systemd-network systemd-nologin systemd-pstore systemd-tmp var x11; do
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

