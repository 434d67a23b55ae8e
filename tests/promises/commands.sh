# The commands that the promises are tried on: those of --help, in every format, and
# those with much to print.
# shellcheck shell=bash disable=SC2034,SC2154 # what the parts use and what lib.sh sets

# shellcheck source=tests/contract/tables.sh
. "$root/tests/contract/tables.sh"

mapfile -t tools < <(cd "$BUILD/bin" && printf '%s\n' *)
shadow_root "$scratch/root"
mkdir "$scratch/commands"
formats=(csv tsv json jsonl md html table)
names=()       # commands: TOOL.FORMAT; their words are in $scratch/commands
large_names=() # those with more output than a pipe holds: TOOL.FORMAT.large
large_csv=()   # those of them in one format
quiet=()       # tools that nobody has made print so much
sanitized=
if grep -q __asan_init "$BUILD/bin/${tools[0]}"; then
	sanitized=yes
	formats=(csv json table) # it takes its time
fi

# has_option TOOL OPTION: whether --help lists the option.
has_option()
{
	grep -q -e "$2 " "$scratch/$1.help"
}

# define NAME WORD ...
define()
{
	local name=$1
	shift
	printf '%s\0' "$@" >"$scratch/commands/$name"
}

# load NAME: the words of a command into `command`, its tool into `tool`.
load()
{
	mapfile -d '' -t command <"$scratch/commands/$1"
	tool=${command[0]}
}

# run NAME WORD ...: the command with further words; what it prints goes to standard output,
# what it says to $scratch/err; the status into `got`.
run()
{
	load "$1"
	shift
	launch "${command[@]}" "$@"
}

# launch TOOL WORD ...: behind the words of `prelude`. What a shell says of a program that was
# killed is not the tool's, hence a shell of its own for standard error.
prelude=()
launch()
{
	# shellcheck disable=SC2016 # that shell expands it
	(cd "$scratch/root" && in_environment sh -c 'exec "$@" 2>"$0"' "$scratch/err" \
		timeout -k 5 120 "${prelude[@]}" "$BUILD/bin/$1" "${@:2}") 2>"$scratch/shell"
	got=$?
}

# The words that make a tool print much of the large table; none if nobody has found any.
large_words()
{
	case $1 in
	mig-sum) echo -b area,year ;;
	mig-balance) echo -b area ;;
	mig-share) echo --of area -b direction ;;
	mig-compare) echo 2001 2002 -b area,direction ;;
	mig-trend) echo -b area,direction ;;
	mig-plot) echo line -b area,direction ;;
	mig-quota) echo -b area,direction ;;
	mig-rate) echo -b area,direction -v permits --denominator quota ;;
	mig-table) echo -c area,direction,year,persons ;;
	mig-tidy) echo --rename area=place --drop permits,quota ;;
	mig-audit) echo -b area,direction --look-for negative --apply ;;
	mig) echo table ;;
	esac
}

# Areas with names beyond ASCII and with a comma, two directions and years, some figures
# provisional.
make_large_table()
{
	echo area,direction,year,persons,permits,quota,status
	awk 'BEGIN {
		for (area = 0; area < 6000; area++)
			for (row = 0; row < 4; row++) {
				number = (area * 7919 + row * 104729) % 99991 + 1
				printf "\"Öst, %05d\",%s,%d,%d,%d,%d,%s\n", area,
					row < 2 ? "immigration" : "emigration", 2001 + row % 2, number,
					number % 90, number % 90 + 10, area % 3 ? "" : "P"
			}
	}'
}

# add NAME WORD ...: the command in each format that the tool has, to the list `added`.
add()
{
	local name=$1 format
	shift
	if ! has_option "$1" --format; then
		define "$1.-$name" "$@"
		added+=("$1.-$name")
		return
	fi
	for format in "${formats[@]}"; do
		define "$1.$format$name" "$@" -f "$format"
		added+=("$1.$format$name")
	done
}

make_commands()
{
	local box=$scratch tool name examples words place added
	local -a extra

	large=$scratch/large.csv
	make_large_table >"$large"
	added=()
	for tool in "${tools[@]}"; do
		[ "$tool" != mig-new ] || continue # its files are its output
		launch "$tool" --help </dev/null >"$scratch/$tool.help"
		mapfile -t examples < <(sed -n '/^examples:/,/^$/s/^  //p' "$scratch/$tool.help")
		if find_command; then
			add "" "$tool" "${words[@]}"
		else
			fail "$tool: no example of --help reads a table"
		fi
	done
	define mig.list mig
	names=("${added[@]}" mig.list)
	added=()
	for tool in "${tools[@]}"; do
		read -r -a extra < <(large_words "$tool")
		[ "${#extra[@]}" -eq 0 ] || add .large "$tool" "${extra[@]}" "$large"
		[ "${#extra[@]}" -gt 0 ] || quiet+=("$tool")
	done
	large_names=("${added[@]}")
	for name in "${large_names[@]}"; do
		[[ $name != *.csv.* && $name != *.-.* ]] || large_csv+=("$name")
	done
}

# An -o that the tool takes: the chart of mig-plot is known by the end of its name.
result_of()
{
	case $1 in
	mig-plot*) echo result.svg ;;
	*) echo result ;;
	esac
}

# told NAME HOW STATUS [TEXT]: the last command ended with this status and, unless it is 0 or that
# of a signal, a message (that holds the TEXT); after those it was silent but for notes.
told()
{
	local first

	if [[ " $3 " != *" $got "* ]]; then
		fail "$1: $2: status $got, wanted $3: $(head -c 200 "$scratch/err")"
	elif [ "$got" -eq 0 ] || [ "$got" -gt 128 ]; then
		grep -qv '^mig-[a-z]*: note: ' "$scratch/err" || return 0
		fail "$1: $2: status $got, but it says $(head -c 200 "$scratch/err")"
	else
		read -r first <"$scratch/err"
		[[ $first == "${1%%.*}: "* || $first == mig-*": "* ]] && [[ $first == *"${4-}"* ]] && return
		fail "$1: $2: status $got and the message '$first'"
	fi
	return 1
}

# base NAME: what the command prints when nothing happens, in $scratch/NAME.base.
base()
{
	run "$1" </dev/null >"$scratch/$1.base"
	told "$1" "as it is" "0 1" && pass
	echo "$got" >"$scratch/$1.status"
}

# same NAME HOW: the last command wrote the same to $scratch/out.
same()
{
	told "$1" "$2" "$(<"$scratch/$1.status")" || return
	if cmp -s "$scratch/$1.base" "$scratch/out"; then
		pass
	else
		fail "$1: $2: $(cmp "$scratch/$1.base" "$scratch/out" 2>&1)"
	fi
}

# helper NAME FLAG ...: compile tests/promises/NAME.c and print the path of what came of it.
helper()
{
	mkdir -p "$BUILD/tests/promises"
	# shellcheck disable=SC2086 # a compiler may come with options
	${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -O1 "${@:2}" -o "$BUILD/tests/promises/$1" \
		"$root/tests/promises/$1.c" -ldl && echo "$BUILD/tests/promises/$1"
}
