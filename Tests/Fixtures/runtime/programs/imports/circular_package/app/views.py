from . import models
import app.models as m
print('views', hasattr(models, 'User'), m is models)
def show(u): return f'<{type(u).__name__} {isinstance(u, models.User)}>'
