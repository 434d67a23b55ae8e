# The knowledge base, build/report/index.html: all countries with a report, by their standard
# indicators.
#
# A folder data/X with a profile.md is enough to be in it (data/README.md, "A new country"). The page
# is a report itself: its text is that of scripts/knowledge, its table the indicators that
# mig-report --indicators takes from each report.

INDICATORS := $(REPORTS:index.html=indicators.csv)

# One report alone needs no index.
ifndef COUNTRY
report: $B/report/index.html
ifneq ($(filter report $B/report/index.html,$(MAKECMDGOALS)),)
include $B/report/rules.mk
endif
endif

$B/report/%/indicators.csv: data/%/profile.md $B/bin/mig-report
	@echo $@; $B/bin/mig-report --indicators $< --parts $(@D)/parts -o $@

# When a report goes, nothing is newer than before: so their names are kept, and compared.
$B/report/reports: FORCE
	@mkdir -p $(@D)
	@echo '$(REPORTS)' | cmp -s - $@ || echo '$(REPORTS)' >$@

# A table that has changed seldom changes an indicator: then the page stays as it is.
$B/report/countries.stamp: $(INDICATORS) $B/report/reports $B/bin/mig-table
	@$B/bin/mig-table -f csv -o $@ $(INDICATORS)
	@cmp -s $@ $(@D)/countries.csv || { echo $(@D)/countries.csv; cp $@ $(@D)/countries.csv; }

$B/report/countries.csv: $B/report/countries.stamp
	@:

$B/report/profile.md: scripts/knowledge $(REPORTS:$B/report/%/index.html=data/%/profile.md) \
		$B/report/reports
	@scripts/knowledge $(filter %/profile.md,$^) >$@.new && mv $@.new $@

# Rules name the files that are there, so the table has to be; as old as it is, it is made anew.
$B/report/rules.mk: $B/report/profile.md $B/bin/mig-report
	@mkdir -p $(@D)/parts
	@test -e $(@D)/countries.csv || touch -d 1980-01-01 $(@D)/countries.csv
	@$(call report_rules,$<,$(@D)/parts)

$B/report/index.html: $B/report/profile.md $(report_look) $B/bin/mig-report
	$(report_page)
