# Completion of the migtools for bash. What can stand where is asked of the tool itself: see
# tools/program/complete.h.

_migtools()
{
	local -a words=()
	local index=0 i word joined=0 current='' token=${COMP_WORDS[COMP_CWORD]} candidate

	# Bash cuts words at = and :, the tools do not.
	for ((i = 1; i < ${#COMP_WORDS[@]}; i++)); do
		word=${COMP_WORDS[i]}
		if ((joined)) || { [[ $word == [=:] ]] && ((${#words[@]})); }; then
			words[-1]+=$word
			joined=0
			[[ $word != *[=:] ]] || joined=1
		else
			words+=("$word")
		fi
		((i != COMP_CWORD)) || { index=$((${#words[@]} - 1)) current=${words[-1]}; }
	done
	((COMP_CWORD < ${#COMP_WORDS[@]})) || index=${#words[@]}
	[[ $token != [=:] ]] || token=''
	COMPREPLY=()
	while IFS=$'\t' read -r candidate _; do
		if [[ $candidate == :files ]]; then
			compopt -o filenames
			mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$token")
			continue
		fi
		candidate=${candidate#"${current%"$token"}"}
		[[ $candidate != *= ]] || compopt -o nospace
		printf -v candidate %q "$candidate"
		COMPREPLY+=("${candidate//\\,/,}")
	done < <("${COMP_WORDS[0]}" --complete "$index" "${words[@]}" 2>/dev/null)
}

_migtools_commands()
{
	local tool
	local -a commands=(mig)

	while IFS=$'\t' read -r tool _; do
		[[ $tool == help ]] || commands+=("mig-$tool")
	done < <(mig --complete 0 2>/dev/null)
	complete -F _migtools "${commands[@]}"
}

_migtools_commands
