import app

print(type(app.publisher).__name__)
