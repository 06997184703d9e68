"""Every setting, declared once: one module for each subject, all of them together in `root`."""
