"""Reports as XML: a submodule that is there only because another module happens to load it."""
import xml

# Eagerly, this import would load teashop.export, and with it xml.dom.minidom.
lazy from teashop.export import to_document


def demo():
    # 3.15: AttributeError: module 'xml' has no attribute 'dom', because teashop.export is not loaded yet.
    document = xml.dom.minidom.Document()
    return to_document(document)


def as_text(document):
    return document.toprettyxml()
