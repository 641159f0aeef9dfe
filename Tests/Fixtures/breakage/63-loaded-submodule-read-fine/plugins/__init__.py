KIND = "plugins"
