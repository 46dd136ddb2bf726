# SPDX-License-Identifier: Apache-2.0
# Sends what has failed, and the journals of units. Arguments: "unit NAME", and "target NAME" for all that it wants.

set -f # names are no patterns

failed() {
  systemctl --failed --no-pager --full || return
  # Some versions put a dot before a unit that has failed, whatever they are asked for.
  names=$(systemctl --failed --no-pager --no-legend | sed -n 's/^[^A-Za-z0-9_-]*\([^ ]*\).*/\1/p')
  [ "$names" ] || return 0
  echo
  # The exit status tells how the units are, not whether they could be asked.
  systemctl status --no-pager --full --lines=50 -- $names || :
}

there() {
  case $(systemctl show --property=LoadState -- "$1") in
    *=not-found) return 1 ;;
  esac
}

sent=' '
unit() {
  case $sent in *" $1 "*) return ;; esac
  sent="$sent$1 "
  # What is gone may have left something in the journal.
  if there "$1" || [ "$(journalctl --boot --quiet --lines=1 --output=short --unit="$1")" ]; then
    put "unit $1" journal --unit="$1"
  else
    absent "unit $1" 'there is no such unit'
  fi
}

if ! command -v systemctl >/dev/null; then
  absent 'failed units' 'the node has no systemd'
  for wanted; do absent "$wanted" 'the node has no systemd'; done
  record z
  return
fi
put 'failed units' failed
[ $# = 0 ] || find_format
for wanted; do
  name=${wanted#* }
  case $wanted in
    unit*) unit "$name" ;;
    *)
      there "$name" || absent "$wanted" 'there is no such unit'
      for each in $(systemctl show --property=Wants --property=Requires -- "$name" | sed 's/^[A-Za-z]*=//'); do
        unit "$each"
      done
      ;;
  esac
done
record z
