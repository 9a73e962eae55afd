"""The pictures of the demo school, drawn by our own code."""
