# What the parts of the tests share: three counters, a private folder, a closing line.
# shellcheck shell=bash
# A part is called with the build folder first, sources this file, calls pass, fail or
# skip for every check and ends with `finish`.

set -u
export LC_ALL=C.UTF-8 TZ=UTC
# A sanitizer's finding must not look like one of our own exit statuses.
export ASAN_OPTIONS=exitcode=134${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export UBSAN_OPTIONS=exitcode=134${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}
export LSAN_OPTIONS=exitcode=134${LSAN_OPTIONS:+:$LSAN_OPTIONS}
unset CDPATH BASH_ENV ENV GREP_OPTIONS POSIXLY_CORRECT

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P) || exit 1
passed=0 failed=0 skipped=0
scratch=$(mktemp -d "${TMPDIR:-/tmp}/migtools.XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

# build_folder FOLDER: the folder as an absolute path, which must be there.
build_folder()
{
	(cd -- "$1" 2>/dev/null && pwd -P) || {
		echo "$0: no build folder '$1'" >&2
		return 1
	}
}

pass()
{
	passed=$((passed + 1))
}

fail()
{
	failed=$((failed + 1))
	printf 'FAIL %s\n' "$*"
}

skip()
{
	skipped=$((skipped + 1))
	printf 'skip %s\n' "$*"
}

indented()
{
	sed 's/^/    /'
}

# in_environment COMMAND ...: with the variables that a test may rely on, and no others;
# under another locale if the caller has a variable of that name.
in_environment()
{
	local -a keep=()
	local name

	for name in HOME TMPDIR ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS LOCPATH PYENV_VERSION \
		MIGTOOLS_REALDATA; do
		[ -z "${!name+x}" ] || keep+=("$name=${!name}")
	done
	# Installed programs have to find what is installed.
	[ -n "${INSTALLED-}" ] || keep+=("MIGTOOLS_DATA=$root")
	env -i --default-signal=PIPE "${keep[@]}" LC_ALL="${locale-$LC_ALL}" TZ=UTC TERM=dumb \
		PATH="$BUILD/bin:$PATH" ROOT="$root" BUILD="$BUILD" "$@"
}

# shadow_root FOLDER: make FOLDER look like the root of the sources, so that what a
# command leaves behind in its working directory does not land in the sources.
shadow_root()
{
	local file

	mkdir -p "$1"
	for file in "$root"/*; do
		ln -s "$file" "$1/"
	done
}

# finish PART: print the closing line; the status tells whether all is well.
finish()
{
	echo "$1: $passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}
