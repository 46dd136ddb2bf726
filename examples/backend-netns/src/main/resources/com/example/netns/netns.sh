#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# netns.sh STATE VERB [NAME [ARGUMENT...]]: makes, shows and removes what clusters are made of. Run by Script.java.
# NAME is a namespace: e2b... is a cluster's switch, e2n... a node. Each has a record STATE/NAME.record, which is there
# before anything else of it is, and goes last, and which `see` shows; what runs is asked of the kernel each time.
set -eu
state=$1 verb=$2 name=${3:-}
record=$state/$name.record disk=$state/$name.disk
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

fail() {
    echo "$*"
    exit 1
}

# One at a time on the whole machine: two must not take one subnet, nor make what is being removed.
lock() {
    exec 9>>/run/cluster-e2e-netns.lock
    flock -w 90 9 || fail 'somebody else has held /run/cluster-e2e-netns.lock for 90 s'
}

# What is read from standard input are labels on one line; moved, so that nobody reads half of it.
write_record() {
    IFS= read -r labels
    (umask 077 && mkdir -p "$state" && echo "$1 $labels" >"$record.new")
    mv "$record.new" "$record"
}

# What runs in the namespace, as the kernel says now: a process's id that was kept could be somebody else's by then.
pids() {
    ip netns pids "$name" 2>/dev/null || [ ! -e "/run/netns/$name" ]
}

kill_all() {
    running=$(pids)
    while [ -n "$running" ]; do
        kill -9 $running 2>/dev/null || :
        sleep 0.05
        running=$(pids)
    done
}

# Name, state, address, labels.
show() {
    running=$(pids)
    how=${running:+running}
    echo "$name ${how:-off} $1"
}

# Whether there is a route to a part of the subnet, or to more than it, besides the default one.
taken() {
    ip -4 route list root "$1" | grep -q . || ip -4 route list match "$1" | grep -qv ^default
}

# What a node's first process does before it is the node's init. The root is on the node's own tmpfs; of the machine's
# files it has /usr, under an overlay, and a copy of /etc. All mounts but these go with the old root. Rights that reach
# beyond namespaces (devices, modules, mounts, the clock) are dropped for good, and what is left of the kernel's
# switches is read-only.
# shellcheck disable=SC2016
inside='
set -eu
cd "$1"
mount --bind root root
cd root
mount -t overlay -o lowerdir=/usr,upperdir=../upper,workdir=../work overlay usr
mount -t proc proc proc
for switches in proc/sys proc/sysrq-trigger proc/bus proc/fs proc/irq; do
    [ -e $switches ] || continue
    mount --bind $switches $switches
    mount -o remount,bind,ro $switches
done
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755 run run
mkdir run/sshd run/lock
mount -t tmpfs -o mode=755 dev dev
cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty dev
mkdir dev/pts
mkdir -m 1777 dev/shm
mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
hostname "$(cat etc/hostname)"
pivot_root . mnt
cd /
umount -l mnt
keep=+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,+net_admin,+net_raw
keep=$keep,+sys_chroot,+sys_nice,+sys_resource,+sys_ptrace,+audit_write,+setfcap
# Init reaps, outlives an SSH server that somebody ends, and is done when all others are.
exec setpriv --bounding-set=-all,$keep --inh-caps=-all \
    sh -c "/usr/sbin/sshd -D -e & wait; while kill -0 -1; do sleep 0.1; done 2>/dev/null"
'

# Is in the namespace when it returns, so that nobody takes the node for one that has stopped.
boot() {
    nsenter --net="/run/netns/$name" setsid --fork env -i "PATH=$PATH" \
        unshare --mount --uts --ipc --pid --fork --propagation private sh -c "$inside" init "$disk" \
        </dev/null >>"$disk/console" 2>&1 9>&-
}

case $verb in
check)
    [ "$(uname -s)" = Linux ] && [ "$(id -u)" = 0 ] || fail 'It takes root on Linux: run the tests as root.'
    for tool in ip nsenter unshare setsid setpriv flock pivot_root hostname /usr/sbin/sshd; do
        command -v "$tool" >/dev/null ||
            fail "There is no $tool: apt-get install iproute2 openssh-server util-linux hostname"
    done
    unshare --mount --uts --ipc --net --pid --fork true ||
        fail 'Namespaces cannot be made: in a container, run it with --privileged'
    grep -qw overlay /proc/filesystems || modprobe overlay || fail 'The kernel has no overlayfs: modprobe overlay'
    [ -L /bin ] || fail 'This machine has a /bin beside /usr/bin: use a distribution with all in /usr'
    ;;

