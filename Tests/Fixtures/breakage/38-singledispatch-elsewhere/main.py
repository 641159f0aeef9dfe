from show import show
import show_ints
print(show(1))
