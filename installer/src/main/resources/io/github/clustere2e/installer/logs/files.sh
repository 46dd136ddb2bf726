# SPDX-License-Identifier: Apache-2.0
# Sends files. Arguments: paths, each of which may be a pattern of the shell.

IFS= # a path may have blanks
for pattern; do
  if [ -f "$pattern" ]; then # whatever characters it has
    put_file "$pattern"
    continue
  fi
  found=
  for path in $pattern; do
    case $path in
      */. | */.. | */./* | */../*) continue ;;
    esac
    if [ -f "$path" ]; then
      put_file "$path"
    elif [ -e "$path" ] && [ "$path" = "$pattern" ]; then
      absent "file $path" 'it is not a file; for those in a directory ask for DIRECTORY/*'
    else
      continue # a pattern means files alone
    fi
    found=yes
  done
  [ "$found" ] || absent "file $pattern" 'there is no such file'
done
record z
