# Flows: a cell a row of the blocks, and the boxes of the legend. Data are pixels from the top left
# corner. $MISSING: hatched. $DIAGONAL: frames, a blank line between them.
plot $CELLS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 1 fc rgb variable, \
	$ZEROS using 1:2:3:4:5:6 with boxxyerror fs solid 1 border lc rgb "#DDDDDD" lw 1 fc rgb "#FFFFFF", \
	$MISSING using 1:2:3:4:5:6 with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 1 fc rgb "#F1EFEB", \
	$MISSING using 1:2:3:4:5:6 with boxxyerror fs transparent pattern 4 noborder lc rgb "#B9B5AE", \
	$DIAGONAL using 1:2 with lines lc rgb "#1A1A1A" lw 1.4
