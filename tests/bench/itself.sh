# The self-test of tests/bench/run, which sources this file: check_itself.
# shellcheck shell=bash

# shellcheck source=tests/lib.sh
. "${root:?}/tests/lib.sh"

# expect_status WANT WHAT COMMAND ...: through the shell, messages thrown away
expect_status()
{
	local want=$1 what=$2 status
	shift 2

	"$@" >"$scratch/log" 2>&1
	status=$?
	if [ "$status" -eq "$want" ]; then
		pass
	else
		fail "$what: status $status, not $want"
		indented <"$scratch/log"
	fi
}

# holds WHAT COMMAND ...
holds()
{
	if "${@:2}"; then
		pass
	else
		fail "$1"
	fi
}

# liar PATH: a mig-sum that is wrong by one in one group
liar()
{
	mkdir -p "$1"
	printf '%s\n' '#!/bin/sh' "\"$BUILD/bin/mig-sum\" \"\$@\" |" \
		"awk -F, -v OFS=, 'NR == 3 { \$2++ } { print }'" >"$1/mig-sum"
	chmod +x "$1/mig-sum"
}

check_itself()
{
	local seconds kib

	mkdir -p "$scratch/tree/bin" "$scratch/liar/bin"
	ln -s "$BUILD"/bin/mig-{sum,tidy,audit} "$scratch/tree/bin/"
	liar "$scratch/liar/bin"
	export BENCH_ROWS=20000 BENCH_ROUNDS=1 BENCH_PATIENCE=0
	expect_status 0 'a small run' "$0" "$scratch/tree"
	holds 'ten workloads and the targets' [ "$(grep -c '^### ' "$scratch/log")" -eq 11 ]
	expect_status 1 'a wrong sum' "$0" "$scratch/liar" plain
	holds 'a wrong sum is named' grep -q 'plain: mig-sum has another answer' "$scratch/log"
	expect_status 2 'no such workload' "$0" "$scratch/tree" nonsense
	cd "$scratch/tree/bench" || exit 1
	expect_status 0 'the same bytes again' \
		sh -c './generate quoted 10000 | cmp - quoted-10000.csv'
	read -r seconds _ < <(./measure 1 sleep 0.2)
	holds "sleep 0.2: $seconds s" awk "BEGIN { exit !($seconds >= 0.2 && $seconds < 60) }"
	read -r _ kib _ < <(./measure 1 sh -c 'head -c 64M /dev/zero | tail -n 1')
	holds "64 MiB of memory held by a grandchild: $kib KiB" [ "$kib" -ge 65536 ]
	expect_status 1 'a command that fails' ./measure 1 false
	finish bench
}
