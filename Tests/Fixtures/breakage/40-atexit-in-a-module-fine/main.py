import cleanup
print("main", cleanup.NAME)
