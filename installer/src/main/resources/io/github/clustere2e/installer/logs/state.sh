# SPDX-License-Identifier: Apache-2.0
# Sends how the node is now, a file a subject. A tool that the node does not have is said to be missing.

export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

say() {
  echo "$ $*"
  if command -v "$1" >/dev/null; then
    "$@" || echo "[exit status $?]"
  else
    echo "[this node has no $1]"
  fi
  echo
}

addresses() { say ip addr; say ip route; say cat /etc/hosts /etc/resolv.conf; }
sockets() { say ss -tuanp; }
firewall() { say iptables-save; say ip6tables-save; say nft list ruleset; }
memory() { say free -m; say cat /proc/meminfo; }
disks() { say df -hPT; say df -iP; }
processes() { say uptime; say ps -eo pid,ppid,user,stat,pcpu,pmem,rss,etime,args --sort=-rss; }
system() { say cat /etc/os-release; say uname -a; say systemctl --version; }

# Who was killed for want of memory, by the control groups' own counts, which are this node's alone.
oom_counts() {
  grep -r -H '^oom_kill [1-9]' --include=memory.oom_control --include=memory.events /sys/fs/cgroup 2>/dev/null
}

# The kernel's log is that of the whole machine: what names this node's container is this node's, besides what has no other owner.
kernel() {
  echo '# kills for want of memory, counted by control group'
  oom_counts
  id=$(sed -n 's,.*/containers/\([0-9a-f]\{64\}\)/.*,\1,p' /proc/self/mountinfo | head -n 1)
  echo '# lines of the kernel'
  lines=$(dmesg --time-format iso 2>&1 || dmesg 2>&1) || {
    printf '[the kernel does not tell its log here: %s]\n' "$(printf '%s' "$lines" | tail -n 1)"
    return 0
  }
  printf '%s\n' "$lines" | if [ "$id" ]; then
    # The process that was killed is named on the line after the one that names its group.
    grep -A 1 -F "$id" | grep -v '^--$'
  else
    grep -i -E 'oom|out of memory|killed process'
  fi
  return 0
}

put_text 'state kernel' kernel
put_text 'state disks' disks
put_text 'state memory' memory
put_text 'state sockets' sockets
put_text 'state addresses' addresses
put_text 'state firewall' firewall
put_text 'state processes' processes
put_text 'state system' system
record z
