from show import show
import show_ints
print(show_ints.show_int(1), show(1))
