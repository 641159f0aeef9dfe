from . import sub as me
from .deep.er import *
