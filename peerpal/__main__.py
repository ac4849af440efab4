"""Starts PeerPal: `peerpal` and `python -m peerpal`."""
