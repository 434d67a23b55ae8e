# make help lists the targets. Nothing here names a tool, a module, a chart or a
# country: a new file in its place is found.

B ?= build

TOOLS     := $(patsubst tools/%.c,$B/bin/%,$(wildcard tools/*.c))
LIBRARY   := $(patsubst %.c,$B/%.o,$(wildcard tools/lib/*.c tools/lib/*/*.c tools/lib/*/*/*.c \
               tools/program/*.c))
UNITS     := $(patsubst tests/unit/%.c,$B/tests/unit/%,$(wildcard tests/unit/test_*.c))

# Where scripts/install.mk puts things; the tools know DATADIR.
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
MANDIR  ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/migtools

CFLAGS   ?= -O2 -g
WERROR   ?= -Werror
# A product and a sum are rounded one after the other, so that all machines print the same.
LANGUAGE := -std=c11 -ffp-contract=off -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 \
            -Itools/lib -Itools/program
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wvla $(WERROR)
LIBS     := -lcsv -lm -lpthread

all: $(TOOLS) ## every tool, into build/bin

$B/bin/%: $B/tools/%.o $B/libmigtools.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$B/tests/unit/%: $B/tests/unit/%.o $B/libmigtools.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS) $(LDLIBS)

$B/libmigtools.a: $(LIBRARY)
	@rm -f $@
	$(AR) rcs $@ $^

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(CPPFLAGS) $(WARNINGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Only what knows DATADIR is made anew for another one.
KNOW_DATADIR := $(patsubst %.c,$B/%.o,\
                  $(shell find tools -name '*.c' -exec grep -lw MIG_DATADIR {} +))
$(KNOW_DATADIR): LANGUAGE += -DMIG_DATADIR='"$(DATADIR)"'
$(KNOW_DATADIR): $B/datadir

$B/datadir: FORCE
	@mkdir -p $(@D)
	@echo '$(DATADIR)' | cmp -s - $@ || echo '$(DATADIR)' >$@

-include $(shell find $B \( -path $B/debian -o -path $B/roots \) -prune -o -type f -name '*.d' -print 2>/dev/null)

include $(sort $(wildcard scripts/*.mk))

units: $(UNITS)

check: all units ## every test
	@tests/run $B

check-report: all ## what the report promises, with a browser, as PDF and DOCX
	@tests/run $B report

asan: ## every test under the address and undefined behaviour sanitizers
	$(MAKE) B=$B/asan check LDFLAGS=-fsanitize=address,undefined \
	  CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'

valgrind: all units ## the library's tests and the cases under valgrind
	@scripts/valgrind $B

bench: all ## mig-sum beside other programs (tests/bench/README.md)
	@CC='$(CC)' tests/bench/run $B

lint: ## shellcheck, mandoc, cppcheck, clang and the rules of the house
	@scripts/lint $B

clean: ## remove everything that was built
	rm -rf $B

help: ## this list
	@sed -n 's/^\([a-z.-]*\):.*## /\1	/p' Makefile scripts/*.mk

.PHONY: all units check check-report asan valgrind bench lint clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:
