# shellcheck shell=dash
# shellcheck disable=SC2154 # what is not assigned here is make's
# SPDX-License-Identifier: Apache-2.0
#
# The image of genconf as an archive for "docker load", written by hand: no engine is needed here, and the same words make
# the same image. A lower layer is kept; the upper one says which release this is.

# Sets tag, of which the image and its tar are named.
make_image() {
    mkdir -p "$work/release/opt/standin" "$work/image/lower" "$work/image/upper"
    write_release >"$work/release/opt/standin/release.json"
    tag="$(basename "$kept")-$(sha256_of "$work/release/opt/standin/release.json" | cut -c 1-18)"
    [ "$pad" = 0 ] || random_megabytes "$pad" >"$work/release/opt/standin/pad"
    ln -s "$kept/layer.tar" "$work/image/lower/layer.tar"
    tidy_tar "$work/release" . >"$work/image/upper/layer.tar"
    rm -rf "$work/release"
    write_config "$(cat "$kept/layer.sha256")" "$(sha256_of "$work/image/upper/layer.tar")" >"$work/config"
    config="$(sha256_of "$work/config").json"
    mv "$work/config" "$work/image/$config"
    cat >"$work/image/manifest.json" <<END
[{"Config":"$config","RepoTags":["cluster-e2e/dcos-genconf-stand-in:$tag"],"Layers":["lower/layer.tar","upper/layer.tar"]}]
END
    tidy_tar "$work/image" --dereference manifest.json "$config" lower upper >"$work/dcos-genconf.$tag.tar"
    rm -rf "$work/image"
}

# The commit is forty digits as a commit's are, but of nothing.
write_release() {
    local list='' failure
    for failure in $failures; do
        list="$list${list:+, }\"$failure\""
    done
    cat <<END
{
  "version": "$version",
  "variant": "$variant",
  "commit": "$(echo "stand-in $version $variant" | sha256sum | cut -c 1-40)",
  "pad": $pad,
  "fail": [$list]
}
END
}

# write_config DIFF_ID...
write_config() {
    cat <<END
{
  "created": "1970-01-01T00:00:00Z",
  "architecture": "$(dpkg --print-architecture)",
  "os": "linux",
  "config": {
    "Entrypoint": [
      "/opt/mesosphere/lib/ld.so", "--argv0", "/opt/mesosphere/bin/python3", "--library-path", "/opt/mesosphere/lib",
      "/opt/mesosphere/libexec/python3", "/opt/standin/genconf"
    ],
    "Env": ["PYTHONDONTWRITEBYTECODE=1", "PYTHONUNBUFFERED=1", "PYTHONUTF8=1"],
    "WorkingDir": "/"
  },
  "rootfs": {"type": "layers", "diff_ids": ["sha256:$1", "sha256:$2"]},
  "history": [{"created_by": "a stand-in, no DC/OS"}, {"created_by": "release $version"}]
}
END
}

# random_megabytes N: nothing compresses them, and they are the same each time.
random_megabytes() {
    local top="$kept/mesosphere"
    head -c "$1M" /dev/zero | env -i OPENSSL_CONF=/dev/null "$top/lib/ld.so" --library-path "$top/lib" "$top/libexec/openssl" \
        enc -aes-128-ctr -K 00112233445566778899aabbccddeeff -iv 00000000000000000000000000000000
}

# write_script FILE: the script, and behind it a tar of the image.
write_script() {
    sed -e "s/@VARIANT@/$variant/" -e "s/@VERSION@/$version/" -e "s/@TAG@/$tag/" "$here/script/dcos_generate_config.sh" >"$1"
    tidy_tar "$work" "dcos-genconf.$tag.tar" >>"$1"
    chmod 755 "$1"
}
