# ---- Packages of Rocky Linux, AlmaLinux and Fedora ------------------------------------------------------------------------------
# Services of packages are enabled by presets, and never started by installing: that is so on a host too.
echo 'LANG=C.UTF-8' | file 644 /etc/locale.conf

