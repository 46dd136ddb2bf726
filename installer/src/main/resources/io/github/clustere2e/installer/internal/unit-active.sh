# SPDX-License-Identifier: Apache-2.0
# Whether a unit is active: status 0 if so, 92 if it failed, so that waiting is of no use. Argument: the unit.

state=$(systemctl is-active "$1" 2>/dev/null) && exit 0
case $state in
  failed)
    echo "The unit failed."
    systemctl --no-pager --lines=0 status "$1" || :
    journalctl --quiet --no-pager --output=cat --lines=8 --unit="$1" || :
    exit 92
    ;;
  inactive)
    [ "$(systemctl show --property=LoadState --value "$1")" != not-found ] || state="not there"
    ;;
esac
echo "it is ${state:-unknown}"
exit 1
