# A Debian root in a folder, for what has to be tried on a machine that has nothing else.
# shellcheck shell=bash
# Sourced by scripts that run as root. SUITE [bookworm] and MIRROR [deb.debian.org] may be set.

set -u
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
suite=${SUITE-bookworm} mirror=${MIRROR-http://deb.debian.org/debian}

# need PROGRAM ...: end with status 77 where the root cannot be made.
need()
{
	local program

	export PATH=$PATH:/usr/sbin:/sbin
	for program; do
		command -v "$program" >/dev/null || {
			echo "skip: no $program"
			exit 77
		}
	done
	[ "$(id -u)" -eq 0 ] || {
		echo "skip: a root of its own can be made only by root"
		exit 77
	}
}

# make_root FOLDER: the smallest Debian, if it is not there yet.
make_root()
{
	[ ! -e "$1/made" ] || return 0
	rm -rf "$1"
	echo "debootstrap $suite $1"
	debootstrap --variant=minbase "$suite" "$1" "$mirror" >"$1.log" 2>&1 || {
		tail -n 20 "$1.log"
		return 1
	}
	rm "$1.log"
	echo force-unsafe-io >"$1/etc/dpkg/dpkg.cfg.d/quick"
	cp /etc/resolv.conf "$1/etc/resolv.conf"
	touch "$1/made"
}

# in_root FOLDER COMMAND ...: with processes, terminals and mounts of its own, which end with it.
in_root()
{
	# shellcheck disable=SC2016 # the inner shell reads them
	unshare --fork --pid --kill-child --mount --mount-proc="$1/proc" sh -c '
		mount -t devpts -o newinstance,ptmxmode=666 devpts "$1/dev/pts" && exec chroot "$@"' sh "$1" \
		env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL="$LC_ALL" TZ=UTC \
		DEBIAN_FRONTEND="$DEBIAN_FRONTEND" "${@:2}"
}

# quietly COMMAND ...: what it says is shown if it fails.
quietly()
{
	local log status

	log=$(mktemp) || return
	"$@" >"$log" 2>&1 </dev/null
	status=$?
	[ "$status" -eq 0 ] || tail -n 40 "$log"
	rm -f "$log"
	return "$status"
}
