# Series over time. One index of $CONTEXT and $SERIES is one line, in the colour of the same
# word of COLOURS; a blank line in it is a gap. $DOTS: x y size colour.
plot $ZONE using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$GRID using 1:2 with lines ls 90, \
	$AXIS using 1:2 with lines ls 91, \
	$BREAKS using 1:2 with lines ls 92, \
	$LEADERS using 1:2 with lines ls 93, \
	$CONTEXT using 1:2 with lines lc rgb "#BDBDBD" lw 1.2, \
	for [i = 0:SERIES - 1] $SERIES index i using 1:2 with lines lc rgb word(COLOURS, i + 1) lw 2.4, \
	for [i = 0:SERIES - 1] $FORECAST index i using 1:2 with lines lc rgb word(COLOURS, i + 1) lw 2.4 dt (6,4), \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
