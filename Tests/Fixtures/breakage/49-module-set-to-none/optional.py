NAME = "optional"
