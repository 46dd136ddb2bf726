# ---- Packages of Debian and Ubuntu --------------------------------------------------------------------------------------------
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

