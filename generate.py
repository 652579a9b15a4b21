"""Command line entry: `python generate.py build kazakhstan`."""

from briefing.cli import main

if __name__ == "__main__":
    main()
