import app
print(app.models.User().view())
try: import bad
except ImportError as e: print(type(e).__name__, e)
from app import views
print(views.models is app.models)
try: import deep
except ImportError as e: print(e)
except AttributeError as e: print(e)
