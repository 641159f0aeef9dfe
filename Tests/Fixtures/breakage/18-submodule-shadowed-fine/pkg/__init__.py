from ._parse import parse
