from show import show
@show.register(int)
def show_int(value):
    return "int"
