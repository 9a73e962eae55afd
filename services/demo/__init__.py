"""The demo school: people, messages and pictures, all of them invented."""
