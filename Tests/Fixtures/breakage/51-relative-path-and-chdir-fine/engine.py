NAME = "engine"
