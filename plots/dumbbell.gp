# Two figures a row. $BARS join the dots; $DOTS: x y size colour, the second figure on the first.
plot $GRID using 1:2 with lines ls 90, \
	$AXIS using 1:2 with lines ls 91, \
	$GROUND using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable, \
	$LEGEND_DOTS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
