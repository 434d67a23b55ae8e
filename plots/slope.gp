# Two figures a line, at x = 0 and 1; those that stand out over those that do not. $DOTS: x y size colour.
plot $GRID using 1:2 with lines ls 90, \
	$AXIS using 1:2 with lines ls 91, \
	$LEADERS_LEFT using 1:2 with lines ls 93, \
	$LEADERS using 1:2 with lines ls 93, \
	$CONTEXT using 1:2 with lines lc rgb "#BDBDBD" lw 1.2, \
	$LEVEL using 1:2 with lines lc rgb "#1A1A1A" lw 2.4, \
	$FALL using 1:2 with lines lc rgb "#D55E00" lw 2.4, \
	$RISE using 1:2 with lines lc rgb "#0072B2" lw 2.4, \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
