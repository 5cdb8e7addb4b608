# Every target sets itself up: Python >= 3.11, make and the package index are all it needs.
PYTHON ?= python3
BIN := .venv/bin
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# One more than there are cores: whoever waits for a database or a browser leaves its core to another. Long tests are
# taken over by whoever is done; tests of one file stay together, and share what the file sets up.
WORKERS ?= $(shell expr $(CORES) + 1)
AT_ONCE = -n $(WORKERS) --dist worksteal
SOURCES := bot storage survey_definitions tests benchmarks
# What `make check` ran just before, for `make test` to leave out: options of pytest.
CHECKED ?=
# Bytecode is kept, whatever the shell says: importing is a third of what a short run costs.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install run demo-results quick test test-all test-matrix check fix cover transcripts update-transcripts javarosa bench crash-test \
	durable-test screenshots migration lock

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

.venv/.installed: requirements.lock pyproject.toml .ci/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/uv.lock
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	$(BIN)/python -m compileall -q $(SOURCES)
	@touch $@

install: .venv/.installed ## create .venv with everything in it

run: .venv/.installed ## start the bot; without a token, the sandbox with phones in a web page
	$(BIN)/surveybot start

demo-results: .venv/.installed ## a sandbox whose province has answered three waves: results, confirmations, figures, report
	$(BIN)/python -m tests.demo_results

# Neither databases nor browsers are waited for, and one more would have to import and collect everything first.
quick: WORKERS = $(CORES)
quick: .venv/.installed ## the inner loop: no processes, browsers, PostgreSQL; some of the conversations, others every day
	$(BIN)/python -m pytest $(AT_ONCE) --extent quick

test: .venv/.installed ## the whole suite, on SQLite and, where it matters, on PostgreSQL
	$(BIN)/python -m pytest $(AT_ONCE) -m "not alone" $(CHECKED)
	$(BIN)/python -m pytest -n 2 -m alone

test-all: .venv/.installed ## every case on both databases, ten times the examples of every law
	$(BIN)/python -m pytest $(AT_ONCE) -m "not alone" --extent all
	$(BIN)/python -m pytest -m alone --extent all

test-matrix: .venv/.installed ## the quick tests on every Python that is supported and here, and with the lowest versions
	.ci/matrix

check: .venv/.installed ## format, lint, types, import rules, texts, docs
	@$(MAKE) --jobs 2 types rules

.PHONY: types rules
types: .venv/.installed
	$(BIN)/mypy

rules: .venv/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m "not slow" tests/texts tests/contracts

fix: .venv/.installed ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

cover: .venv/.installed ## the suite with its coverage
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

transcripts: .venv/.installed ## replay all golden conversations, also with a restart after every line
	$(BIN)/python -m pytest $(AT_ONCE) tests/transcripts --extent all

update-transcripts: .venv/.installed ## write the golden conversations anew; read the difference
	$(BIN)/python -m pytest tests/transcripts --update-transcripts

javarosa: .venv/.installed ## ODK's own engine loads and recomputes our submissions; needs a JDK
	$(BIN)/python -m pytest tests/javarosa -m ""

bench: .venv/.installed ## speed beside other ways to build it, memory; figures are ratios of one run
	$(BIN)/python -m benchmarks

crash-test: .venv/.installed ## kill -9, forty times, on both databases, polling and webhook
	$(BIN)/python -m tests.crash --kills 40

durable-test: .venv/.installed ## three weeks of reminders for 1,000 people, workers killed forty times, on both databases
	$(BIN)/python -m tests.durable --people 1000 --kills 40

screenshots: .venv/.installed ## the pictures of the docs, from the sandbox
	$(BIN)/python -m tests.screenshots docs/pictures

migration: .venv/.installed ## a new migration from the models: make migration m="what changes"
	$(BIN)/python -m storage.migrations "$(m)"

lock: .venv/.installed ## resolve the dependencies anew, and pin the installer
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--group dev --group bench pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--constraint requirements.lock pyproject.toml -o docs/deploy/requirements.lock
	echo uv | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
		- -o .ci/uv.lock
