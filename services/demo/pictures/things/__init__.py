"""What stands in a scene, when it is too much for the scene's own file."""
