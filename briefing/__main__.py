"""`python -m briefing` is the console command."""

from briefing.cli import main

if __name__ == "__main__":
    main()
