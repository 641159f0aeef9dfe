"""Records: class forms and typing calls that read their types, so that the types' modules are loaded at once."""
from dataclasses import dataclass
from typing import NewType, TypeAlias, TypedDict, TypeVar

lazy import datetime
lazy import decimal
lazy import fractions
lazy import ipaddress
lazy import uuid


@dataclass
class Order:
    # 3.15: the dataclass looks at each field's type, so `datetime` is loaded while this module is imported.
    placed: datetime.datetime
    cents: int


class Row(TypedDict):
    # 3.15: a TypedDict reads its field types when the class is made: `decimal` is loaded.
    price: decimal.Decimal


# 3.15: the arguments are evaluated for the call: `fractions` is loaded; with "fractions.Fraction" it is not.
Share = TypeVar("Share", bound=fractions.Fraction)
# 3.15: as above, for `uuid`.
OrderId = NewType("OrderId", uuid.UUID)
# 3.15: an alias by assignment evaluates its right side: `ipaddress` is loaded; with a `type` statement it is not.
Host: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


def total(rows: list[Row], share: Share) -> decimal.Decimal:
    return sum(row["price"] for row in rows) * share


def label(host: Host, order: OrderId) -> str:
    return f"{order} from {host}"
