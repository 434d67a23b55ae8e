# Changes from one total to another. $BARS: one box a row; $CONNECTORS join each with the next.
plot $AXIS using 1:2 with lines ls 91, \
	$GROUND using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
	$CONNECTORS using 1:2 with lines ls 91, \
	$BARS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable
