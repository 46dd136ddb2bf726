#!/bin/sh
# Turns a base image of Rocky Linux, AlmaLinux or Fedora into the node image: what each Dockerfile runs, in the directory that it
# has copied.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

dnf -q -y --refresh upgrade
# shellcheck disable=SC2046 # names are words
dnf -q -y --setopt=install_weak_deps=False --setopt=tsflags=nodocs install $(sed 's/#.*//' "$here/packages")
sh -c "$(cat "$here"/[0-9]*.sh)"
