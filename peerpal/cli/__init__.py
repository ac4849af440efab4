"""The shell: one file for each group of commands."""
