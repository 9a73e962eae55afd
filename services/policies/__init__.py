"""The rules of the school, one small function each. docs/policies.md lists them by number."""
