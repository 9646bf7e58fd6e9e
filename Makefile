# Muster（点验）. `make demo` and `make test` need Python 3.11 or newer and nothing else.

ARGS ?=
PIP_OPTIONS = --quiet --disable-pip-version-check --no-input
RUNTIME := .venv/.installed-$(shell cksum < requirements.lock | cut -d ' ' -f 1)
BENCH := .venv/.installed-bench-$(shell cksum < requirements-bench.lock | cut -d ' ' -f 1)
DEV := .venv/.installed-dev-$(shell cksum < requirements-dev.lock | cut -d ' ' -f 1)
LOCK = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --extra build

export DO_NOT_TRACK = 1
export GX_ANALYTICS_ENABLED = false

.PHONY: help demo test check lint format types imports sql models conventions fuzz bench docs lock clean

help:
	@echo "make demo    装好并运行示例县（ARGS=--no-serve 只出报告）   install, run the sample county, serve"
	@echo "make test    装好测试工具并跑全部测试                     install what the tests need, run them"
	@echo "make check   规范检查：ruff mypy import-linter sqlfluff dbt   conventions"
	@echo "make format fuzz bench docs lock clean"

demo: $(RUNTIME)
	@.venv/bin/muster demo $(ARGS)

test: $(DEV)
	@.venv/bin/pytest -n 2 --dist loadfile $(ARGS)

# One target per tool, so that `make -k check` shows every complaint at once.
check: lint types imports models sql conventions

lint: $(DEV)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet . || { echo "有文件未按格式书写，请运行 make format（run make format）"; exit 1; }

format: $(DEV)
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

types: $(DEV)
	@.venv/bin/mypy

imports: $(DEV)
	@.venv/bin/lint-imports --no-logo

models: $(DEV)
	@cd dbt_project && ../.venv/bin/dbt --quiet parse

sql: $(DEV)
	@.venv/bin/sqlfluff lint --disable-progress-bar dbt_project/models

conventions: $(DEV)
	@.venv/bin/pytest --quiet tests/conventions

fuzz: $(DEV)
	@.venv/bin/pytest -n 2 -m fuzz --hypothesis-profile thorough $(ARGS)

bench: $(BENCH)
	@for script in bench/*.py; do PYTHONPATH=. .venv/bin/python $$script $(ARGS) || exit 1; done

docs: $(RUNTIME)
	@.venv/bin/python docs/make_pages.py
	@cd dbt_project && ../.venv/bin/dbt docs generate --static

lock:
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) --extra bench --constraint requirements.lock --output-file requirements-bench.lock

clean:
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist \
		dbt_project/target dbt_project/logs
	@find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +

# Everything of requirements.lock is in requirements-dev.lock too (a test holds it).
$(RUNTIME):
	@$(call install,requirements.lock)
	@rm -f .venv/.installed-[0-9]*; touch $@

$(DEV):
	@$(call install,requirements-dev.lock)
	@rm -f .venv/.installed-*; touch $@ $(RUNTIME)

$(BENCH):
	@$(call install,requirements-bench.lock)
	@touch $@

# An environment that no longer starts (its Python was removed) is made anew. uv may not fetch a Python by itself:
# a machine without internet would wait for it in vain. pip gets --no-deps: the lock is complete, and in hash mode pip
# refuses a dependency that is asked for with an extra (name[extra]) though the lock pins it.
define install
set -e; \
enough='import sys; sys.exit(sys.version_info < (3, 11))'; \
if ! .venv/bin/python -c "$$enough" 2>/dev/null; then \
	python=; \
	for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if $$name -c "$$enough" 2>/dev/null; then python=$$(command -v $$name); break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "需要 Python 3.11 或更高版本，本机没有找到。请先安装，例如 apt-get install python3 python3-venv。" >&2; \
		echo "Python 3.11 or newer is needed and none was found. Install it first." >&2; \
		exit 1; \
	fi; \
	rm -rf .venv; \
	if uv --version >/dev/null 2>&1; then \
		uv venv --quiet --no-python-downloads --python "$$python" .venv; \
	elif ! "$$python" -m venv .venv; then \
		rm -rf .venv; \
		echo "这个 Python 不能建立虚拟环境。请安装 venv，例如 apt-get install python3-venv。" >&2; \
		echo "This Python cannot create a virtual environment. Install its venv package." >&2; \
		exit 1; \
	fi; \
fi; \
echo "正在安装 $(1) 所列的依赖…  installing $(1)"; \
if uv --version >/dev/null 2>&1; then \
	uv pip install --quiet --python .venv/bin/python --compile-bytecode --require-hashes -r $(1); \
	uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .; \
else \
	.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null; \
	.venv/bin/python -m pip install $(PIP_OPTIONS) --no-deps --require-hashes -r $(1); \
	.venv/bin/python -m pip install $(PIP_OPTIONS) --no-deps --no-build-isolation --editable .; \
fi; \
.venv/bin/python -m compileall -q muster catalogue ingestion expectations dashboards reports scoring sample_county
endef
