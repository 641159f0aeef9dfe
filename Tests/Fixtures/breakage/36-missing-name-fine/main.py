from helper import parse, render
def unused():
    return render()
print(parse())