# The bridge is in a namespace of its own, since the machine's firewall, such as Docker's, filters what is bridged.
network) # NAME CLUSTER
    lock
    n=0
    while taken "10.198.$n.0/24"; do
        n=$((n + 1))
        [ $n -lt 256 ] || fail 'all of 10.198.0.0/16 is taken: see ip route'
    done
    write_record "10.198.$n.1"
    ip netns add "$name"
    ip link add "$name" type veth peer name uplink netns "$name"
    ip link set "$name" alias "netns:$4"
    ip -n "$name" link add switch type bridge
    ip -n "$name" link set switch up
    ip -n "$name" link set uplink master switch up
    ip addr add "10.198.$n.1/24" dev "$name"
    ip link set "$name" up
    ;;

make) # NAME CLUSTER SWITCH ORDINAL HOSTNAME MACHINE_ID; labels, authorized key and host keys on standard input
    lock
    subnet=$(ip -4 -o address show dev "$5" | sed 's/.* inet \(.*\)\.1\/24 .*/\1/')
    [ -n "$subnet" ] || fail "There is no switch $5: the cluster is gone"
    address=$subnet.$(($6 + 2))
    write_record "$address"
    mkdir -m 700 "$disk"
    mount -t tmpfs -o mode=755,size=2g "netns:$4:$7" "$disk"
    cd "$disk"
    umask 022
    mkdir -p upper work root/usr root/proc root/sys root/dev root/run root/mnt root/home root/opt root/srv
    cd root
    mkdir -p var/cache var/lib var/log var/spool
    mkdir -m 1777 tmp var/tmp
    mkdir -m 700 root root/.ssh
    ln -s /run /run/lock var
    touch var/log/lastlog var/log/wtmp # or sshd complains on terminals
    cp -a /bin /sbin /lib* .
    cp -a /etc . 2>>"$disk/console" || : # a file may go meanwhile
    rm -rf etc/machine-id etc/hostname etc/hosts etc/mtab etc/ssh
    mkdir etc/ssh
    ln -s /proc/self/mounts etc/mtab
    echo "$7" >etc/hostname
    echo "$8" >etc/machine-id
    printf '127.0.0.1 localhost\n%s %s\n' "$address" "$7" >etc/hosts
    sed -i 's/^root:[^:]*:/root:*:/' etc/shadow # with ! for a password, nobody could log in with a key either
    printf '%s\n' 'PermitRootLogin prohibit-password' 'PasswordAuthentication no' 'UseDNS no' 'PrintLastLog no' \
        'Subsystem sftp internal-sftp' 'HostKey /etc/ssh/ssh_host_ed25519_key' >etc/ssh/sshd_config
    IFS= read -r authorized
    echo "$authorized" >root/.ssh/authorized_keys
    IFS= read -r public
    echo "$public" >etc/ssh/ssh_host_ed25519_key.pub
    (umask 077 && cat >etc/ssh/ssh_host_ed25519_key)
    ip netns add "$name"
    # With the address comes the hardware's, or the node that takes another one's place would not be found for a while.
    ip -n "$5" link add "$name" type veth peer name eth0 address "$(printf '02:e2:e2:00:00:%02x' "$(($6 + 2))")" \
        netns "$name"
    ip -n "$5" link set "$name" master switch up
    ip -n "$name" link set lo up
    ip -n "$name" address add "$address/24" dev eth0
    ip -n "$name" link set eth0 up
    boot
    show "$(cat "$record")"
    ;;

see)
    for record in "$state"/*.record; do
        line=$(cat "$record" 2>/dev/null) || continue # it has gone meanwhile, or there are none
        name=${record##*/} name=${name%.record}
        show "$line"
    done
    ;;

running) # NAME
    pids
    ;;

console) # NAME
    [ ! -e "$disk/console" ] || tail -n 20 "$disk/console"
    ;;

kill) # NAME
    kill_all
    ;;

# Each process is told once, also those that come meanwhile: a session that the SSH server has just taken would stay.
# The server is told again, since one that it has just forked forgets the signal. Takes no lock: it may take long.
stop) # NAME TENTHS of a second until the rest is killed
    told=' ' tenths=$4
    while running=$(pids) && [ -n "$running" ] && [ $tenths -gt 0 ]; do
        for pid in $running; do
            case $told in *" $pid "*)
                { read -r comm <"/proc/$pid/comm"; } 2>/dev/null && [ "$comm" = sshd ] || continue
                ;;
            esac
            kill -15 "$pid" 2>/dev/null || :
            told="$told$pid "
        done
        tenths=$((tenths - 1))
        sleep 0.1
    done
    kill_all
    ;;

start) # NAME
    lock
    [ -n "$(pids)" ] || boot
    ;;

discard) # NAME, also of what was never finished, or has gone
    lock
    kill_all
    if [ -e "/run/netns/$name" ]; then
        ip -n "$name" link delete eth0 2>/dev/null || : # at once: with the namespace it would go some time later
        ip netns delete "$name"
    fi
    ip link delete "$name" 2>/dev/null || :
    while mountpoint -q "$disk"; do umount -l "$disk"; done
    [ ! -e "$disk" ] || rmdir "$disk"
    rm -f "$record" "$record.new"
    ;;
esac
