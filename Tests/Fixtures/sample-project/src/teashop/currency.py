"""Prices as people read them."""
lazy import decimal


def format_price(cents):
    return f"{decimal.Decimal(cents) / 100:.2f}"
