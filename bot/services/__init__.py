"""The use cases: plain synchronous functions over one unit of work. They never send."""
