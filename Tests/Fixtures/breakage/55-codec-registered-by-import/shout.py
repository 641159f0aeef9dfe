import codecs
def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda text, errors="strict": (text.upper().encode(), len(text)), None, name=name)
codecs.register(search)
