# ---- What a build leaves behind -------------------------------------------------------------------------------------------------
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/apt/archives/*.deb /var/cache/debconf/*-old /var/cache/ldconfig/aux-cache \
  /var/lib/dpkg/*-old /var/lib/systemd/random-seed /tmp/* /var/tmp/*
find /var/log -type f ! -name '?tmp' ! -name lastlog -delete
