"""Reads Dutch as primary school teachers write it, as far as finding names takes."""
