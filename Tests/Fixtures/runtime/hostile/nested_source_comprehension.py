eval("[" * 5000 + "1" + " for x in y]" * 5000)
