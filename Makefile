# The commands of the project; `make help` lists them. See docs/comandi.md.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup serve test bench lint format lock clean

PYTHON ?= python3
BIN := .venv/bin
STAMPS := var/stamps
MANAGE := $(BIN)/python manage.py
SOURCES := $(shell find static/src templates cremona_site projects contacts -type f -not -name '*.pyc' -not -name '*.mo' 2>/dev/null)
CATALOGUES := $(wildcard cremona_site/locale/*/LC_MESSAGES/*.po)

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: .env $(STAMPS)/static ## Everything `make serve` does before it serves
	@HTTPS=false $(MANAGE) prepare

serve: setup ## Serve the site on http://127.0.0.1:8000/ (or PORT)
	@HTTPS=false exec $(BIN)/gunicorn -c deploy/gunicorn.conf.py cremona_site.wsgi

test: $(STAMPS)/static $(STAMPS)/python-dev ## All that CI checks: lint, tests on SQLite and PostgreSQL, browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/run

bench: $(STAMPS)/static $(STAMPS)/python-dev ## The benchmark: a table, and var/bench.json
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.bench

lint: $(STAMPS)/python-dev ## Lint Python and templates
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/lint

format: $(STAMPS)/python-dev ## Format Python and templates
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .
	@git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2 || true
	@git ls-files '*.html' | xargs $(BIN)/djhtml --tabwidth 2

lock: $(STAMPS)/python-dev ## Compile requirements.in and requirements-dev.in again
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 -o requirements.txt requirements.in
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 -o requirements-dev.txt requirements-dev.in

clean: ## Remove what the commands built; the data in var/ stays
	rm -rf .venv node_modules static/dist $(STAMPS) var/static

# What is built from what

.env:
	@( umask 077; echo "SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env )

$(STAMPS)/python: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: apt-get install python3 python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Cannot make .venv: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@mkdir -p $(@D) && touch $@

$(STAMPS)/python-dev: requirements-dev.txt $(STAMPS)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(STAMPS)/node: package-lock.json package.json .npmrc
	@command -v npm >/dev/null || { echo "Node.js is missing: install Node.js 20 with npm" >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@mkdir -p $(@D) && touch $@

$(STAMPS)/front-end: $(SOURCES) $(STAMPS)/node $(STAMPS)/python
	npm run --silent build
	@touch $@

$(STAMPS)/catalogues: $(CATALOGUES) $(STAMPS)/python
	@for domain in django djangojs; do $(BIN)/pybabel --quiet compile --directory cremona_site/locale --domain $$domain || exit 1; done
	@touch $@

$(STAMPS)/static: $(STAMPS)/front-end $(STAMPS)/catalogues
	@SECRET_KEY=$${SECRET_KEY:-only-for-collectstatic} $(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
