import sys
sys.modules[__name__] = 'a str instead'
import loses
loses.item = 'early'
