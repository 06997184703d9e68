"""The measurements of `dutyconsole bench`, each beside its peer in the same run."""
