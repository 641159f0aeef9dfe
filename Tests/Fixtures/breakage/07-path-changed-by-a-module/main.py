import bootstrap
import engine
print(engine.NAME)
