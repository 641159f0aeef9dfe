from app.finder import install

install()
import colorsys

print(colorsys.__name__)
