# SPDX-License-Identifier: Apache-2.0
# Answers go to the standard output as records: the mark, a letter, a text and a zero byte.
#   f  a file begins: its name; its bytes follow until the next mark
#   e  it has ended: what was said on the standard error, and in a last line the exit status and the size of the whole
#   a  something is not on this node: its name, and in a last line why
#   z  all was answered
# Nothing is stored on the node, since a full disk may be why somebody collects its logs.

limit=$1
since=$2 # as journalctl reads times; empty for all since the node has booted
shift 2
exec 5>&1

record() {
  printf '%s%s%s\000' "$mark" "$1" "$2" >&5
}

absent() {
  record a "$1
$2"
}

# Sends the end of what a command writes. How long the whole was is known only afterwards.
put() {
  record f "$1"
  shift
  said=$({
    {
      { "$@" 2>&4 3>&- 5>&-; printf '\n%s ' "$?" >&4; } | tee /dev/fd/3 2>&4 | wc -c >&4
    } 3>&1 | tail -c "$limit" >&5
  } 4>&1 | tail -c 4000)
  record e "$said"
}

# Sends a short text that a command writes: by the shell alone, since starting programs is what takes a node's time.
put_text() {
  name=$1
  shift
  text=$("$@" 2>&1)
  if [ "${#text}" -ge "$limit" ]; then
    put "$name" printf '%s\n' "$text"
    return
  fi
  record f "$name"
  printf '%s\n' "$text" >&5
  record e "
0 "
}

# Sends the end of a file, without reading what is before it.
put_file() {
  size=$(wc -c <"$1")
  record f "file $1"
  said=$(tail -c "$limit" "$1" 2>&1 >&5)
  record e "$said
$? $size"
}

journal() {
  # With a time there is no --boot: what a node wrote before it was restarted may be what somebody looks for.
  if [ "$since" ]; then from=--since="$since"; else from=--boot; fi
  journalctl "$from" --all --no-pager --output="$format" "$@"
}

# To be called before journal, and not where no journal is asked for: it may hang.
find_format() {
  # systemd has short-iso-precise since version 234.
  format=short-iso-precise
  journalctl --lines=0 --output="$format" >/dev/null 2>&1 || format=short-iso
}
