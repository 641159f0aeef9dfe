order = ['first']
import second
order += getattr(second, 'order', ['none yet'])
