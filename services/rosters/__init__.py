"""Takes in the school's list: which children are in which group, and who answers for them.

A list goes through these steps, one file each: reading (bytes to rows), columns (which column is
what), entries (a row to a child with guardians), merging (rows to distinct children), comparing
and guardians (with what the school knows already), importing and writing (all of it, or nothing).
"""
