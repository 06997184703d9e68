"""Work in steps: pages that can be left and taken up again, never modal."""
