# Terms of procedures. $BARS: one box a row; $TICKS and $HALVES: one stroke each.
plot $GRID using 1:2 with lines ls 90, \
	$AXIS using 1:2 with lines ls 91, \
	$BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$HALVES using 1:2 with lines lc rgb "#FFFFFF" lw 4, \
	$HALVES using 1:2 with lines lc rgb "#1A1A1A" lw 1.4, \
	$TICKS using 1:2 with lines lc rgb "#1A1A1A" lw 2.4
