# What a developer needs. Everything runs in .venv, which the first command makes.
PYTHON ?= python3
BIN := .venv/bin
PYTEST_ARGS ?=
BENCH_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check accept docs look bench clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

demo: .venv/.lembar ## build the lessons that ship into output/
	$(BIN)/lembar build content/* --seed 2026

test: .venv/.test ## run the tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: .venv/.test ## everything that CI runs: style, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(PYTEST_ARGS)

accept: .venv/.test ## take what the golden cases print now as what they expect; read the difference before you commit it
	$(BIN)/python -m pytest tests/test_cases.py --accept

docs: .venv/.lembar ## write docs/diagnostics.md anew from templates/messages/
	$(BIN)/python docs/diagnostics.py

look: .venv/.lembar ## every page and slide of the shipped lessons as pictures in look/
	$(BIN)/python docs/look.py

bench: .venv/.bench ## measure print runs and slides against other tools: 25 minutes (BENCH_ARGS=--quick: two)
	$(BIN)/python -m benchmarks.run $(BENCH_ARGS)

clean: ## remove what these commands made
	rm -rf .venv look dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete
	find generator tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lembar needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/.lembar: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.test: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ .venv/.lembar

.venv/.bench: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@ .venv/.lembar
