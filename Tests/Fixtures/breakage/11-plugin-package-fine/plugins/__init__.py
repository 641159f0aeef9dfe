NAME = "plugins"
