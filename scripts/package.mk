# Packages: a tarball of the sources, and a Debian package made of it.

VERSION := $(shell sed -n 's/^\#define MIG_VERSION "\(.*\)"/\1/p' tools/program/program.h)
TARBALL := $B/migtools-$(VERSION).tar.gz
DEBIAN  := $B/debian/migtools-$(VERSION)

dist: $(TARBALL) ## a tarball of what is committed, the same bytes every time

# gzip -n writes no name and no time; the rest is git's.
$(TARBALL): FORCE
	@mkdir -p $(@D)
	git archive --format=tar --prefix=migtools-$(VERSION)/ HEAD | gzip -9n >$@.new
	mv $@.new $@

deb: $(TARBALL) ## the Debian package of that tarball, in build/debian
	rm -rf $B/debian
	mkdir -p $B/debian
	cp $(TARBALL) $B/debian/migtools_$(VERSION).orig.tar.gz
	tar -C $B/debian -xf $(TARBALL)
	cp -r scripts/packaging/debian $(DEBIAN)/debian
	cd $(DEBIAN) && dpkg-buildpackage --unsigned-source --unsigned-changes

.PHONY: dist deb
