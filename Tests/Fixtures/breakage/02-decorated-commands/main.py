from app import command, names
import commands
print(names())
