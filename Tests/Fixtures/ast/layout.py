if a:
	b

class C:  x = """a
bc"""  y = 1
def f(): # c
        a; \
        b;
        d

# é
    
z = "é"; w
  # last