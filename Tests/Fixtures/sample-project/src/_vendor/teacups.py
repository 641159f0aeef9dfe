"""Another vendored module."""

SIZES = [15, 25, 40]
