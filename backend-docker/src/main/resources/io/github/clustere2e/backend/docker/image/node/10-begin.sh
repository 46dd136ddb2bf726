#!/bin/sh
# The scripts with numbers, those of `node` and those of the package manager, turn a distribution with the packages of `packages`
# into the node image. In the order of their numbers they are one script, which runs as root inside the image's root file
# system, in a chroot (build-from-packages.sh) or in a Dockerfile's RUN (make.sh); running it twice changes nothing more.
#
# A node is a test host that boots many times a minute, so its boot is cut to what software on a host can tell the absence of.
# Packages' units and files are masked or overridden in /etc, never edited in /usr or /lib: that survives upgrades inside a
# node, and `systemctl unmask` or removing the override brings each one back. What a distribution does not have may be masked all
# the same.
set -eu

# file MODE PATH: writes stdin to it
file() { mkdir -p "$(dirname "$2")"; cat >"$2"; chmod "$1" "$2"; }

# The program that serves a connection is another one since OpenSSH 9.8, on Debian, and on Fedora and its kin.
sshd_is_split() { [ -e /usr/lib/openssh/sshd-session ] || [ -e /usr/libexec/openssh/sshd-session ]; }

# sshd keeps what a command has not read yet, up to 2 MiB, and makes that buffer anew for each packet that comes. With glibc's defaults
# each of them is a mapping of its own, all of whose pages are faulted in; so it is kept in the heap, which stays.
sshd_memory() { echo GLIBC_TUNABLES=glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=33554432; }
