from app import command
@command
def build():
    pass
