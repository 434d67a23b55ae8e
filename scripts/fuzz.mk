# Fuzzing: each tests/fuzz/fuzz_X.c is one target. See tests/fuzz/README.md.

FUZZ_SECONDS ?= 60
FUZZERS := $(patsubst tests/fuzz/%.c,$B/tests/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

# The tools that start no other program and make no folders, as functions of one program.
FUZZ_TOOLS := $(filter-out tools/mig.c tools/mig-new.c tools/mig-report.c,$(wildcard tools/*.c))
FUZZ_MAINS := $(patsubst tools/%.c,$B/tests/fuzz/tools/%.o,$(FUZZ_TOOLS))

fuzz: ## run every fuzz target for FUZZ_SECONDS (60)
	@tests/fuzz/run $B $(FUZZ_SECONDS)

fuzzers: $(FUZZERS)

$B/tests/fuzz/fuzz_%: $B/tests/fuzz/fuzz_%.o $B/libmigtools.a
	$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS) $(LDLIBS)

$B/tests/fuzz/fuzz_tools: $(FUZZ_MAINS)

$B/tests/fuzz/fuzz_tools.o: $B/tests/fuzz/tools.inc
$B/tests/fuzz/fuzz_tools.o: LANGUAGE += -I$B/tests/fuzz

$B/tests/fuzz/tools.inc: $(FUZZ_TOOLS) scripts/fuzz.mk
	@mkdir -p $(@D)
	printf 'TOOL(%s)\n' $(patsubst tools/mig-%.c,%,$(FUZZ_TOOLS)) >$@

$B/tests/fuzz/tools/%.o: tools/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(CPPFLAGS) $(WARNINGS) -Wno-missing-prototypes -Dmain=$(subst -,_,$*)_main $(CFLAGS) \
	  -MMD -MP -c -o $@ $<

.PHONY: fuzz fuzzers
