"""The house rules that can be measured: sizes, layers, words."""
