# A map of the world, in pixels from the top left corner. $LAND and $INSIDE: rings x y colour, a blank
# line between them; $HATCHED: those without data; $FRAMES: those that stand out; $DISCS: x y size
# colour; $BOXES and $HATCH: the legend, $SIZES: its circles.
plot $LAND using 1:2:3 with polygons fs solid 1 noborder fc rgb variable, \
	$HATCHED using 1:2 with filledcurves closed fs transparent pattern 4 noborder lc rgb "#B9B5AE", \
	$INSIDE using 1:2:3 with polygons fs solid 1 noborder fc rgb variable, \
	$LAND using 1:2 with lines lc rgb "#A8A8A8" lw 0.4, \
	$FRAMES using 1:2 with lines lc rgb "#1A1A1A" lw 1.6, \
	$BOXES using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$HATCH using 1:2:3:4:5:6 with boxxyerror fs transparent pattern 4 noborder lc rgb "#B9B5AE", \
	$SIZES using 1:2 with lines lc rgb "#0072B2" lw 1.4, \
	$DISCS using 1:2:3:4 with points pt 7 ps variable lc rgb variable
