"""`python -m generator` is `lembar`."""

from generator.cli import main

if __name__ == "__main__":
    main()
