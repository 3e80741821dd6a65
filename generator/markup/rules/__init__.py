"""One rule of our Markdown a file; `parser.py` shows the chain."""
