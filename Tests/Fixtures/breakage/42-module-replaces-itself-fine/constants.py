class Constants:
    PI = 3
PI = Constants.PI
