# SPDX-License-Identifier: GPL-3.0-or-later
# The front door. `make run` and `make test` install what is missing, build, and do their job.

BUILD ?= build
WERROR ?= false
MESON_FLAGS ?=
TESTS ?=
SECONDS ?= 60
TARGET ?=
SIZES ?=

.PHONY: all run test build install-packages format lint sanitize fuzz coverage bench flatpak screenshots clean

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
	@git clang-format --extensions c,h $(BASE)

lint: install-packages
	@tools/lint

sanitize: install-packages
	@test -f build-sanitize/build.ninja || meson setup build-sanitize -Dwerror=$(WERROR) \
	  -Db_sanitize=address,undefined -Db_lundef=false
	@ninja -C build-sanitize
	@SANITIZE=1 tools/test build-sanitize --no-suite e2e

fuzz: install-packages
	@tools/fuzz $(SECONDS) $(TARGET)

coverage: install-packages
	@test -f build-coverage/build.ninja || meson setup build-coverage -Db_coverage=true
	@ninja -C build-coverage
	@tools/test build-coverage
	@lcov -q -c -d build-coverage -o build-coverage/all.info --rc lcov_branch_coverage=1 2>/dev/null
	@lcov -q -e build-coverage/all.info '$(CURDIR)/src/*' -o build-coverage/carrel.info --rc lcov_branch_coverage=1
	@genhtml -q build-coverage/carrel.info -o build-coverage/html --branch-coverage
	@lcov --list build-coverage/carrel.info --rc lcov_branch_coverage=1
	@echo "Line by line: build-coverage/html/index.html"

bench: build
	@tools/bench-start $(BUILD)
	@tools/bench-import $(BUILD) $(SIZES)
	@tools/bench-rescan $(BUILD)
	@$(BUILD)/tests/bench/bench-match

flatpak: install-packages
	@tools/flatpak

screenshots: build
	@tools/screenshots $(BUILD)

clean:
	rm -rf $(BUILD) build-sanitize build-coverage
