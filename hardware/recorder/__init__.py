"""The recorder process: it hears the lines, records the calls, and writes down every fact."""
