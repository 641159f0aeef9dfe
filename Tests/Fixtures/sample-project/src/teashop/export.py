"""Turns the shop's records into an XML document."""
import xml.dom.minidom


def to_document(document):
    shop = document.createElement("shop")
    shop.setAttribute("made-with", xml.dom.minidom.__name__)
    document.appendChild(shop)
    return document
