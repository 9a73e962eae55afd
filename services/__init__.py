"""What Klasvenster can do. Knows the models, never the pages."""
