# Parts of 100 percent. $BARS: one segment a row; $LEGEND: the boxes beside the names.
plot $BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 1.2 fc rgb variable, \
	$LEGEND using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$AXIS using 1:2 with lines ls 91
