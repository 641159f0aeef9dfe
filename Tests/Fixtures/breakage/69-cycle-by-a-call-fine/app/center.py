from .observer import Publisher

publisher = Publisher()
