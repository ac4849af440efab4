"""Keeps records in one TinyDB file that loses nothing: base, journal, lock, drafts."""
