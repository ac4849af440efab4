"""How fast PeerPal is, measured from outside and in ratios; see README.md beside this file."""
