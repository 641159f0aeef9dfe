import bus
import handlers
bus.start()
print(handlers.NAME)
