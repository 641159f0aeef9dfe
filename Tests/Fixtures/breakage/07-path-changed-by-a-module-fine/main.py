import bootstrap
bootstrap.start()
import engine
print(engine.NAME)
