import finder
finder.install()
import target
print(target.NAME)
