"""A half-written module: the rest of the project is checked all the same."""

# 3.15: SyntaxError: invalid syntax.
lazy import


def later():
    return None
