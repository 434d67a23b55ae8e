/* What a report does beyond being read: words under the pointer, tables sorted by their
   headings, contents that tell where the reader is. Without it the page is complete. */
(function () {
	"use strict";

	var tip = document.createElement("div");
	var shown = null; /* what the words are about */
	var keyed = false; /* they were asked for by a key, and stay when the page scrolls */

	/* Words under the pointer. A mark of a chart has them in its <title>, a figure in the
	   text in its title; both are taken away lest the browser show them a second time. */

	function take(element) {
		var title = element.querySelector && element.querySelector("title");

		if (element.getAttribute("data-tip") !== null)
			return;
		if (title) {
			element.setAttribute("data-tip", title.textContent);
			element.removeChild(title);
		} else {
			element.setAttribute("data-tip", element.title);
			element.setAttribute("aria-description", element.title);
			element.removeAttribute("title");
		}
	}

	function bearer(target) {
		return target.closest ? target.closest("path.m, [data-tip], data[title], .missing[title]") : null;
	}

	function hide() {
		if (!shown)
			return;
		shown.classList.remove("on");
		shown = null;
		tip.hidden = true;
	}

	/* Beside the point (x, y) of the window, within it. */
	function place(x, y) {
		var width = tip.offsetWidth, height = tip.offsetHeight;
		var most = document.documentElement.clientWidth - width - 8;

		tip.style.left = Math.max(8, Math.min(x - width / 2, most)) + "px";
		tip.style.top = (y - height - 14 < 4 ? y + 20 : y - height - 14) + "px";
	}

	function show(element, x, y) {
		var box = element.getBoundingClientRect();

		if (shown !== element) {
			hide();
			take(element);
			shown = element;
			element.classList.add("on");
			tip.textContent = element.getAttribute("data-tip");
			tip.hidden = false;
		}
		if (x === undefined)
			place(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
		else
			place(x, y);
	}

	function pointer(event) {
		var element = bearer(event.target);

		if (event.type !== "pointerdown" && keyed && event.movementX === 0 && event.movementY === 0)
			return;
		keyed = false;
		if (element && event.pointerType === "mouse")
			show(element, event.clientX, event.clientY);
		else if (element)
			show(element);
		else
			hide();
	}

	/* A chart takes the arrow keys from mark to mark, in the order they were drawn in. */
	function keys(event) {
		var steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
		var marks = event.currentTarget.querySelectorAll("path.m");
		var at = Array.prototype.indexOf.call(marks, shown);

		if (event.key === "Home")
			at = 0;
		else if (event.key === "End")
			at = marks.length - 1;
		else if (!steps[event.key] || event.altKey || event.ctrlKey || event.metaKey)
			return;
		else if (at < 0)
			at = steps[event.key] > 0 ? 0 : marks.length - 1;
		else
			at += steps[event.key];
		if (at < 0 || at >= marks.length)
			return;
		event.preventDefault();
		keyed = true;
		marks[at].scrollIntoView({ block: "nearest", inline: "nearest" });
		show(marks[at]);
	}

	/* Tables. Numbers by their value, words as the language orders them, what is missing
	   at the end in either direction; a third time gives the order of the page again. */

	function number(text) {
		var plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");

		return /^[+-]?\d+(\.\d+)?%?$/.test(plain) ? parseFloat(plain) : NaN;
	}

	function compare(a, b, numbers, sign) {
		var missing = [a, b].map(function (text) { return text === "" || text === ":"; });

		if (missing[0] || missing[1])
			return missing[0] - missing[1];
		if (numbers)
			return sign * (number(a) - number(b));
		return sign * a.localeCompare(b, document.documentElement.lang, { numeric: true });
	}

	function sort(table, column, direction) {
		var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
		var numbers, sign = direction === "descending" ? -1 : 1;

		function cell(row) {
			return row.cells[column].textContent.trim();
		}
		numbers = rows.every(function (row) {
			return /^:?$/.test(cell(row)) || !isNaN(number(cell(row)));
		});
		rows.sort(function (a, b) {
			var order = direction ? compare(cell(a), cell(b), numbers, sign) : 0;

			return order || a.dataset.row - b.dataset.row;
		});
		rows.forEach(function (row) { body.appendChild(row); });
	}

	function press(event) {
		var head = event.currentTarget.parentNode, row = head.parentNode;
		var next = { none: "ascending", ascending: "descending", descending: "none" };
		var now = head.getAttribute("aria-sort");

		Array.prototype.forEach.call(row.cells, function (other) {
			other.setAttribute("aria-sort", "none");
		});
		head.setAttribute("aria-sort", next[now]);
		sort(head.closest("table"), head.cellIndex, next[now] === "none" ? "" : next[now]);
	}

	function make_sortable(table) {
		if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 3)
			return;
		Array.prototype.forEach.call(table.tBodies[0].rows, function (row, i) {
			row.dataset.row = i;
		});
		Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
			var button = document.createElement("button");

			button.type = "button";
			while (head.firstChild)
				button.appendChild(head.firstChild);
			button.addEventListener("click", press);
			head.appendChild(button);
			head.setAttribute("aria-sort", "none");
		});
	}

	/* Contents: the chapter that the top of the window is in. */
	function follow() {
		var links = document.querySelectorAll("nav a"), current = null;

		Array.prototype.forEach.call(links, function (link) {
			var id = decodeURIComponent(link.getAttribute("href").slice(1));
			var heading = document.getElementById(id);

			link.removeAttribute("aria-current");
			if (heading && heading.getBoundingClientRect().top < 120)
				current = link;
		});
		if (current)
			current.setAttribute("aria-current", "true");
	}

	tip.className = "tip";
	tip.hidden = true;
	tip.setAttribute("role", "status");
	document.body.appendChild(tip);
	document.addEventListener("pointerover", pointer);
	document.addEventListener("pointermove", pointer);
	document.addEventListener("pointerdown", pointer);
	document.addEventListener("keydown", function (event) {
		if (event.key === "Escape")
			hide();
	});
	document.documentElement.addEventListener("pointerleave", function (event) {
		if (event.pointerType === "mouse") /* a finger leaves when it is lifted */
			hide();
	});
	window.addEventListener("scroll", function () {
		if (!keyed)
			hide();
		else if (shown)
			show(shown);
		window.requestAnimationFrame(follow);
	}, { passive: true });
	Array.prototype.forEach.call(document.querySelectorAll(".chart .scroll"), function (box) {
		if (!box.querySelector("path.m"))
			return;
		box.setAttribute("aria-description", "The arrow keys go from figure to figure.");
		box.addEventListener("keydown", keys);
		box.addEventListener("blur", hide);
	});
	Array.prototype.forEach.call(document.querySelectorAll("main figure:not(.across) table, main > .scroll table, .made table"),
		make_sortable);
	follow();
}());
