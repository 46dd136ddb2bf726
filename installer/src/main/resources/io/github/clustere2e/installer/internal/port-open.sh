# SPDX-License-Identifier: Apache-2.0
# Whether something listens on a TCP port: state 0A in the kernel's tables. Argument: the port as four hexadecimal digits.

cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -Eq "^ *[0-9]+: [0-9A-F]+:$1 [0-9A-F]+:0000 0A "
