"""Facts: values that differ by region, and the file that declares them."""
