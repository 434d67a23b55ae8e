# The contract's checks of --help, --version, mistakes on the command line and the manual page.
# shellcheck shell=bash disable=SC2034,SC2154 # variables are those of tests/contract/run

check_help()
{
	run -h
	cp "$box/out" "$box/short"
	run --help
	want_status 0
	want_silence
	cmp -s "$box/short" "$box/out" || wrong "-h and --help differ"
	[[ $(head -n 1 "$box/out") == "usage: $tool"* ]] || wrong "does not start 'usage: $tool'"
	[ "$(wc -l <"$box/out")" -le 70 ] || wrong "has $(wc -l <"$box/out") lines, more than 70"
	[ "${#examples[@]}" -eq 3 ] || wrong "has ${#examples[@]} examples, not three"
}

check_version()
{
	run --version
	want_status 0
	want_silence
	[[ $(head -n 1 "$box/out") =~ ^"$tool"\ \(migtools\)\ [0-9]+\.[0-9]+\.[0-9]+$ ]] ||
		wrong "the first line is not '$tool (migtools) X.Y.Z'"
}

check_unknown_long_option()
{
	run --bogus
	want_refusal 2 bogus
}

check_unknown_letter()
{
	run -Z
	want_refusal 2 Z
}

check_abbreviated_option()
{
	run --versio
	want_refusal 2 "did you mean '--version'?"
}

check_near_miss()
{
	local long

	while read -r long; do
		run "--${long:2:3}${long:6}"
		want_refusal 2 "did you mean '--"
	done < <(grep -xE -- '--[a-z-]{5,}' "$box/options")
}

check_option_without_its_argument()
{
	run --output
	want_refusal 2 output
}

check_help_to_full_disk()
{
	run_to /dev/full --help
	want_status 4
	want_message
	run_to /dev/full --version
	want_status 4
	want_message
}

check_help_to_closed_output()
{
	(cd "$box/root" && in_environment "$BUILD/bin/$tool" --help >&- 2>"$box/err")
	got=$?
	want_status 4
	want_message
}

# --measure and --list-measures go together; each measure has a unit and a formula, and stands in
# the manual page.
check_measures()
{
	local name unit formula

	grep -qx -e --measure "$box/options" || return
	run --list-measures -f tsv
	want_status 0
	want_silence
	[ "$(wc -l <"$box/out")" -gt 1 ] || wrong "--list-measures lists none"
	cut -f 1,4,5 "$box/out" | tail -n +2 >"$box/measures"
	while IFS=$'\t' read -r name unit formula; do
		[ -n "$unit" ] || wrong "$name has no unit"
		[ -n "$formula" ] || wrong "$name has no formula"
		grep -qw -e "$name" "$page" || wrong "$name is not in the manual page"
	done <"$box/measures"
	run --measure no_such_measure
	want_refusal 2 'no_such_measure'
}

# --- the manual page ---

# Letters and long options of a page, one a line.
options_of_page()
{
	awk '$1 == ".It" {
		flag = 0; dash = "-"
		for (i = 2; i <= NF; i++) {
			if ($i == "Fl") { dash = flag == 2 ? "--" : "-"; flag = 2 }
			else if ($i == "Ns" || $i == ",") continue
			else if ($i ~ /^[A-Z][a-z]$/) flag = 0
			else if (flag) { print dash $i; flag = 1; dash = "-" }
		}
	}' "$1" | grep -E '^(-[A-Za-z0-9]|--[a-z][a-z-]*)$' | sort -u
}

options_of_help()
{
	sed -n '/^options:/,$p' "$1" | grep -oE '^ +-[^ ]*( --[^ ]*)?' |
		grep -oE -- '--[a-z][a-z-]*|-[A-Za-z0-9]' | sort -u
}

check_manual_page()
{
	local section

	[ -f "$page" ] || {
		wrong "there is no tools/$tool.1"
		return
	}
	for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		grep -q "^\.Sh $section\$" "$page" || wrong "has no section $section"
	done
	options_of_page "$page" >"$box/page.options"
	diff "$box/options" "$box/page.options" >"$box/diff" ||
		wrong "options of --help (<) and of the page (>) differ:" "$(grep '^[<>]' "$box/diff" | tr '\n' ' ')"
}

check_manual_lint()
{
	mandoc -T lint -W warning "$page" >"$box/lint" 2>&1 || wrong "$(head -n 5 "$box/lint")"
}

# The commands in the section EXAMPLES of a page: each .Dl line and each display is one.
# In a display with lines that begin with "$ ", only those are commands.
examples_of_page()
{
	awk '
	function plain(s) {
		gsub(/\\&/, "", s); gsub(/\\\(aq/, "\047", s); gsub(/\\\(dq/, "\"", s)
		gsub(/\\-/, "-", s); gsub(/\\\(ti/, "~", s); gsub(/\\\(ha/, "^", s)
		gsub(/\\(e|\(rs)/, "\\", s)
		return s
	}
	function show(s) { if (s != "") printf "%s%c", s, 0 }
	/^\.Sh / { inside = $0 == ".Sh EXAMPLES" }
	!inside { next }
	/^\.Dl / { show(plain(substr($0, 5))); next }
	/^\.Bd/ { display = 1; prompts = 0; block = prompted = ""; next }
	/^\.Ed/ { show(prompts ? prompted : block); display = 0; next }
	display {
		line = plain($0)
		block = block line "\n"
		if (line ~ /^\$ / || more) {
			if (line ~ /^\$ /) line = substr(line, 3)
			prompted = prompted line "\n"; prompts = 1
			more = line ~ /(\\|\|)$/
		}
	}' "$1"
}

# run_example TEXT: as somebody would who stands in the root of the sources.
run_example()
{
	(cd "$box/root" && in_environment timeout -k 5 300 bash -e -o pipefail -c "$1" \
		>"$box/out" 2>"$box/err" </dev/null) 2>>"$box/err"
	got=$?
	[ "$got" -eq 0 ] || { [ "$got" -eq 1 ] && may_find "$1"; } ||
		wrong "status $got: $1"
}

check_examples()
{
	local example

	for example in "${examples[@]}"; do
		run_example "$example"
	done
}

check_examples_of_page()
{
	local example count=0

	while IFS= read -r -d '' example; do
		run_example "$example"
		count=$((count + 1))
	done < <(examples_of_page "$page")
	[ "$count" -gt 0 ] || wrong "the page has no example"
}

