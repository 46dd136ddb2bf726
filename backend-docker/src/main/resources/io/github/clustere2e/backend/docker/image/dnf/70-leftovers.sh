# ---- What a build leaves behind -------------------------------------------------------------------------------------------------
dnf -q clean all
rm -rf /var/cache/dnf /var/cache/libdnf5 /var/cache/ldconfig/aux-cache /var/lib/systemd/random-seed /tmp/* /var/tmp/*
find /var/log -type f ! -name '?tmp' ! -name lastlog -delete
