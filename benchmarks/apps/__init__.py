"""Programs that benchmarks run: the floor, and the house's own widgets each on a screen of its own."""
