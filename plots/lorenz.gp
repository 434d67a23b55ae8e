# Lorenz curves. One index of $AREA and $CURVES is one curve, in the colour of the same word of
# COLOURS; the ring of $AREA goes back along the diagonal. $DOTS: x y size colour.
plot $GRID using 1:2 with lines ls 90, \
	for [i = 0:CURVES - 1] $AREA index i using 1:2 with filledcurves closed fs transparent solid 0.1 noborder lc rgb word(COLOURS, i + 1), \
	$AXIS using 1:2 with lines ls 91, \
	$LEADERS using 1:2 with lines ls 93, \
	for [i = 0:CURVES - 1] $CURVES index i using 1:2 with lines lc rgb word(COLOURS, i + 1) lw 2.4, \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
