# Completion of the migtools for fish. What can stand where is asked of the tool itself: see
# tools/program/complete.h.

function __migtools
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    for line in ($words[1] --complete (math (count $words) - 1) $words[2..-1] $token 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path $token
        else
            echo $line
        end
    end
end

complete -c mig -f -a '(__migtools)'
for line in (mig --complete 0 2>/dev/null)
    set -l tool (string split -f 1 \t $line)
    test $tool = help; or complete -c mig-$tool -f -a '(__migtools)'
end
