// Commands for those who work on lazyls; for now it says that there is nothing yet.
print("not built yet")
