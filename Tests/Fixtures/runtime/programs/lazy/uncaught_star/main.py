from hub import *
