"""The services, as the screens and the shell use them."""
