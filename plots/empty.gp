# A chart without data: its texts and a line.
plot $AXIS using 1:2 with lines ls 90
