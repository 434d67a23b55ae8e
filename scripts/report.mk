# The reports: every data/*/profile.md becomes build/report/*/index.html, and on demand
# report.pdf and report.docx beside it.
#
# mig-report --make writes a report's rules (see mig-report(1)); scripts/country/macros.mk has what
# they call. Uses B and TOOLS of the Makefile.

# Our tools first in PATH, and the sources' own charts. This stands before any rules are included:
# what these depend on is looked up while they are read.
report_tools = $(filter $(addprefix $B/bin/,$1),$(TOOLS))
report_program = $B/bin/mig-report
report_path = $(abspath $1)
report_environment = PATH="$(abspath $B)/bin:$$PATH" MIGTOOLS_DATA=$(CURDIR)
report_plots = $(wildcard plots/*.gp plots/*.txt)

include scripts/country/macros.mk

REPORTS := $(patsubst data/%/profile.md,$B/report/%/index.html,\
	$(wildcard data/$(or $(COUNTRY),*)/profile.md))

report: $(REPORTS) ## every report, or that of COUNTRY=..., into build/report
report.pdf: $(REPORTS:index.html=report.pdf) ## the same as PDF, by weasyprint
report.docx: $(REPORTS:index.html=report.docx) ## the same as DOCX, by pandoc

# A name that no folder has would otherwise make nothing, and say nothing.
ifdef COUNTRY
ifeq ($(wildcard data/$(COUNTRY)/profile.md),)
$(error COUNTRY=$(COUNTRY): no data/$(COUNTRY)/profile.md; there is one for \
	$(patsubst data/%/profile.md,%,$(wildcard data/*/profile.md)))
endif
endif

# The rules are wanted only by those who ask for a report.
ifneq ($(filter report report.pdf report.docx $B/report/%,$(MAKECMDGOALS)),)
include $(REPORTS:index.html=rules.mk)
endif

# Two years side by side: every data/*/compare.md (see mig-report(1), --define) with its {{first}}
# and {{second}} becomes build/report/*/2013-2014/index.html.
report_comma := ,
report_years := $(sort $(subst $(report_comma), ,$(YEARS)))
report_pair := $(word 1,$(report_years))-$(word 2,$(report_years))
report_set := --define first=$(word 1,$(report_years)) --define second=$(word 2,$(report_years))
COMPARED := $(patsubst data/%/compare.md,$B/report/%/$(report_pair)/index.html,\
	$(wildcard data/$(or $(COUNTRY),*)/compare.md))

compare: $(COMPARED) ## two years side by side: COUNTRY=kazakhstan YEARS=2013,2014

ifneq ($(filter compare,$(MAKECMDGOALS)),)
ifneq ($(words $(report_years)),2)
$(error say which two years to compare, such as: make compare YEARS=2013,2014)
endif
ifeq ($(COMPARED),)
$(error no data/$(or $(COUNTRY),*)/compare.md; there is one for \
	$(patsubst data/%/compare.md,%,$(wildcard data/*/compare.md)))
endif
include $(COMPARED:index.html=rules.mk)
endif

.SECONDEXPANSION:

# The tables that *.rules name are inputs too.
$B/report/%/rules.mk: data/%/profile.md $$(wildcard data/$$*/*.rules) $B/bin/mig-report
	@mkdir -p $(@D)/parts
	@$(call report_rules,$<,$(@D)/parts)

# What a section needs may be in any table.
$(COMPARED:index.html=rules.mk): $B/report/%/$(report_pair)/rules.mk: data/%/compare.md \
		$$(wildcard data/$$*/*.csv) $B/bin/mig-report
	@mkdir -p $(@D)/parts
	@$(call report_rules,$<,$(@D)/parts,$(report_set))

report_look := scripts/report.css scripts/report.js

$B/report/%/index.html: data/%/profile.md $(report_look) $B/bin/mig-report
	$(report_page)

$(COMPARED): $B/report/%/$(report_pair)/index.html: data/%/compare.md $(report_look) $B/bin/mig-report
	$(report_page) $(report_set)

# The PDF is the page as it is printed. Neither has a clock in it: what it is dated with is
# the newest date of the data.
$B/report/%/report.pdf: $B/report/%/index.html scripts/report.mk
	@$(call report_needs,weasyprint,weasyprint)
	$(call report_dated,$<) weasyprint -q --pdf-variant pdf/ua-1 $< $@.new
	@mv $@.new $@

$B/report/%/report.docx: $B/report/%/index.html $B/report/look.docx scripts/report.mk
	@$(call report_needs,pandoc,pandoc)
	$B/bin/mig-report data/$*/profile.md --parts $(@D)/parts --document -o $(@D)/document.html
	$(call report_dated,$<) pandoc -f html -t docx --shift-heading-level-by=-1 \
		--reference-doc=$B/report/look.docx -o $@.new $(@D)/document.html
	@mv $@.new $@

# The styles of DOCX: pandoc's own, dressed as the page is.
$B/report/look.docx: scripts/docx-look
	@$(call report_needs,pandoc,pandoc)
	@$(call report_needs,python3,python3)
	@mkdir -p $(@D)
	@pandoc -o $@.new --print-default-data-file reference.docx && \
	scripts/docx-look $@.new $@ && rm $@.new

# A chart as a picture, at twice the resolution of a screen.
$B/report/%.png: $B/report/%.svg
	@$(call report_needs,rsvg-convert,librsvg2-bin)
	@echo $@; rsvg-convert --zoom=2 -o $@.new $< && mv $@.new $@

report_page = $B/bin/mig-report $< --parts $(@D)/parts --style scripts/report.css \
	--script scripts/report.js -o $@

# $1 a program, $2 its package
report_needs = command -v $1 >/dev/null || { \
	echo "$@: $1 is not there" >&2; \
	echo "hint: apt-get install --no-install-recommends $2, or scripts/bootstrap make $(MAKECMDGOALS)" >&2; \
	exit 1; }

# $1 the page; sets SOURCE_DATE_EPOCH to the date that the page gives for its data
report_dated = @date=$$(sed -n '/dcterms.created/s/.*content="\([0-9-]*\)".*/\1/p' $1); \
	[ -n "$$date" ] || { \
	echo "$1: a document has to be dated, and the profile says no date" >&2; \
	echo "hint: among the facts of the profile, such as: date: 2016-04" >&2; exit 1; }; \
	echo $@; TZ=UTC LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=$$(date -u -d "$$date" +%s)

.PHONY: report report.pdf report.docx compare
