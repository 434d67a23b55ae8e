# Immigration up, emigration down, the balance as a line over both. $BARS: one box a row.
plot $GRID using 1:2 with lines ls 90, \
	$BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$AXIS using 1:2 with lines ls 91, \
	$BREAKS using 1:2 with lines ls 92, \
	$LEADERS using 1:2 with lines ls 93, \
	$NET using 1:2 with lines lc rgb "#FFFFFF" lw 5, \
	$NET using 1:2 with lines lc rgb "#1A1A1A" lw 2.2, \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
