# SPDX-License-Identifier: GPL-3.0-or-later
# The front door. `make run` and `make test` install what is missing, build, and do their job.

BUILD ?= build
WERROR ?= false
MESON_FLAGS ?=
TESTS ?=

.PHONY: all run test build install-packages format lint sanitize coverage bench flatpak screenshots clean

all: build

install-packages:
	@tools/install-packages packages.txt

build: install-packages
	@test -f $(BUILD)/build.ninja || meson setup $(BUILD) -Dwerror=$(WERROR) $(MESON_FLAGS)
	@ninja -C $(BUILD)

run: build
	@tools/run $(BUILD) $(ARGS)

test: build
	@tools/test $(BUILD) $(TESTS)

format: install-packages
	@git ls-files '*.c' '*.h' | xargs clang-format -i

lint: install-packages
	@tools/lint

sanitize: install-packages
	@test -f build-sanitize/build.ninja || meson setup build-sanitize -Dwerror=$(WERROR) \
	  -Db_sanitize=address,undefined -Db_lundef=false
	@ninja -C build-sanitize
	@SANITIZE=1 tools/test build-sanitize --no-suite e2e

coverage: install-packages
	@test -f build-coverage/build.ninja || meson setup build-coverage -Db_coverage=true
	@ninja -C build-coverage
	@tools/test build-coverage
	@ninja -C build-coverage coverage-text
	@tail -n 3 build-coverage/meson-logs/coverage.txt

bench: build
	@tools/bench-start $(BUILD)

flatpak: install-packages
	@tools/flatpak

screenshots: build
	@tools/screenshots $(BUILD)

clean:
	rm -rf $(BUILD) build-sanitize build-coverage
