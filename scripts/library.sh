# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Everything that the scripts share. Sourced with $root set to the repository's root.

# shellcheck source=scripts/common.sh
. "$root/scripts/common.sh"
# shellcheck source=scripts/packages.sh
. "$root/scripts/packages.sh"
# shellcheck source=scripts/jdk.sh
. "$root/scripts/jdk.sh"
# shellcheck source=scripts/maven.sh
. "$root/scripts/maven.sh"
# shellcheck source=scripts/engine.sh
. "$root/scripts/engine.sh"
# shellcheck source=scripts/distribution.sh
. "$root/scripts/distribution.sh"
