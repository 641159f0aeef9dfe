from app import names
import commands
print(commands.build.__name__)
print(names())
