PARTS = ["base"]
