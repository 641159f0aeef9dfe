import email.utils
def quote(text):
    return email.utils.quote(text)
