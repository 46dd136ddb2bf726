# SPDX-License-Identifier: Apache-2.0
# Sends the whole journal, as far back as it is wanted.

if command -v journalctl >/dev/null; then
  find_format
  put journal journal
else
  absent journal 'the node has no journal of systemd'
fi
record z
