"""The sounds of the desk."""
