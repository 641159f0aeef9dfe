"""A tea shop: stock, orders, reports."""

__version__ = "1.0"
