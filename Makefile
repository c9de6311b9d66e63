# The commands of this project. `make` alone lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
HASHED := --require-hashes --no-deps

.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/'

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml $(VENV)/pyvenv.cfg
	@echo "preparing the environment in $(VENV) ..."
	@$(PIP) install $(HASHED) -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q reply_studio
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "preparing the test tools in $(VENV) ..."
	@$(PIP) install $(HASHED) -r requirements-dev.txt
	@touch $@

run: $(VENV)/.run ## prepare everything and run the main job on the bundled sample
	@$(BIN)/reply-studio demo

test: $(VENV)/.dev ## prepare everything and pass the tests
	@$(BIN)/python -m pytest -n auto --dist worksteal tests

check: $(VENV)/.dev ## lint, format, types, layers, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.dev ## benchmarks, side by side in one run
	@$(BIN)/python -m tests.bench

soak: $(VENV)/.dev ## the long loads
	@$(BIN)/python -m pytest -m soak tests/soak

messages: $(VENV)/.dev ## collect messages into the catalogue, compile it, write the README's tables
	@$(BIN)/python -m tests.tools.messages
	@$(BIN)/python -m tests.tools.keys
	@$(BIN)/python -m tests.tools.rules

requirements: $(VENV)/.dev ## pin the dependencies anew, with hashes
	@for set in "requirements.txt" "requirements-dev.txt --extra dev"; do \
		$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--strip-extras --no-header --allow-unsafe --annotation-style=line --build-deps-for editable -o $$set pyproject.toml; done

clean: ## remove the environment and caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

.PHONY: help run test check bench soak messages requirements clean
