# Small multiples: a panel a series. Data are pixels from the top left corner; a blank line ends a
# line. $DOTS: x y size colour.
plot $GRID using 1:2 with lines ls 90, \
	$AXIS using 1:2 with lines ls 91, \
	$BREAKS using 1:2 with lines ls 92, \
	$CONTEXT using 1:2 with lines lc rgb "#D3D3D3" lw 1, \
	$PALE using 1:2 with lines lc rgb "#8FB9D6" lw 2.2, \
	$PALE_FORECAST using 1:2 with lines lc rgb "#8FB9D6" lw 2.2 dt (6,4), \
	$SERIES using 1:2 with lines lc rgb "#0072B2" lw 2.2, \
	$FORECAST using 1:2 with lines lc rgb "#0072B2" lw 2.2 dt (6,4), \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
