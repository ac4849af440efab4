"""PeerPal: peer mentoring that two colleagues run themselves, in one local file."""

__version__ = "0.1.0"
