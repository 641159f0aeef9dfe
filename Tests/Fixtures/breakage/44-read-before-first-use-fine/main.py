import bus
import handlers
print(handlers.NAME)
bus.start()
