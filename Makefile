# What one types to build, try, test and install lazyls. Everything is made inside `.build`;
# only Debian packages and the package managers' own caches lie elsewhere.

# The project that `make check` looks at.
PROJECT ?= Tests/Fixtures/sample-project
# Where `make install` puts `bin/lazyls`, and the rules' pages that editors open in `share/lazyls/rules`.
PREFIX ?= /usr/local

SHELL := /bin/sh
binary := .build/bin/lazyls
swift_sources := Package.swift Sources Tests

.PHONY: lazyls check test bench install wheel vsix clean format lint packages

lazyls: packages
	swift build -c release --product lazyls
	@Scripts/link-static
	@mkdir -p .build/share/lazyls/rules && $(binary) explain --all --output-folder .build/share/lazyls/rules

packages:
	@Scripts/apt-packages libjson-c-dev libsqlite3-dev zlib1g-dev libexpat1-dev pkgconf

# Findings are an answer here, not a failure; `lazyls --check` itself exits with 1 when there are some.
check: lazyls
	$(binary) --check $(PROJECT) || [ $$? -eq 1 ]

test: packages
	@Scripts/test

bench: lazyls
	swift build -c release --product devtool
	@Scripts/bench

install: lazyls
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(binary) "$(DESTDIR)$(PREFIX)/bin/lazyls"
	install -d "$(DESTDIR)$(PREFIX)/share/lazyls/rules"
	$(binary) explain --all --output-folder "$(DESTDIR)$(PREFIX)/share/lazyls/rules"

# A wheel for pip in `.build/dist`; what it is installed on needs no Swift.
wheel: lazyls
	@Scripts/wheel/build

# The extension for VS Code in `.build/dist`; npm fetches the one library that it depends on.
vsix:
	@Scripts/vsix

clean:
	rm -rf .build

format:
	swift format --in-place --parallel --recursive $(swift_sources)

lint:
	swift format lint --strict --parallel --recursive $(swift_sources)
