# SPDX-License-Identifier: Apache-2.0
# Whether a line of a log matches; waits for it. Arguments: FILE or UNIT, which one, an extended regular expression,
# how many seconds to wait, 0.0 for not at all.

has() { grep -Eqm 1 -e "$1"; }

if [ "$4" = 0.0 ]; then
  case $1 in
    FILE) [ -e "$2" ] && has "$3" <"$2" ;;
    UNIT) journalctl --quiet --no-pager --boot --output=cat --unit="$2" | has "$3" ;;
  esac
  exit
fi

dir=$(mktemp -d)
trap 'kill "$follower" 2>/dev/null || :; rm -rf "$dir"' EXIT
mkfifo "$dir/lines"
case $1 in
  FILE) tail -n +1 -F "$2" ;;
  UNIT) journalctl --quiet --boot --lines=all --follow --output=cat --unit="$2" ;;
esac >"$dir/lines" 2>/dev/null &
follower=$!
timeout "$4" grep -Eqm 1 -e "$3" <"$dir/lines"
