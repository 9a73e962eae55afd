"""Brings a database up to date before anything is read from it, or refuses and leaves it as it was.

One file each: history (which migrations a database has had), schema (what is in it), migrating
(run them, compare, repair), sqlite (on a copy, that takes the old file's place), postgresql (in one
transaction), refusals. What it guards against is in docs/decisions/0003.
"""
