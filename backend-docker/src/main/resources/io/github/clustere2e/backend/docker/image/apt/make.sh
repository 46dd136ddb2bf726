#!/bin/sh
# Turns a base image of Debian or Ubuntu into the node image: what each Dockerfile runs, in the directory that it has copied.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive

# The base image's policy-rc.d keeps services from starting here.
apt-get -qq -o APT::Update::Error-Mode=any update
apt-get -qq -y upgrade
# shellcheck disable=SC2046 # names are words
apt-get -qq -y --no-install-recommends install $(sed 's/#.*//' "$here/packages")
sh -c "$(cat "$here"/[0-9]*.sh)"
