# `make ask` and `make test` need Python 3.11 to 3.13, a C compiler and nothing else.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)

# The tests start the program a thousand times: what Python compiled is kept, even where a shell forbids it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help ask demo test long attack lint words bench clean

help:
	@echo "make ask    answer the questions, then see the brief"
	@echo "make demo   the brief of an example patient"
	@echo "make test   all tests (make long: many more cases; make attack: the attacks in full)"
	@echo "make words  the program's own words in other languages, brought up to date from the code"
	@echo "make lint   style and types      make bench   timings      make clean   remove $(VENV)"

ask: $(VENV)/program
	@$(BIN)/bonebrief ask || test $$? -eq 130

demo: $(VENV)/program
	@$(BIN)/bonebrief brief tests/examples/low-bone-mass-55.yaml

# Many tests wait for a terminal: twice as many processes as processors keep these busy.
test: $(VENV)/tools
	@$(BIN)/python -m pytest -n $$((2 * $$(getconf _NPROCESSORS_ONLN))) --dist loadfile

long: $(VENV)/tools
	@$(BIN)/python -m pytest -m long -n auto --dist worksteal

attack: $(VENV)/tools
	@$(BIN)/python -m pytest -m "long or attack" -n auto tests/attacks tests/interview/test_killed.py tests/exchange tests/meanings/columns

lint: $(VENV)/tools
	@$(BIN)/ruff check engine tests
	@$(BIN)/ruff format --check engine tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

words: $(VENV)/tools
	@PYTHONPATH=.:engine $(BIN)/python -m tests.machine.catalogues

bench: $(VENV)/tools
	@$(BIN)/python -m pytest tests/benchmarks --benchmark-only -o addopts="" -q --benchmark-columns=median,min,max,rounds

clean:
	rm -rf $(VENV)

$(VENV)/python-is-there:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed. Debian, Ubuntu: sudo apt-get install python3 python3-venv" >&2; exit 2; }
	@command -v $(firstword $(CC)) >/dev/null || { echo "A C compiler is needed, because the rule engine durable_rules is built here." >&2; \
		echo "Debian, Ubuntu: sudo apt-get install build-essential    macOS: xcode-select --install" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# CPython 3.13 dropped a name that durable_rules 2.0.28 still calls; the compiler is told the one that replaced it.
# Nothing is taken from the cache of pip, which may hold a durable_rules that was built without that.
INSTALL = CC="$(CC) -DPyEval_CallObject=PyObject_CallObject" $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-cache-dir

$(VENV)/program: pyproject.toml | $(VENV)/python-is-there
	@echo "Installing into $(VENV) (once, about a minute) ..."
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/tools: pyproject.toml | $(VENV)/python-is-there
	@echo "Installing into $(VENV) (once, about a minute) ..."
	@$(INSTALL) --editable ".[dev]"
	@touch $@ $(VENV)/program
