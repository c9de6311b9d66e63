"""``python -m reply_studio``."""

from reply_studio.cli.main import main

if __name__ == "__main__":
    main()
