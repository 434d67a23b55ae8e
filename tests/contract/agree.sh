# The contract of all tools together: an option means the same in each of them.
# shellcheck shell=bash disable=SC2154 # variables are those of tests/contract/run

# Every option of every tool, one a line: name, letter, argument, words and the tool, tabs between.
options_of_all()
{
	local tool

	for tool; do
		in_environment "$BUILD/bin/$tool" --help | awk -v tool="$tool" '
		function flush() { if (name) print name "\t" letter "\t" argument "\t" words "\t" tool }
		/^options:/ { inside = 1; next }
		!inside { next }
		/^ +(-[A-Za-z],)? +--[a-z]/ {
			flush()
			letter = $1 ~ /^-[A-Za-z],$/ ? substr($1, 2, 1) : "none"
			match($0, /--[a-z-]+/)
			name = substr($0, RSTART + 2, RLENGTH - 2)
			rest = substr($0, RSTART + RLENGTH)
			argument = "none"
			if (rest ~ /^ [^ ]/) { # one blank: the argument; words begin in their column
				sub(/^ /, "", rest)
				argument = rest
				sub(/ .*/, "", argument)
				rest = substr(rest, length(argument) + 1)
			}
			words = rest
			sub(/^ +/, "", words)
			next
		}
		{ sub(/^ +/, ""); words = words (words ? " " : "") $0 }
		END { flush() }'
	done
}

check_agreement()
{
	local file=$root/tests/contract/differences name

	options_of_all "$@" >"$box/all"
	cut -f 1,2 "$box/all" | grep -v 'none$' | sort -u | cut -f 2 | uniq -d | while read -r name; do
		wrong "-$name is the letter of several options:" \
			"$(awk -F '\t' -v l="$name" '$2 == l { print $1 }' "$box/all" | sort -u | tr '\n' ' ')"
	done
	# A letter or none, an argument or none, and the words: one row a meaning.
	cut -f 1-4 "$box/all" | sort -u | cut -f 1 | uniq -d >"$box/differ"
	grep -v '^#' "$file" | cut -f 1 >"$box/listed"
	while read -r name; do
		grep -qx -e "$name" "$box/listed" || wrong "--$name is not the same everywhere:" \
			"$(awk -F '\t' -v n="$name" '$1 == n { print $5 ": -" $2 " " $3 " " $4 ";" }' "$box/all")"
	done <"$box/differ"
	while read -r name; do
		grep -qx -e "$name" "$box/differ" || wrong "tests/contract/differences: --$name is the same"
		[ "$(awk -F '\t' -v n="$name" '$1 == n { print $2 }' "$box/all" | sort -u | wc -l)" -le 1 ] ||
			wrong "--$name has different letters"
	done <"$box/listed"
	[ "$(wc -l <"$box/all")" -gt 100 ] || wrong "only $(wc -l <"$box/all") options were found"
	verdict "options mean the same in every tool"
}
