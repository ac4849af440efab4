"""What PeerPal knows: records and rules, as pure Python without disk, clock or screen."""
