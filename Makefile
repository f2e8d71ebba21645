# Each target first sets up whatever is still missing. Without make: python3 installer/bootstrap.py demo

PYTHON ?= python3

.PHONY: demo run test lint bench screenshots wheel setup
demo run test lint bench screenshots wheel setup:
	@$(PYTHON) installer/bootstrap.py $@
