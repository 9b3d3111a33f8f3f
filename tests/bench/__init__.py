"""How fast carcite is and how much memory it takes, against other programs in the same run: `python -m tests.bench`."""
