# The commands of the project; `make help` lists them. See docs/comandi.md.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help build setup serve test test-faults bench pictures lint format messages lock clean

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SOURCES := $(shell find static/src templates cremona_site projects contacts -type f -not -name '*.pyc' -not -name '*.mo')
CATALOGUES := $(wildcard cremona_site/locale/*/LC_MESSAGES/*.po)

# A stamp lies in what it stands for, so that it goes with it
INSTALLED := .venv/.installed
INSTALLED_FOR_TESTS := .venv/.installed-for-tests
NODE_MODULES := node_modules/.installed
OBSERVATORY := tests/observatory/node_modules/.installed
FRONT_END := static/dist/.built
MESSAGES := var/built/messages
STATIC := var/static/.collected

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

build: $(STATIC) ## Install and build, without touching data

setup: $(STATIC) secret ## Everything `make serve` does before it serves
	@HTTPS=false $(MANAGE) prepare

serve: setup ## Serve the site on http://localhost:8000/ (or PORT)
	@HTTPS=false exec $(BIN)/gunicorn -c deploy/gunicorn.conf.py cremona_site.wsgi

test: $(STATIC) $(INSTALLED_FOR_TESTS) $(OBSERVATORY) ## All that CI checks: lint, tests on SQLite and PostgreSQL, browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/run

test-faults: $(STATIC) $(INSTALLED_FOR_TESTS) ## Faults under load: disks, databases, clocks, workers; a soak (some 20 minutes)
	@PATH="$(CURDIR)/$(BIN):$$PATH" FAULTS=1 HTTPS=true SECRET_KEY=for-tests-only-0123456789-abcdefghijklmnopqrstuvwxyz \
	  DATABASE_URL=sqlite://:memory: $(BIN)/python -m pytest -q -p no:cacheprovider -o timeout=900 tests/faults

bench: $(STATIC) $(INSTALLED_FOR_TESTS) ## The benchmark: a table, and var/bench.json
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.bench

pictures: $(STATIC) $(INSTALLED_FOR_TESTS) ## Take the pictures of the editors' handbook anew
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.handbook_pictures

lint: $(INSTALLED_FOR_TESTS) ## Lint Python and templates
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/lint

format: $(INSTALLED_FOR_TESTS) ## Format Python and templates
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .
	@git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2 || true
	@git ls-files '*.html' | xargs $(BIN)/djhtml --tabwidth 2

messages: $(INSTALLED) ## Bring strings that are new in templates and code into the catalogues of other languages
	@mkdir -p var/built
	@$(BIN)/python -m babel.messages.frontend --quiet extract --mapping pyproject.toml --project cremona_site \
	  --keyword gettext_lazy --keyword gettext_noop --keyword ngettext_lazy:1,2 --keyword pgettext_lazy:1c,2 --add-location file \
	  --output var/built/django.pot cremona_site contacts projects templates
	@for language in $(filter-out it,$(notdir $(wildcard cremona_site/locale/*))); do \
	  $(BIN)/pybabel --quiet update --domain django --input-file var/built/django.pot --output-dir cremona_site/locale --locale $$language \
	    --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120 || exit 1; done

lock: $(INSTALLED_FOR_TESTS) ## Compile requirements.in and requirements-dev.in again
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 -o requirements.txt requirements.in
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 -o requirements-dev.txt requirements-dev.in

clean: ## Remove what the commands built; the data in var/ stays
	rm -rf .venv node_modules tests/observatory/node_modules static/dist var/built var/static var/coverage
	find cremona_site/locale -name '*.mo' -delete

# What is built from what

.PHONY: secret
secret: $(INSTALLED)
	@if [ -z "$$SECRET_KEY" ] && ! grep -qs '^SECRET_KEY=.' .env; then \
	  umask 077; touch .env; sed -i '/^SECRET_KEY=$$/d' .env; key=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') && \
	  echo "SECRET_KEY=$$key" >> .env; fi

$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or newer is missing: apt-get install python3 python3-venv, or PYTHON=… make" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Cannot make .venv: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(INSTALLED_FOR_TESTS): requirements-dev.txt $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(NODE_MODULES): package-lock.json package.json .npmrc
	@command -v npm >/dev/null || { echo "Node.js is missing: install Node.js 20 with npm" >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(OBSERVATORY): tests/observatory/package-lock.json tests/observatory/package.json
	npm ci --prefix $(<D) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(FRONT_END): $(SOURCES) $(NODE_MODULES) $(INSTALLED)
	npm run --silent build
	@touch $@

$(MESSAGES): $(CATALOGUES) $(INSTALLED)
	@for domain in django djangojs; do $(BIN)/pybabel --quiet compile --directory cremona_site/locale --domain $$domain || exit 1; done
	@mkdir -p $(@D) && touch $@

$(STATIC): $(FRONT_END) $(MESSAGES)
	@HTTPS=false SECRET_KEY=$${SECRET_KEY:-no-secret-is-needed-to-collect-the-static-files} $(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
