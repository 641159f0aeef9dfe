import email
import helper
print(email.utils.quote('a"b'))
