"""Lembar: one lesson file becomes slides, worksheets in versions, and proven answer keys."""

__version__ = "0.1.0"
