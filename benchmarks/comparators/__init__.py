"""Other ways to build the same bot, as a good engineer would, with exactly the screens of `benchmarks.screens`."""
