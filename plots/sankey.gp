# Flows as ribbons, in pixels from the top left corner. $RIBBONS: rings x y colour, a blank line
# between them; $NODES: one box a row.
plot $RIBBONS using 1:2:3 with polygons fs transparent solid 0.42 noborder fc rgb variable, \
	$NODES using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable
