NAME = "target"
