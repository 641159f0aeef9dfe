import sys
sys.modules['fails_after_swap'] = 'swapped'
raise RuntimeError('after the swap')
