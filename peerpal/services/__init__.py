"""What a person can do, in their words; every intention is one transaction."""
