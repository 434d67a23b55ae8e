# The look of all charts. The plot has the whole sheet, so that marks outside its
# frame (tics, leader lines) are drawn too: its ranges go on to the edges of the sheet.
set encoding utf8
set terminal svg size WIDTH,HEIGHT dynamic font "Inter,14" noenhanced background "#FFFFFF"
unset key
unset tics
unset border
set style fill solid 1.0 noborder
set lmargin at screen 0
set rmargin at screen 1
set tmargin at screen 1
set bmargin at screen 0
X_PIXEL = (X_TO - X_FROM) / real(RIGHT - LEFT)
Y_PIXEL = (Y_TO - Y_FROM) / real(BOTTOM - TOP)
set xrange [X_FROM - LEFT * X_PIXEL : X_TO + (WIDTH - RIGHT) * X_PIXEL]
set yrange [Y_FROM - (HEIGHT - BOTTOM) * Y_PIXEL : Y_TO + TOP * Y_PIXEL]
set style line 90 lc rgb "#DDDDDD" lw 0.8 dt solid  # grid
set style line 91 lc rgb "#767676" lw 1 dt solid    # axis
set style line 92 lc rgb "#767676" lw 1 dt (4,4)    # break in series
set style line 93 lc rgb "#9A9A9A" lw 1 dt solid    # leader to a label

# Labels by alignment (0 left, 1 centre, 2 right) and face (0 regular, 1 medium, 2 bold).
font_of(face, size) = (face == 2 ? "Inter:Bold," : face == 1 ? "Inter Medium," : "Inter,") . size
do for [i = 1:|$LABELS|] {
	place_x = real(word($LABELS[i], 1)) / WIDTH
	place_y = 1 - real(word($LABELS[i], 2)) / HEIGHT
	align = int(word($LABELS[i], 3))
	face = font_of(int(word($LABELS[i], 4)), word($LABELS[i], 5))
	colour = int(word($LABELS[i], 6))
	set label i $TEXTS[i] at screen place_x, place_y noenhanced front font face tc rgb colour
	if (align == 1) { set label i center }
	if (align == 2) { set label i right }
	if (words($LABELS[i]) > 6) { set label i rotate by real(word($LABELS[i], 7)) }
}
