# Bars in order of size. $BARS: one box a row.
plot $BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$AXIS using 1:2 with lines ls 91
