"""Shows values and posts messages; knows nothing of services or storage."""
