# The commands of the house. Each prepares what it needs first (resources/setup/prepare.sh); a second run skips it.

PYTHON ?= python3
OUT ?= demo-out
ARGS ?=

BIN := .venv/bin
PY := $(BIN)/python
HEADLESS := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help setup build demo test soak lint bench shots bare

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing: packages of the system, then a virtual environment in .venv
	@PYTHON='$(PYTHON)' bash resources/setup/prepare.sh

build: setup ## build the translations
	@echo "build: translations"
	@$(PY) -m resources.build

demo: build ## play one whole shift; papers, sound and pictures go to demo-out (OUT=folder)
	@bash resources/setup/clear_demo.sh '$(OUT)'
	@echo "demo: one whole shift on simulated devices, results in $(OUT)"
	@$(BIN)/dutyconsole demo --out '$(OUT)'

test: build ## run the tests, no display needed (ARGS="-k word" for some)
	@echo "test: all but the hour-long ones"
	@$(HEADLESS) $(BIN)/pytest -m "not soak" -n auto --maxprocesses=4 --dist worksteal --durations=5 $(ARGS)

soak: build ## run the tests that take an hour or two hundred repetitions
	@echo "soak: hours, not minutes"
	@$(HEADLESS) $(BIN)/pytest -m soak --durations=5 -o faulthandler_timeout=14400 $(ARGS)

# Not after build: that would bring the translations up to date which the last line checks.
lint: setup ## check style, types, layers and translations
	@echo "lint: style, types, layers, translations"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PY) -m resources.build --check

# The peers are needed here alone, so no other command installs them.
bench: ## measure, each figure beside its peer (ARGS=name for one)
	@MORE_PACKAGES=resources/setup/bench_packages.txt PYTHON='$(PYTHON)' bash resources/setup/prepare.sh
	@$(PY) -m resources.build
	@echo "bench: takes half an hour; keep the machine idle"
	@$(BIN)/dutyconsole bench $(ARGS)

shots: build ## render every page in both languages and all themes to shots-out
	@echo "shots: pictures of every page in shots-out"
	@$(HEADLESS) $(PY) -m tests.shots --out shots-out

bare: ## prove make test and make demo in a bare Debian 12 (root, debootstrap)
	@bash tests/support/bare_debian.sh $(ARGS)
