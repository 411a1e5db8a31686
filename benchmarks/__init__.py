"""Measurements, side by side in one run: ticks, plans, the first page and start-up. `python -m benchmarks --help`."""
