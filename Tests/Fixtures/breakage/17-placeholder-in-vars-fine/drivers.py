import redis_driver as redis
VERSION = 1
