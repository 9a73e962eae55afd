"""The demo school: people, messages and pictures, all of them invented. docs/decisions/0011 tells
how it is made, and what keeps it away from a real school."""
