# `make play` and `make test` are all the set-up there is: each makes what it needs in .venv the
# first time, and needs no network after that. Any Python from 3.11 on does: PYTHON=… names one.

PYTHON ?=
ARGS =
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip -qq --disable-pip-version-check

# An environment is up to date when it was made here, from just these two files.
KEY := $(shell (pwd; cat pyproject.toml constraints.txt) | cksum | cut -d ' ' -f 1)
TO_PLAY = $(VENV)/ready-to-play-$(KEY)
TO_TEST = $(VENV)/ready-to-test-$(KEY)

# Storm is there for some platforms only, ready built; nothing but its own tests needs it.
STORM = grep -i '^stormpy==' constraints.txt

# The tests of the rooms in which every branch is tested, each by tests of its own.
MEASURED = tests/analysis tests/play tests/rules tests/scenario tests/testing

.DEFAULT_GOAL := help
.PHONY: help play test test-long bench peers screenshots check docs lint format install wheel constraints clean

help:
	@echo "make play           play (ARGS='play erbil_2021 --plain' for anything else)"
	@echo "make test           lint, types, import directions, and all tests"
	@echo "make test-long      the same kills, fuzzing and random play, for about an hour"
	@echo "make check          the same without the tests (also: make lint)"
	@echo "make screenshots    draw the pictures in docs/screenshots anew"
	@echo "make bench          measure how fast it is, and write docs/performance.md"
	@echo "make peers          install the other engines that bench compares with"
	@echo "make docs           write docs/problems.md and game/schema from what they describe"
	@echo "make format         lay out the code and mend what can be mended by itself"
	@echo "make install        make .venv with all that development needs"
	@echo "make wheel          build dist/*.whl"
	@echo "make constraints    pin today's newest versions in constraints.txt"
	@echo "make clean          remove .venv and everything else that was made"

play: $(TO_PLAY)
	@$(BIN)/python -m game $(ARGS)

# Telling which lines were run takes about as long as running them: it is asked only of the tests
# that must run every line. The others come after, also where one of those has failed.
test: check
	@failed=0; \
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term $(MEASURED) || failed=1; \
	$(BIN)/python -m pytest -n 2 $(MEASURED:%=--ignore=%) || failed=1; \
	exit $$failed

# Left out of `make test`: each test marked `long` has a short form there.
test-long: $(TO_TEST)
	@$(BIN)/python -m pytest -n 2 -m long -rP

bench: $(TO_TEST)
	@$(BIN)/python -m tests.benchmarks

# Some are there for some platforms only, ready built; two need npm. Each can be left out.
peers: $(TO_TEST)
	@for one in $$(grep -iE '^(bink|inkcpp-py|pydantic|python-statemachine|sismic)==' constraints.txt); do \
	  $(PIP) install -c constraints.txt "$$one" || echo "$$one could not be installed: it is left out."; \
	done
	@cd tests/benchmarks/peers && npm install --silent --no-audit --no-fund --no-package-lock \
	  || echo "Without npm the engines in JavaScript are left out, and so is ink, which they compile."

screenshots: $(TO_TEST)
	@$(BIN)/python -m tests.screenshots

check lint: $(TO_TEST)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Run: make format"; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports 2>&1) || { echo "$$said"; exit 1; }

docs: $(TO_TEST)
	@$(BIN)/python -c 'from game.reports.catalogue import page; print(page(), end="")' > problems.new
	@mv problems.new docs/problems.md
	@$(BIN)/python -c 'from game.commands.describing import publish; publish()'

format: $(TO_TEST)
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format --quiet

install: $(TO_TEST)

wheel: $(TO_TEST)
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

constraints:
	@echo "Finding today's versions of everything; this takes a minute."
	@$(MAKE) --no-print-directory VENV=build/constraints build/constraints/bin/python
	@build/constraints/bin/python -m pip -qq install hatchling editables '.[dev,storm,bench]'
	@{ echo "# Every version that was tested together. Written by: make constraints"; \
	   build/constraints/bin/python -m pip freeze --exclude measured-response; } > constraints.new
	@mv constraints.new constraints.txt
	@rm -rf build/constraints

clean:
	@rm -rf $(VENV) build dist *.egg-info .coverage .coverage.* htmlcov .hypothesis \
	   .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find game tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The build backend comes first and is pinned like all else: no version is left to chance.
$(TO_PLAY): $(BIN)/python
	@echo "Installing what the game needs into $(VENV)…"
	@$(PIP) install -c constraints.txt hatchling editables
	@$(PIP) install -c constraints.txt --no-build-isolation -e .
	@rm -f $(VENV)/ready-to-*
	@touch "$@"

$(TO_TEST): $(BIN)/python
	@echo "Installing what the game and its tests need into $(VENV)…"
	@$(PIP) install -c constraints.txt hatchling editables
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[dev]'
	@$(PIP) install -c constraints.txt --only-binary=:all: "$$($(STORM))" 2>$(VENV)/storm.log \
	  || echo "There is no Storm for this machine: its second opinion on exact odds is left out."
	@rm -f $(VENV)/ready-to-*
	@touch "$(TO_PLAY)" "$@"

$(BIN)/python:
	@old=; bare=; \
	for python in $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python); do \
	  "$$python" -c '' 2>/dev/null || continue; \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old=$$python; continue; }; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || { bare=$$python; continue; }; \
	  echo "Making $(VENV) with $$python; this takes a minute, and is done once."; \
	  exec "$$python" -m venv "$(VENV)"; \
	done; \
	if [ -n "$$bare" ]; then \
	  echo "$$bare has no venv module. On Debian and Ubuntu: apt install python3-venv"; \
	elif [ -n "$$old" ]; then \
	  echo "$$old is older than Python 3.11. Install a newer one, or name it: make PYTHON=…"; \
	else \
	  echo "No Python was found$(if $(PYTHON), as $(PYTHON)). Install Python 3.11 or newer, or name it: make PYTHON=…"; \
	fi >&2; exit 1
