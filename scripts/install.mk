# make install, make uninstall: PREFIX, BINDIR, MANDIR and DATADIR say where things will be, DESTDIR
# (for packages) what stands in front of them while they are put there.

# The paths stand between quotes, in shells and in C: blanks may be in them, these may not.
install_refused := ' " ` \ $$
install_check = $(foreach refused,$(install_refused),$(if $(findstring $(refused),$($1)),\
	$(error $1 is $($1), but cannot have $(refused) in it)))
install_absolute = $(if $(filter /%,$(firstword $($1))),,\
	$(error $1 is '$($1)', but has to begin with /; DESTDIR is what a package stands in))
$(foreach name,DESTDIR PREFIX BINDIR MANDIR DATADIR,$(call install_check,$(name)))
$(foreach name,PREFIX BINDIR MANDIR DATADIR,$(call install_absolute,$(name)))

# What tools look for in DATADIR, under the names that it has here.
SHARED  := $(wildcard plots/*.gp plots/*.txt scripts/report.css scripts/report.js \
	scripts/country/*.mk scripts/country/new/* scripts/country/new/.gitignore \
	scripts/country/new/*/*)
SHARED  := $(foreach file,$(SHARED),$(if $(wildcard $(file)/.),,$(file)))
FOLDERS := $(sort $(dir $(SHARED)) $(patsubst %/,%,$(dir $(patsubst %/,%,$(dir $(SHARED))))))

COMMANDS    := $(notdir $(TOOLS))
MANUALS     := $(wildcard tools/*.1)
FAMILY      := $(wildcard tools/*.7)
COMPLETIONS := $(DESTDIR)$(PREFIX)/share
IN_BASH     := $(COMPLETIONS)/bash-completion/completions
IN_ZSH      := $(COMPLETIONS)/zsh/site-functions
IN_FISH     := $(COMPLETIONS)/fish/vendor_completions.d

install: all ## tools, manual pages, completions and what tools look for, under PREFIX (and DESTDIR)
	install -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(MANDIR)/man1" "$(DESTDIR)$(MANDIR)/man7" \
	  "$(IN_BASH)" "$(IN_ZSH)" "$(IN_FISH)"
	install -m 755 $(TOOLS) "$(DESTDIR)$(BINDIR)"
	install -m 644 $(MANUALS) "$(DESTDIR)$(MANDIR)/man1"
	install -m 644 $(FAMILY) "$(DESTDIR)$(MANDIR)/man7"
	for folder in $(FOLDERS); do install -d "$(DESTDIR)$(DATADIR)/$$folder" || exit 1; done
	for file in $(SHARED); do \
	  install -m 644 $$file "$(DESTDIR)$(DATADIR)/$$file" || exit 1; \
	done
	install -m 644 scripts/completions/mig.bash "$(IN_BASH)/mig"
	install -m 644 scripts/completions/_mig "$(IN_ZSH)/_mig"
	install -m 644 scripts/completions/mig.fish "$(IN_FISH)/mig.fish"
	for tool in $(filter-out mig,$(COMMANDS)); do \
	  ln -sf mig "$(IN_BASH)/$$tool" && ln -sf mig.fish "$(IN_FISH)/$$tool.fish" || exit 1; \
	done

# Folders of others stay, and so does what others put into ours.
uninstall: ## remove what install put there
	for tool in $(COMMANDS); do \
	  rm -f "$(DESTDIR)$(BINDIR)/$$tool" "$(IN_BASH)/$$tool" "$(IN_FISH)/$$tool.fish" || exit 1; \
	done
	for page in $(notdir $(MANUALS)); do rm -f "$(DESTDIR)$(MANDIR)/man1/$$page" || exit 1; done
	for page in $(notdir $(FAMILY)); do rm -f "$(DESTDIR)$(MANDIR)/man7/$$page" || exit 1; done
	for file in $(SHARED); do rm -f "$(DESTDIR)$(DATADIR)/$$file" || exit 1; done
	rm -f "$(IN_ZSH)/_mig"
	for folder in $$(printf '/%s\n' $(FOLDERS) | LC_ALL=C sort -r) ''; do \
	  rmdir "$(DESTDIR)$(DATADIR)$$folder" 2>/dev/null || :; \
	done

.PHONY: install uninstall
