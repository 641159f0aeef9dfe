import email.utils
import helper
print(email.utils.quote('a"b'))
