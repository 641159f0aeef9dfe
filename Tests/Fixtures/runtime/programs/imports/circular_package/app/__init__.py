from . import models
from . import views
print('app ready')
