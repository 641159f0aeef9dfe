NAME = "redis"
