# Runs with GNU make 3.81 or newer and Python 3.11 or newer; everything else goes into .venv.

PORT   ?= 8000
VENV   := .venv
BIN    := $(VENV)/bin
LOCKED := $(VENV)/.locked
STAMP  := $(VENV)/.ready
HALF   := $(VENV)/.unfinished
PEERS  := $(VENV)/peers
SPEC   := $(VENV)/commonmark-spec-0.31.2
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# A `python3.12` on the PATH may be a dead shim, and Debian splits venv off: ask each what it can do.
PROBE  := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
TRIED  := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python

.PHONY: help setup serve test lint bench lock
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## the virtual environment in .venv with the locked dependencies

serve: $(STAMP) ## the journal on this machine, rebuilt as you edit (PORT=8000)
	@$(BIN)/dragoman serve --port $(PORT)

test: lint $(SPEC) ## style, types and tests
	$(BIN)/python -m pytest

lint: $(STAMP) ## style and types alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP) $(SPEC) $(PEERS) ## the benchmarks against references of the same run (CORPORA="/path ...")
	@missed=0; for file in tests/benchmarks/bench_*.py tests/benchmarks/fuzz_articles.py; do \
	  CORPORA="$(CORPORA)" $(BIN)/python -m "tests.benchmarks.$$(basename "$$file" .py)" || missed=1; \
	done; exit $$missed

lock: $(STAMP) ## requirements.lock anew (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-annotate \
	  --group dev pyproject.toml -o requirements.lock

# The examples of CommonMark, from npm. Tests that need them say how to get them, and fail in CI.
$(SPEC): | $(STAMP)
	@npm install --silent --prefix $(SPEC).part --no-save --no-package-lock --ignore-scripts \
	  commonmark-spec@0.31.2 && mv $(SPEC).part $(SPEC) || { \
	  rm -rf $(SPEC).part; \
	  echo "The examples of CommonMark could not be installed: npm and the network are needed." >&2; \
	}

# What the benchmarks compare with is no dependency of the project.
$(PEERS): | $(STAMP)
	@$(BIN)/python -m venv $(PEERS).part && \
	  $(PEERS).part/bin/python -m pip install --quiet --disable-pip-version-check \
	  mdpo==2.1.4 cmarkgfm==2025.10.22 translate-toolkit==3.20.4 && mv $(PEERS).part $(PEERS) || { \
	  rm -rf $(PEERS).part; \
	  echo "The peers could not be installed; what compares with them is left out." >&2; \
	}

# The checkout in place, with its command; needs no network, so that editing settings needs none.
$(STAMP): $(LOCKED) pyproject.toml
	@$(PIP) --no-index --no-deps --no-build-isolation -e . && touch $(STAMP) || { \
	  rm -f $(LOCKED); \
	  echo "" >&2; \
	  echo "The checkout could not be installed; see above. To try again, run:  make setup" >&2; \
	  exit 1; \
	}

# The stamp is written last; an installation that was interrupted is done again from the start.
$(LOCKED): requirements.lock
	@python=; for try in $(TRIED); do \
	  if "$$try" -c '$(PROBE)' >/dev/null 2>&1; then python="$$try"; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "No usable Python found: 3.11 or newer with the modules venv and ensurepip is needed." >&2; \
	  echo "" >&2; \
	  echo "On Debian and Ubuntu run:  apt-get install python3 python3-venv" >&2; \
	  echo "On macOS run:              brew install python@3.13" >&2; \
	  echo "Or name one:               make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	if [ -e $(HALF) ] || ! $(BIN)/python -m pip --version >/dev/null 2>&1; then rm -rf $(VENV); fi; \
	if ! $(BIN)/python -c '$(PROBE)' >/dev/null 2>&1; then \
	  rm -rf $(VENV); \
	  echo "Making $(VENV) with $$("$$python" --version)"; \
	  "$$python" -m venv $(VENV) || exit 1; \
	fi; \
	touch $(HALF); \
	echo "Installing the locked dependencies"; \
	$(PIP) --require-hashes -r requirements.lock && rm -f $(HALF) && touch $(LOCKED) || { \
	  echo "" >&2; \
	  echo "The dependencies could not be installed; see above. To try again, run:  make setup" >&2; \
	  exit 1; \
	}
