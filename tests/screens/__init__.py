"""Screens, driven by real keys."""
