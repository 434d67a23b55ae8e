# migtools.mk - build a country's folder: published tables, tidy ones, audit, tables, charts, report
#
# The Makefile of the folder includes this file by where mig-new says that it is:
#     include $(shell mig-new --makefile)
#
# What stands in the folder, and what is made of it:
#     published/X.tidy   the command that prints the tidy table   -> tidy/X.csv
#     published/*        what such commands read
#     audit.rules        what the tables have to keep to          -> build/audit.csv
#     profile.md         text of the report, with the commands    -> build/parts/NAME.csv
#                        of its tables and charts                    build/parts/NAME.svg
#                                                                    build/index.html
# The commands run in the folder by bash -eo pipefail, in the locale C.UTF-8. One that fails stops the
# build, and what it was about to make is taken away. Everything is made when something that it
# names has changed, and only then.
#
# A Makefile may set, before the include:
#     FINDINGS = allowed   go on although the audit finds errors: they stand in build/audit.csv
#     STYLE, SCRIPT = FILE the CSS and the JavaScript of the report

country := $(dir $(lastword $(MAKEFILE_LIST)))
STYLE ?= $(country)../report.css
SCRIPT ?= $(country)../report.js
FINDINGS ?= stop the build

# Before any rules are included: what these depend on is looked up while they are read.
report_tools = $(wildcard $(addprefix $(dir $(shell command -v mig-new)),$1))
report_program = mig-report
report_path = $1
report_plots = $(wildcard $(country)../../plots/*.gp $(country)../../plots/*.txt)

include $(country)macros.mk

TIDY := $(sort $(patsubst published/%.tidy,tidy/%.csv,$(wildcard published/*.tidy)))
AUDIT := $(if $(wildcard audit.rules),build/audit.csv)
REPORT := $(if $(wildcard profile.md),build/index.html)

all: tidy audit report ## all of it

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(country)migtools.mk

tidy: $(TIDY) ## the tidy tables, into tidy

audit: $(AUDIT) ## hold them to audit.rules; findings stop the build, and stand in build/audit.csv

# The rules of the report name the files of the folder, so the tidy tables have to be there before.
build_asked_for := $(filter-out help tidy audit clean tidy/% build/audit.csv,$(or $(MAKECMDGOALS),all))
ifneq ($(and $(REPORT),$(build_asked_for)),)
include build/rules.mk
endif

tables: $(patsubst %.cmd,%.csv,$(filter %.cmd,$(report_commands))) ## the report's tables, into build/parts
charts: $(patsubst %.plot,%.svg,$(filter %.plot,$(report_commands))) ## its charts, into build/parts
report: $(REPORT) ## the report, build/index.html

.SECONDEXPANSION:

# A command's inputs are the files among its words.
tidy/%.csv: published/%.tidy $$(filter $(wildcard published/*),$$(file <published/$$*.tidy))
	@mkdir -p $(@D)
	@echo $@; $(call report_bash,.) $< </dev/null >$@

build/audit.csv: audit.rules $(TIDY) $(wildcard *.csv)
	@mkdir -p $(@D)
	@echo $@; mig-audit --rules $< -o $@ || \
	{ test $$? -eq 1 && { mig-audit --rules $< --explain >&2; test '$(FINDINGS)' = allowed || \
	{ echo '$@: mend the tables, or go on with make FINDINGS=allowed' >&2; false; }; }; }

build/rules.mk: profile.md $(wildcard *.rules) $(TIDY)
	@mkdir -p build/parts
	@$(call report_rules,$<,build/parts)

build/index.html: profile.md $(STYLE) $(SCRIPT)
	@echo $@; mig-report $< --parts build/parts --style $(STYLE) --script $(SCRIPT) -o $@

clean: ## remove what was made
	rm -rf build $(TIDY)
	-@rmdir tidy 2>/dev/null

.PHONY: all help tidy audit tables charts report clean
.DELETE_ON_ERROR:
.SECONDARY:
