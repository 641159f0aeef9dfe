lazy import absent_too
def deep(): absent_too
deep()
