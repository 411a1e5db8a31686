PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/.run
DEV_STAMP := .venv/.dev
BENCH_BIN := .venv-bench/bin
BENCH_STAMP := .venv-bench/.readers
READERS := benchmarks/readers

.PHONY: run test check bench screenshots lock chromium

run: $(RUN_STAMP)  ## Serve the app with sample patients on the embedded database.
	$(BIN)/checklist serve --demo

test: $(DEV_STAMP) chromium  ## Run every test, the browser journeys included.
	$(BIN)/python -m pytest $(PYTEST)

check: $(DEV_STAMP)  ## Formatting, lint, types, layers, dead code.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src pages app.py
	$(BIN)/lint-imports
	$(BIN)/vulture

bench: $(DEV_STAMP) $(BENCH_STAMP) chromium  ## Measure, side by side in one run.
	$(BIN)/python -m benchmarks $(BENCH)

screenshots: $(DEV_STAMP) chromium  ## Photograph every page, phone and desktop, into docs/screens.
	$(BIN)/python -m tests.screens

chromium:
	@sh deploy/chromium.sh $(BIN)/python

lock:  ## Pin every dependency again.
	$(PYTHON) -m uv pip compile pyproject.toml --extra install --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url -o requirements.lock
	$(PYTHON) -m uv pip compile pyproject.toml --extra install --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url -c requirements.lock -o requirements-dev.lock
	$(PYTHON) -m uv pip compile $(READERS)/requirements.in --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url -o $(READERS)/requirements.lock
	npm install --prefix $(READERS) --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit

.venv/bin/python:
	$(PYTHON) -m venv .venv

$(RUN_STAMP): .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(DEV_STAMP): .venv/bin/python requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# What ours is measured against; a reader that cannot be installed is told in the table.
$(BENCH_STAMP): $(READERS)/requirements.lock $(READERS)/package-lock.json
	$(PYTHON) -m venv .venv-bench
	-$(BENCH_BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(READERS)/requirements.lock
	mkdir -p .venv-bench/node
	cp $(READERS)/package.json $(READERS)/package-lock.json .venv-bench/node/
	-npm ci --prefix .venv-bench/node --ignore-scripts --no-audit --no-fund --silent
	touch $@
