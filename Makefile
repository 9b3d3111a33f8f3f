# Everything runs in .venv, which `make` sets up by itself; only Python 3.11 (or newer) and make are needed.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.dev-ready

.PHONY: demo test test-programs lint types fuzz interop bench report weights docs site tex-table clean
.DEFAULT_GOAL := test

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[cli]' --group test
	touch $@

$(DEV_READY): $(READY)
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

demo: $(READY)          ## the main job on a real seed: an abstract page becomes .bib, .ris and CSL-JSON in out/
	$(BIN)/python examples/demo.py

test: $(READY)          ## all tests; those that need a program or the corpus are skipped with the reason
	$(BIN)/python -m pytest -rs --numprocesses auto

test-programs: $(READY) ## the tests that run other programs (tests/interop)
	$(BIN)/python -m pytest -rs tests/interop

lint: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_READY)
	$(BIN)/mypy

MINUTES ?= 5
SEED ?=
INPUTS ?=
fuzz: $(READY)          ## mutated inputs through every reader and writer: make fuzz MINUTES=5 or INPUTS=3000 SEED=1
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(if $(INPUTS),--inputs $(INPUTS)) $(if $(SEED),--seed $(SEED))

interop: $(READY)       ## through the real programs; writes docs/interop.md
	$(BIN)/python -m tests.interop

bench: $(READY)         ## speed as ratios to peers in the same run; writes docs/bench.md
	$(BIN)/python -m tests.bench

report: $(READY)        ## what a round trip through each format loses on the corpus; writes docs/report.md
	$(BIN)/python -m tests.report

PAGES ?=
OTHERS ?=
weights: $(READY)       ## the weights of the page reader, learned from labelled pages: make weights PAGES=folder OTHERS=folder
	$(BIN)/python -m pip install --quiet --group learning
	$(BIN)/python -m tests.learning $(PAGES) $(if $(OTHERS),--others $(OTHERS))

docs: $(READY)          ## the tables in docs/, and the outputs that the README shows
	$(BIN)/python -m tests.tables
	$(BIN)/python -m tests.readme

site: $(READY)          ## the documentation as a site, in out/site
	$(BIN)/python -m pip install --quiet --group site
	$(BIN)/mkdocs build --strict --quiet

tex-table: $(READY)     ## the characters pdfLaTeX sets, by running it; writes carcite/tex/latex_characters.py
	$(BIN)/python -m tests.tex.latex_table

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis
