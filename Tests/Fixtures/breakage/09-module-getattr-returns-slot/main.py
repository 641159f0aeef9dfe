import facade
print(type(facade.run).__name__)
