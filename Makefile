# Needs make and Python 3.11 or newer, nothing else. `make help` lists what there is.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test bench check docs lock clean

VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet
# What is installed is remembered by two empty files, so that the next run starts at once.
RUN := $(VENV)/.ready-to-run
DEV := $(VENV)/.ready-to-develop
# If its Python has gone since, what was installed is worth nothing.
STALE := $(shell test -x $(VENV)/bin/python || rm -f $(RUN) $(DEV))
# The demo makes do with a development set-up where there is one.
READY := $(if $(wildcard $(DEV)),$(DEV),$(RUN))

help:  ## this list
	@awk -F ':.*##  *' '/^[a-z]+:.*##/ { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

demo: $(READY)  ## try Paletti in the browser: no account, no token
	@$(VENV)/bin/python -m bot demo $(ARGS)

test: $(DEV)  ## all tests; some only: make test ARGS="tests/core -k hours"
	@$(VENV)/bin/python -m pytest $(ARGS)

bench: $(DEV)  ## measure speed and memory, write benchmarks/results.json
	@$(VENV)/bin/python -m benchmarks $(ARGS)

check: $(DEV)  ## lint, format, types, import direction
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

docs: $(DEV)  ## write docs/reference anew from the code
	@$(VENV)/bin/python -m docs.generate

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(ARGS)

lock:  ## renew the lock files (needs uv); to newer versions: make lock ARGS=--upgrade
	@command -v uv >/dev/null || { echo "make lock needs uv (pip install uv)" >&2; exit 1; }
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

clean:  ## remove what make has set up
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A lock file with its hashes checked, and the checkout itself, so that $(VENV)/bin/paletti runs what stands here.
define INSTALL
	@echo "Setting up $(VENV), once; this may take a minute or two ..."
	@$(PIP) install --require-hashes -r $< -r requirements-build.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@
endef

$(RUN): requirements.lock requirements-build.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL)

$(DEV): requirements-dev.lock requirements-build.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL)

# The first Python that is new enough and can make virtual environments, or a word on what is missing.
$(VENV)/bin/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		lame=$$python; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null || continue; \
		exec "$$python" -m venv --clear $(VENV); \
	done; \
	if [ "$$lame" ]; then \
		echo "$$lame cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; \
	else \
		echo "Paletti needs Python 3.11 or newer. If there is one, name it: make test PYTHON=/path/to/python"; \
	fi >&2; \
	exit 1
