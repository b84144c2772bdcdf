"""What exporter costs, beside pandoc and beside bare WeasyPrint: `python -m benchmarks`."""
