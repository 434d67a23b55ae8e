# Men left, women right, a row an age. $BARS: one box a row; $OUTLINE: the second population, a
# blank line ends a line.
plot $GRID using 1:2 with lines ls 90, \
	$BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$LEGEND using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$AXIS using 1:2 with lines ls 91, \
	$ZERO using 1:2 with lines lc rgb "#FFFFFF" lw 1.6, \
	$OUTLINE using 1:2 with lines lc rgb "#FFFFFF" lw 4.4, \
	$OUTLINE using 1:2 with lines lc rgb "#1A1A1A" lw 1.8
