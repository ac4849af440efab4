"""What in docs is made of the program, so that it can't lie: `python -m docs.make`."""
