"""What ships beside the code: translations, themes, icons, sounds, scenarios."""
