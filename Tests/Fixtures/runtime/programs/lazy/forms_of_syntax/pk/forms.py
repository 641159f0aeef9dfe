lazy from.sibling import a
lazy from . sibling import b
lazy from .import sibling
lazy from .\
    sibling import c
