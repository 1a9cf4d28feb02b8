"""``python -m game`` does the same as the command."""

from game.cli import main

if __name__ == "__main__":
    main()
