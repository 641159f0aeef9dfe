x = 1
import bottom
