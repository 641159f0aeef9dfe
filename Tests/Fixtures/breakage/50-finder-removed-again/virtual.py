NAME = "on disk"
