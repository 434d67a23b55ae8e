# A series and its forecast. Polygons of $BAND are closed rings, a blank line between them;
# $SERIES and $FORECAST are lines with blank lines as gaps. $DOTS: x y size colour.
plot $ZONE using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$BAND using 1:2 with polygons fs solid 1 noborder lc rgb word(BAND_COLOURS, 1), \
	$GRID using 1:2 with lines ls 90, \
	$AXIS using 1:2 with lines ls 91, \
	$BAND using 1:2 with lines lc rgb word(COLOURS, 1) lw 0.8, \
	$BREAKS using 1:2 with lines ls 92, \
	$LEADERS using 1:2 with lines ls 93, \
	$SERIES index 0 using 1:2 with lines lc rgb word(COLOURS, 1) lw 2.4, \
	$FORECAST index 0 using 1:2 with lines lc rgb word(COLOURS, 1) lw 2.4 dt (6,4), \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
