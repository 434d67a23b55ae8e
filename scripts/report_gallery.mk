# The gallery, build/gallery/index.html: each chart type with its command, data and picture.
#
# It is a report (scripts/report.mk) whose text scripts/gallery writes: from mig-plot --list and, beside
# each plots/X.gp, plots/X.example. Its rules use what report.mk defines, which is included before.

GALLERY := $B/gallery
EXAMPLES := $(wildcard plots/*.example)

gallery: $(GALLERY)/index.html $(EXAMPLES:plots/%.example=$(GALLERY)/%.png) ## each chart type with its command, data and picture, in build/gallery

ifneq ($(filter gallery $(GALLERY)/%,$(MAKECMDGOALS)),)
include $(GALLERY)/rules.mk
endif

$(GALLERY)/profile.md: scripts/gallery $(EXAMPLES) $B/bin/mig-plot
	@mkdir -p $(@D)
	@scripts/gallery $B/bin/mig-plot plots >$@.new && mv $@.new $@

$(GALLERY)/rules.mk: $(GALLERY)/profile.md $B/bin/mig-report
	@mkdir -p $(@D)/parts
	@$(call report_rules,$<,$(@D)/parts,--folder .)

$(GALLERY)/index.html: $(GALLERY)/profile.md $(report_look) $B/bin/mig-report
	$(report_page)

# Small enough to stand in a text.
$(GALLERY)/%.png: $(GALLERY)/parts/%.svg
	@$(call report_needs,rsvg-convert,librsvg2-bin)
	@echo $@; rsvg-convert --width 480 -o $@.new $< && mv $@.new $@

.PHONY: gallery
