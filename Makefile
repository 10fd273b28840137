# One word for each thing a developer does. `make` alone lists them.
# GNU make 3.81 (macOS) and later; Python's own venv and pip, nothing else.

SHELL := /bin/bash
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
JOBS ?= auto
ARGS ?=
SOURCES := $(wildcard facilitator screens tests tools benchmarks)

# The first Python here that really starts and is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$name"; break; }; done)

.PHONY: help setup run test check style types imports words bench catalogues requirements clean

help: ## list these targets
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 24

setup: $(STAMP) ## make .venv with everything needed (again only when the requirements change)

$(STAMP): requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found. Install it, or say: make PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11." >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) has no venv module (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP) ## open the demo course (ARGS="..." is passed on)
	$(BIN)/python -m facilitator demo $(ARGS)

test: $(STAMP) ## run all tests (JOBS=4, ARGS="-k agenda")
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: style types imports words ## style, types, who imports whom, catalogues (-k: go on after a fault)

style: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy $(SOURCES)

imports: $(STAMP)
	$(BIN)/lint-imports

words: $(STAMP)
	$(BIN)/python tools/catalogues.py --check

bench: $(STAMP) ## measure start, keys, storage
	$(BIN)/python -m benchmarks $(ARGS)

catalogues: $(STAMP) ## take new texts into data/locale and compile
	$(BIN)/python tools/catalogues.py

# No index, no path and no command line in the files: they must say the same on every machine.
UV ?= $(shell command -v uv || echo $(BIN)/uv)
COMPILE = "$(UV)" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make requirements" \
	--no-emit-index-url --no-emit-find-links --no-annotate pyproject.toml

requirements: ## pin requirements.txt and requirements-dev.txt anew (needs uv; UPGRADE=--upgrade takes newer versions)
	@"$(UV)" --version >/dev/null 2>&1 || { echo "uv is needed for this: pip install uv" >&2; exit 1; }
	$(COMPILE) $(UPGRADE) --output-file requirements.txt
	$(COMPILE) $(UPGRADE) --constraint requirements.txt --group dev --output-file requirements-dev.txt

clean: ## remove what was built, and .venv
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(SOURCES) -name __pycache__ -prune -exec rm -rf {} +
