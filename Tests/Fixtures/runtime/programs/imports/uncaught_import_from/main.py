from tools import hammer
from tools import hamer
