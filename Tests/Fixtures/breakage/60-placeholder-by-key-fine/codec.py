NAME = "codec"
