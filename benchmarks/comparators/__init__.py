"""Other ways to build the same bot, as a good engineer would. Each shows exactly the screens of `benchmarks.screens`."""
