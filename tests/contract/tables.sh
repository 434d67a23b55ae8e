# The contract's checks of reading a table and writing the answer.
# shellcheck shell=bash disable=SC2034,SC2154 # variables are those of tests/contract/run

# The working command: its words, the place of the table among them, and that table.
find_command()
{
	local example before i

	for example in "${examples[@]}"; do
		before=
		while [[ $example != "$tool "* && $example == *' | '* ]]; do
			before+="${before:+ | }${example%%' | '*}"
			example=${example#*' | '}
		done
		[[ $example == "$tool "* ]] || continue
		example=${example%%' | '*}
		example=${example%%' >'*}
		mapfile -d '' -t words < <(cd "$box/root" && eval "printf '%s\0' $example")
		words=("${words[@]:1}")
		place=
		for i in "${!words[@]}"; do
			[ ! -f "$root/${words[i]}" ] || place=$i
		done
		if [ -n "$before" ]; then
			place=${#words[@]}
			words+=(piped.csv)
			(cd "$box/root" && in_environment bash -o pipefail -c "$before") >"$box/root/piped.csv"
		fi
		[ -z "$place" ] || return 0
	done
	return 1
}

# variant NAME: the path for a changed copy of the table, under the table's own name.
variant()
{
	mkdir -p "$box/$1"
	printf '%s\n' "$box/$1/${table##*/}"
}

# The table with one more line, which is the printf format $2 (NAME is for the folder).
with_line()
{
	local file
	file=$(variant "$1")
	# shellcheck disable=SC2059 # the bytes that must not be in a table are escapes
	{ cat "$table" && printf "$2"; } >"$file"
	printf '%s\n' "$file"
}

# The bad line is the last, so a tool has seen good ones when it meets it.
want_bad_line()
{
	run_on "$1"
	want_refusal 3 "$1:$(($(wc -l <"$table") + 1))"
}

check_ragged()
{
	want_bad_line "$(with_line ragged "$commas,\n")"
}

check_invalid_utf8()
{
	want_bad_line "$(with_line utf8 "\\377$commas\n")"
}

check_nul_byte()
{
	want_bad_line "$(with_line nul "a\\000b$commas\n")"
}

check_unclosed_quote()
{
	want_bad_line "$(with_line quote "\"a$commas\nb$commas\n")"
}

check_missing_file()
{
	run_on "$box/absent.csv"
	want_refusal 4 "$box/absent.csv"
}

check_folder_as_file()
{
	run_on "$box/root"
	want_refusal 4 "$box/root"
}

check_empty_input()
{
	run_on /dev/null
	want_refusal 3 "empty input"
}

check_header_only()
{
	head -n 1 "$table" >"$(variant header)"
	run_on "$(variant header)"
	want_status 0
	[ -s "$box/out" ] || wrong "printed no header"
}

check_unknown_column()
{
	local name miss option

	name=$(head -n 1 "$table" | tr , '\n' | grep -xE '[A-Za-z_]{4,}' |
		awk 'length > length(best) { best = $0 } END { print best }')
	option=$(grep -xE -m 1 -- '--(where|by|value)' < <(sort -r "$box/options"))
	[ -n "$name" ] && [ -n "$option" ] || return 0
	miss=${name:0:1}${name:2}
	[ "$option" != --where ] || miss=$miss=x
	run "${words[@]}" "$option" "$miss"
	want_refusal 2 "${miss%%=*}" "did you mean '$name'?"
}

check_several_files()
{
	local lines

	lines=$(wc -l <"$table")
	[ "$lines" -ge 3 ] || return 0
	head -n $((lines / 2 + 1)) "$table" >"$(variant first)"
	{ head -n 1 "$table" && tail -n +$((lines / 2 + 2)) "$table"; } >"$(variant second)"
	run_on "$(variant first)" "$(variant second)"
	want_status "$base_status"
	want_same
}

check_pipe_of_single_bytes()
{
	dd if="$table" bs=1 status=none | (cd "$box/root" && in_environment timeout -k 5 120 \
		"$BUILD/bin/$tool" "${words[@]:0:place}" - "${words[@]:place + 1}") \
		>"$box/out" 2>"$box/err"
	got=$?
	want_status "$base_status"
	want_same
}

check_line_ends_and_byte_order_mark()
{
	{ printf '\357\273\277' && sed 's/$/\r/' "$table"; } >"$(variant crlf)"
	run_on "$(variant crlf)"
	want_status "$base_status"
	want_same
}

check_locale()
{
	local locale

	for locale in C de_DE.UTF-8; do
		LOCPATH=$scratch/locales run "${words[@]}"
		want_status "$base_status"
		want_same
	done
}

# --- writing ---

check_full_disk()
{
	run_to /dev/full "${words[@]}"
	want_status 4
	want_message
}

check_closed_output()
{
	(cd "$box/root" && in_environment "$BUILD/bin/$tool" "${words[@]}" >&- 2>"$box/err" </dev/null)
	got=$?
	want_status 4
	want_message
}

# The reader of the pipe is gone before the first byte comes: the end that is read from is opened
# so that the other one can be, and closed.
check_closed_pipe()
{
	local reader writer

	mkfifo "$box/fifo"
	exec {reader}<>"$box/fifo"
	exec {writer}>"$box/fifo"
	exec {reader}<&-
	(cd "$box/root" && in_environment timeout -k 5 120 "$BUILD/bin/$tool" "${words[@]}" \
		1>&"$writer" 2>"$box/err" </dev/null)
	got=$?
	exec {writer}>&-
	want_status 141
	want_silence
}

check_output()
{
	local left

	mkdir "$box/written"
	run "${words[@]}" -o "$box/written/result"
	want_status "$base_status"
	want_no_output
	want_same "$box/written/result"
	left=$(cd "$box/written" && find . -mindepth 1 ! -name result)
	[ -z "$left" ] || wrong "left $left"
}

check_output_of_a_failure()
{
	local left

	mkdir "$box/kept"
	echo old >"$box/kept/result"
	run "${words[@]:0:place}" "$(with_line bad "\"a$commas\n")" "${words[@]:place + 1}" \
		-o "$box/kept/result"
	want_refusal 3
	[ "$(cat "$box/kept/result")" = old ] || wrong "changed the old file"
	left=$(cd "$box/kept" && find . -mindepth 1 ! -name result)
	[ -z "$left" ] || wrong "left $left"
}

