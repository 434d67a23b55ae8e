# Two hosts on this machine, each a network namespace with an ssh server and a home folder of its
# own, host-1 and host-2 in the working folder.
# shellcheck shell=bash
# Addresses are from 198.18.0.0/15, which is set aside for tests (RFC 2544).

address()
{
	echo "198.18.$(($$ % 250)).$((4 * $1 + 2))"
}

gateway()
{
	echo "198.18.$(($$ % 250)).$((4 * $1 + 1))"
}

servers='' # their process numbers
ssh=''	   # how to reach them

# Whether this is root on a system that has what it takes; says why not.
hosts_can_be_made()
{
	local program

	[ "$(id -u)" -eq 0 ] || {
		echo "skip: only root can make network namespaces"
		return 1
	}
	for program in ip ssh sshd ssh-keygen rsync; do
		command -v "$program" >/dev/null || {
			echo "skip: no $program"
			return 1
		}
	done
	if ip netns add "migtools-$$-0" 2>/dev/null; then
		ip netns delete "migtools-$$-0"
	else
		echo "skip: network namespaces cannot be made here"
		return 1
	fi
}

# make_host NUMBER: an ssh server behind a cable; what it runs finds the tools first in PATH.
make_host()
{
	local name=migtools-$$-$1 cable=mig$$-$1 home=$PWD/host-$1

	ip netns add "$name" &&
		ip link add "$cable" type veth peer name eth0 netns "$name" &&
		ip address add "$(gateway "$1")/30" dev "$cable" &&
		ip link set "$cable" up &&
		ip -n "$name" address add "$(address "$1")/30" dev eth0 &&
		ip -n "$name" link set eth0 up || return
	mkdir "$home"
	cat >"$home/login" <<-END
		#!/bin/bash
		export HOME=$home PATH=$BUILD/bin:\$PATH LC_ALL=C.UTF-8
		cd "\$HOME" && exec bash -c "\$SSH_ORIGINAL_COMMAND"
	END
	chmod +x "$home/login"
	cat >"$home/sshd_config" <<-END
		ListenAddress $(address "$1")
		HostKey $PWD/key
		AuthorizedKeysFile $PWD/key.pub
		PidFile none
		ForceCommand $home/login
		PermitRootLogin yes
		PasswordAuthentication no
		StrictModes no
		UsePAM no
	END
	ip netns exec "$name" "$(command -v sshd)" -D -f "$home/sshd_config" -E "$home/log" &
	servers+=" $!"
}

make_hosts()
{
	local number tries

	[ -e /run/sshd ] || { mkdir /run/sshd && touch made-run-sshd; }
	ssh-keygen -q -t ed25519 -N '' -f key || return
	ssh="ssh -i $PWD/key -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=10"
	ssh+=" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -F none"
	for number in 1 2; do
		make_host "$number" || return
		for ((tries = 0; tries < 150; tries++)); do # until the server listens
			# shellcheck disable=SC2086 # words of a command
			$ssh "$(address "$number")" true 2>refusal && continue 2
			sleep 0.2
		done
		cat refusal "host-$number/log"
		return 1
	done
}

remove_hosts()
{
	local number

	# shellcheck disable=SC2086 # numbers
	[ -z "$servers" ] || { kill $servers && wait $servers; } 2>/dev/null
	for number in 1 2; do
		ip link delete "mig$$-$number" 2>/dev/null
		ip netns delete "migtools-$$-$number" 2>/dev/null
	done
	[ ! -e made-run-sshd ] || rmdir /run/sshd
}
