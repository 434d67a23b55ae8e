# Packages: a tarball of the sources, and a Debian package made of it.

VERSION := $(shell sed -n 's/^\#define MIG_VERSION "\(.*\)"/\1/p' tools/program/program.h)
TARBALL := $B/migtools-$(VERSION).tar.gz
DEBIAN  := $B/debian/migtools-$(VERSION)

# Nothing of the packer's own: not the settings of git, nor a name or time in what gzip writes.
GIT := git -c safe.directory='$(CURDIR)' -c tar.umask=0022 -c core.autocrlf=false \
	-c core.attributesFile=/dev/null

dist: $(TARBALL) ## a tarball of what is committed, the same bytes every time

$(TARBALL): FORCE
	@test "$$($(GIT) rev-parse --show-toplevel 2>/dev/null)" = '$(CURDIR)' || \
	{ echo 'make dist: $(CURDIR) is no git checkout; dist packs what is committed in one' >&2; exit 1; }
	@$(GIT) diff-index --quiet HEAD -- || \
	echo 'make dist: note: changes that are not committed are left out' >&2
	@mkdir -p $(@D)
	$(GIT) archive --format=tar --prefix=migtools-$(VERSION)/ -o $@.tar HEAD
	gzip -9n <$@.tar >$@.new
	rm $@.tar
	mv $@.new $@

deb: $(TARBALL) ## the Debian package of that tarball, in build/debian
	rm -rf $B/debian
	mkdir -p $B/debian
	cp $(TARBALL) $B/debian/migtools_$(VERSION).orig.tar.gz
	tar -C $B/debian -xf $(TARBALL)
	cp -r scripts/packaging/debian $(DEBIAN)/debian
	cd $(DEBIAN) && dpkg-buildpackage --unsigned-source --unsigned-changes

check-deb: ## build that package quickly, hold it to lintian, install it under a root of its own, purge it
	@scripts/packaging/check-deb $B

# The cases and probes are for the programs that these install.
check-fresh check-autopkgtest: export MIGTOOLS_TESTS = unit

check-fresh: deb ## that package on a Debian that has nothing else: installed, used, purged (root, minutes)
	@scripts/packaging/fresh-root $B

check-autopkgtest: deb ## the tests that the package carries, by autopkgtest (root, minutes)
	@scripts/packaging/installed-tests $B

portable: ## gcc, clang, musl, 32 bits and arm64, with their tests (root, an hour)
	@scripts/packaging/portable $B

.PHONY: dist deb check-deb check-fresh check-autopkgtest portable
