from . import views
class User:
    def view(self): return views.show(self)
print('models', hasattr(views, 'show'))
