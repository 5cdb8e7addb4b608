"""Speed beside other ways to build such a bot: ``python -m benchmarks``. Figures are ratios of one run."""
