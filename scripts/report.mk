# The reports: every data/*/profile.md becomes build/report/*/index.html.
#
# mig-report --make writes a report's rules (see mig-report(1)); the macros below
# are what they call. Uses B, TOOLS and REPORTS of the Makefile.

report: $(REPORTS) ## every report, into build/report

# The rules are wanted only by those who ask for a report.
ifneq ($(filter report $B/report/%,$(MAKECMDGOALS)),)
include $(REPORTS:index.html=rules.mk)
endif

.SECONDEXPANSION:

# The tables that *.rules name are inputs too.
$B/report/%/rules.mk: data/%/profile.md $$(wildcard data/$$*/*.rules) $B/bin/mig-report
	@mkdir -p $(@D)/parts
	@$(call report_rules,$<,$(@D)/parts)

$B/report/%/index.html: data/%/profile.md scripts/report.css $B/bin/mig-report
	$B/bin/mig-report $< --parts $(@D)/parts --style scripts/report.css -o $@

# $1 the profile, $2 the folder of parts
report_rules = $B/bin/mig-report --make $1 --parts $2 -o $(dir $2)rules.mk

# What commands see: the profile's folder, our tools first in PATH, one locale.
report_bash = cd $1 && PATH="$(abspath $B)/bin:$$PATH" LC_ALL=C.UTF-8 \
	MIGTOOLS_PLOTS=$(abspath plots) bash -eo pipefail

# $1 the profile's folder, $2 standard input; the command is the first prerequisite
report_table = @echo $@; $(report_bash) $(abspath $<) <$2 >$(abspath $@)
report_chart = @echo $@; $(report_bash) $(abspath $<) $(abspath $@) <$2
report_plots = $(wildcard plots/*.gp)

# $1 the profile's folder, $2 files in it
report_inputs = @cd $1 && sha256sum $2 >$(abspath $@)
report_versions = @{ $B/bin/mig-report --version && gnuplot --version && \
	cmark-gfm --version | sed -n 1p; } >$@

.PHONY: report
