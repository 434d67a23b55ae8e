# Use against quota. $BARS: one box a row, the quota of a row before its use and its tick.
plot $GRID using 1:2 with lines ls 90, \
	$GROUND using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$LEGEND using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$AXIS using 1:2 with lines ls 91
