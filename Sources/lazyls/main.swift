// Arguments, wiring and exit codes of the lazyls command; for now it says that there is nothing yet.
print("not built yet")
