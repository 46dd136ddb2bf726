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
    [ -e "$path" ] || continue
    found=yes
    if [ -f "$path" ]; then
      put_file "$path"
    elif [ -d "$path" ]; then
      absent "file $path" 'it is a directory: name the files in it, as in DIRECTORY/*'
    else
      absent "file $path" 'it is no regular file'
    fi
  done
  [ "$found" ] || absent "file $pattern" 'there is no such file'
done
record z
