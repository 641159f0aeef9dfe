print("heavy")
