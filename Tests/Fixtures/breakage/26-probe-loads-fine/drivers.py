import redis_driver as redis
