# Whence from a checkout: needs Python 3.11 or newer with venv, and make.
# Programs in .venv are called through its python: their first lines would hold
# the path of the checkout, which may be long, have spaces, or change.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

py := .venv/bin/python
command := .venv/bin/whence
pip := $(py) -m pip install --quiet --disable-pip-version-check --require-hashes
sources := api schemas migrations tests $(wildcard bench soak fuzz) clients/python

.PHONY: help run test check format-check lint types imports sql spelling openapi openapi-check \
	compat openapi-lint clients clients-python clients-typescript clients-check clients-python-check \
	clients-typescript-check test-contract docs bench bench-import fuzz soak lock clean

help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r target what; do \
		printf '  make %-18s %s\n' "$$target" "$$what"; done

run: .venv/.installed $(command) ## serve the demo case on http://127.0.0.1:8000
	@exec $(command) run

# Three processes on two cores: some tests wait for servers to start.
test: .venv/.installed-dev $(command) ## run the tests
	@$(py) -m pytest -n 3 --dist loadfile

check: format-check lint types imports sql spelling openapi-check compat ## check all but the tests

format-check: .venv/.installed-dev
	@.venv/bin/ruff format --check --quiet $(sources)

lint: .venv/.installed-dev
	@.venv/bin/ruff check --quiet $(sources)

types: .venv/.installed-dev
	@$(py) -m mypy --no-error-summary $(filter-out migrations,$(sources))

imports: .venv/.installed-dev
	@$(py) -c 'from importlinter.cli import lint_imports_command as run; run(["--no-logo"])'

sql: .venv/.installed-dev
	@.venv/bin/squawk migrations/sql/*.sql

spelling: .venv/.installed-dev
	@.venv/bin/typos

openapi: .venv/.installed-dev ## write openapi/ from the code
	@$(py) -m api.openapi --write

openapi-check: .venv/.installed-dev
	@$(py) -m api.openapi --check

compat: .venv/.installed-dev ## name what breaks those who rely on the last release
	@$(py) -m api.openapi --compat

# Rules and their exceptions stand in openapi/; nothing is told to or asked of its makers.
openapi-lint: openapi/node_modules/.installed
	@said=$$(REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
		npm run --silent --prefix openapi lint 2>&1) || { echo "$$said" >&2; exit 1; }

clients: clients-python clients-typescript ## write the generated part of clients/ from openapi/

clients-python: .venv/.installed-dev
	@$(py) clients/python/generate.py

clients-check: clients-python-check clients-typescript-check

clients-python-check: .venv/.installed-dev
	@$(py) clients/python/generate.py --check

test-contract: openapi-lint clients-check $(command) ## try clients, browser, mirrors and others' readers
	@$(py) -m pytest -m "contract or not contract" tests/test_client_*.py tests/test_browser.py \
		tests/test_generators.py tests/test_fuzz.py tests/test_import_killed.py \
		tests/test_mirror_command.py tests/test_mirror_releases.py tests/test_releases_served.py \
		tests/test_releases_tools.py tests/test_*_plans.py tests/test_purge_files.py \
		tests/test_search_real.py

typescript := clients/typescript
generate := npm run --silent --prefix $(typescript) generate --
build := npm run --silent --prefix $(typescript) build --

clients-typescript: $(typescript)/node_modules/.installed
	@rm -rf $(typescript)/dist
	@$(generate) --output src/schema.ts > /dev/null
	@$(build)

clients-typescript-check: $(typescript)/node_modules/.installed
	@made=$$(mktemp -d) && trap 'rm -rf "$$made"' EXIT && \
		$(generate) --output "$$made/schema.ts" > /dev/null && $(build) --outDir "$$made/dist" && \
		diff -q "$$made/schema.ts" $(typescript)/src/schema.ts && \
		diff -qr "$$made/dist" $(typescript)/dist || \
		{ echo "clients/typescript is not what is generated: run make clients-typescript" >&2; exit 1; }

%/node_modules/.installed: %/package.json
	@npm install --prefix $* --no-package-lock --no-audit --no-fund --loglevel error > /dev/null
	@touch $@

docs: .venv/.installed-dev ## write the pages of docs/ that are made from the code
	@$(py) -m tests.examples

bench: .venv/.installed-dev $(command) ## measure the speed
	@$(py) -m bench

bench-import: .venv/.installed-dev $(command) ## measure imports, for half an hour
	@$(py) -m bench.imports

fuzz: .venv/.installed-dev $(command) ## try for minutes to break the contract
	@$(py) -m fuzz

soak: .venv/.installed-dev $(command) ## try for minutes to lose something
	@$(py) -m soak

lock: .venv/.installed-dev ## write the lock files from pyproject.toml
	@.venv/bin/uv pip compile $(lock_options) pyproject.toml --output-file requirements.lock
	@.venv/bin/uv pip compile $(lock_options) pyproject.toml --extra dev \
		--constraints requirements.lock --output-file requirements-dev.lock

lock_options := --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

clean: ## remove the environment and the caches; the data in .whence stay
	rm -rf clients/typescript/node_modules openapi/node_modules .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that is new enough and can make environments.
define find_python
for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
		2>/dev/null && break; \
	python=; \
done; \
if [ -z "$$python" ]; then \
	echo "Whence needs Python 3.11 or newer with venv (on Debian: apt-get install python3-venv);" \
		"there is $$(python3 --version 2>/dev/null || echo no python3)" >&2; \
	exit 1; \
fi
endef

$(py):
	@$(find_python); echo "Making .venv with $$("$$python" --version)"; \
	"$$python" -m venv --clear .venv

.venv/.installed: requirements.lock | $(py)
	@echo "Installing what Whence needs"
	@$(pip) --requirement requirements.lock
	@touch $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed | $(py)
	@echo "Installing what its tests and checks need"
	@$(pip) --requirement requirements-dev.lock
	@touch $@

# The checkout is named by the way from the environment to it, so that both can be moved.
define launcher
#!/bin/sh
self=$$(readlink -f -- "$$0") && bin=$${self%/*} || exit 1
if [ ! -f "$$bin/../../api/cli.py" ]; then
	echo "whence: $$bin belongs in the .venv of a checkout of Whence, and there is none" >&2
	exit 1
fi
exec "$$bin/python" -P -m api "$$@"
endef
export launcher

$(command): Makefile | $(py)
	@printf '%s\n' "$$launcher" > $@
	@chmod 755 $@
	@for packages in .venv/lib/python3*/site-packages; do \
		echo ../../../.. > "$$packages/whence.pth"; done
