"""What a person sees: one screen, one module, one stylesheet of the same name."""
