from base import Meta
import models
print(Meta.models)
