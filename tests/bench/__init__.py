"""Benches: how fast Klasvenster is, beside something to compare with, in the same run.

docs/benches.md tells what each of them measures, how, and what was found.
"""
