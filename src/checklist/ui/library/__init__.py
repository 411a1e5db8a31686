"""The library's screens: procedures, import, review and signing."""
