import codecs
def encode(text):
    return codecs.encode(text.upper(), "utf-8")
