import settings
def connect():
    return settings.TOKEN
print("started")
