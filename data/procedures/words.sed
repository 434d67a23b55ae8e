# How tables of the report say what stands in the columns bound, term_of (before status) and source.
s/,exact,/,,/
s/,maximum,/,at most,/
s/,minimum,/,at least,/
s/,above,/,more than,/
s/,below,/,less than,/
s/,1,\(day\|working day\|month\|year\)s,/,1,\1,/
s/,1,copies,/,1,copy,/
s/,,,\([a-z][a-z ]*\),M,/,,,as long as the \1,M,/
s/^\(.*,\)\{0,1\}guide-migrants-from-kyrgyzstan,/\1Kyrgyzstan guide,/
s/^\(.*,\)\{0,1\}kazakhstan-temporary-residence-permit,/\1Temporary permit,/
s/^\(.*,\)\{0,1\}relocation-kazakhstan-to-russia,/\1Relocation,/
s/^\(.*,\)\{0,1\}russia-permanent-residence-permit,/\1Permanent permit,/
