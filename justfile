# `just` alone lists what there is, in the order a newcomer needs it. Every line also works without
# just: it calls ./start and ./test, or shows what they call.

export PATH := justfile_directory() / ".venv/bin" + ":" + justfile_directory() / ".tools/uv/bin" + ":" + env("PATH")
export OPENBLAS_NUM_THREADS := "1"
export OMP_NUM_THREADS := "1"

[private]
default:
    @just --list --unsorted

# Install everything that the program and its tests need into .venv
setup:
    setup/environment.sh requirements-dev.txt requirements.txt

# Run the quick tests; `just test -k stress` narrows them
test *args: setup
    pytest -m "not slow and not browser" {{ args }}

# Run every test, with coverage
test-all: setup
    pytest -n 2 --dist worksteal --cov

# Format, then look at style, types and imports
check: setup
    ruff format
    ruff check --fix
    lint-imports
    mypy

# What a change must pass: nothing is rewritten
ci:
    ./test

# Build the site of the pages into build/site, strictly
docs *folder:
    docs/build {{ folder }}

# Show the program on invented days
demo:
    ./start demo

# Take newer versions of what the project depends on, then see ./test
upgrade: setup
    uv pip compile --quiet --upgrade --universal --generate-hashes --no-header pyproject.toml --output-file requirements.txt
    uv pip compile --quiet --upgrade --universal --generate-hashes --no-header pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
    echo uv | uv pip compile --quiet --upgrade --universal --generate-hashes --no-header - --output-file setup/uv.txt
