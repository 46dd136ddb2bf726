# Where the packages of every release of Ubuntu are, and by which key they are known, on machines of whatever distribution; a shell
# reads it that has set $suite.

# "Ubuntu Archive Automatic Signing Key (2018)", F6EC B376 2474 EDA9 D21B 7022 8719 20D1 991B C93C
keyring=apt/ubuntu-archive-key.asc

sources() {
  case $(dpkg --print-architecture) in
    amd64 | i386) archive=http://archive.ubuntu.com/ubuntu ;;
    *) archive=http://ports.ubuntu.com/ubuntu-ports ;;
  esac
  for pocket in '' -updates -security; do echo "deb $archive $suite$pocket main universe"; done
}
