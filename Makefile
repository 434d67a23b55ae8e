# make help lists the targets. Nothing here names a tool, a module, a chart or a
# country: a new file in its place is found.

B ?= build

TOOLS     := $(patsubst tools/%.c,$B/bin/%,$(wildcard tools/*.c))
LIBRARY   := $(patsubst %.c,$B/%.o,$(wildcard tools/lib/*.c tools/lib/*/*.c tools/program/*.c))
UNITS     := $(patsubst tests/unit/%.c,$B/tests/unit/%,$(wildcard tests/unit/test_*.c))

PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
MANDIR  ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/migtools

CFLAGS   ?= -O2 -g
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Itools/lib -Itools/program \
            -DMIG_DATADIR='"$(DATADIR)"'
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wvla -Werror
LDLIBS   += -lcsv -lm -lpthread

all: $(TOOLS) ## every tool, into build/bin

$B/bin/%: $B/tools/%.o $B/libmigtools.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$B/tests/unit/%: $B/tests/unit/%.o $B/libmigtools.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

$B/libmigtools.a: $(LIBRARY)
	@rm -f $@
	$(AR) rcs $@ $^

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(WARNINGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(shell find $B -path $B/debian -prune -o -type f -name '*.d' -print 2>/dev/null)

include $(wildcard scripts/*.mk)

check: all $(UNITS) ## every test
	@tests/run $B

check-report: all ## what the report promises, with a browser, as PDF and DOCX
	@tests/run $B report

asan: ## every test under the address and undefined behaviour sanitizers
	$(MAKE) B=$B/asan check LDFLAGS=-fsanitize=address,undefined \
	  CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'

valgrind: all $(UNITS) ## the library's tests and the cases under valgrind
	@scripts/valgrind $B

bench: all ## mig-sum beside other programs (tests/bench/README.md)
	@CC='$(CC)' tests/bench/run $B

lint: ## shellcheck, mandoc, cppcheck, clang and the rules of the house
	@scripts/lint $B

MANUALS     := $(wildcard tools/*.1)
FAMILY      := $(wildcard tools/*.7)
# What tools look for in DATADIR, under the names that it has here (tools/lib/datafolder.h).
SHARED      := $(wildcard plots/*.gp plots/*.txt scripts/report.css scripts/report.js scripts/country/*.mk \
  scripts/country/new/* scripts/country/new/.gitignore scripts/country/new/*/*)
SHARED      := $(foreach file,$(SHARED),$(if $(wildcard $(file)/.),,$(file)))
COMMANDS    := $(notdir $(TOOLS))
COMPLETIONS := bash-completion/completions zsh/site-functions fish/vendor_completions.d
SHARE       := $(DESTDIR)$(PREFIX)/share

install: all ## tools, manual pages, completions and what tools look for, under PREFIX (and DESTDIR)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man7
	install -d $(addprefix $(DESTDIR)$(DATADIR)/,$(sort $(dir $(SHARED))))
	install -d $(addprefix $(SHARE)/,$(COMPLETIONS))
	install -m 755 $(TOOLS) $(DESTDIR)$(BINDIR)
	install -m 644 $(MANUALS) $(DESTDIR)$(MANDIR)/man1
	install -m 644 $(FAMILY) $(DESTDIR)$(MANDIR)/man7
	for file in $(SHARED); do \
	  install -m 644 $$file $(DESTDIR)$(DATADIR)/$$file || exit 1; \
	done
	install -m 644 scripts/completions/mig.bash $(SHARE)/bash-completion/completions/mig
	install -m 644 scripts/completions/_mig $(SHARE)/zsh/site-functions/_mig
	install -m 644 scripts/completions/mig.fish $(SHARE)/fish/vendor_completions.d/mig.fish
	for tool in $(filter-out mig,$(COMMANDS)); do \
	  ln -sf mig $(SHARE)/bash-completion/completions/$$tool && \
	  ln -sf mig.fish $(SHARE)/fish/vendor_completions.d/$$tool.fish || exit 1; \
	done

uninstall: ## remove what install put there
	rm -f $(addprefix $(DESTDIR)$(BINDIR)/,$(COMMANDS))
	rm -f $(addprefix $(DESTDIR)$(MANDIR)/man1/,$(notdir $(MANUALS)))
	rm -f $(addprefix $(DESTDIR)$(MANDIR)/man7/,$(notdir $(FAMILY)))
	rm -f $(addprefix $(DESTDIR)$(DATADIR)/,$(SHARED))
	rm -f $(addprefix $(SHARE)/bash-completion/completions/,$(COMMANDS))
	rm -f $(SHARE)/zsh/site-functions/_mig
	rm -f $(patsubst %,$(SHARE)/fish/vendor_completions.d/%.fish,$(COMMANDS))
	-cd $(DESTDIR)$(DATADIR) && find . -depth -type d -empty -delete
	-rmdir $(DESTDIR)$(DATADIR)

clean: ## remove everything that was built
	rm -rf $B

help: ## this list
	@sed -n 's/^\([a-z.-]*\):.*## /\1	/p' Makefile scripts/*.mk

.PHONY: all check check-report asan valgrind bench lint report install uninstall clean help
.DELETE_ON_ERROR:
.SECONDARY:
