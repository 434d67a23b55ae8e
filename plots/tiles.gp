# A map of squares, in pixels from the top left corner. $TILES: one box a row, of the legend too;
# $HATCH: those without data; $FRAMES: strokes round those that stand out.
plot $TILES using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$HATCH using 1:2:3:4:5:6 with boxxyerror fs transparent pattern 4 noborder lc rgb "#B9B5AE", \
	$FRAMES using 1:2 with lines lc rgb "#1A1A1A" lw 2.4
