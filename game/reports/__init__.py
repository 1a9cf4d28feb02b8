"""What is said about a playthrough: as data first, so that every screen can show it its own way."""
