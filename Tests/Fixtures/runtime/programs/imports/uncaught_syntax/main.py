print('start')
import good
import bad_syntax
