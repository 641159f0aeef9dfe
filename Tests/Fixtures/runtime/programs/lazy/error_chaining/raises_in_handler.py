try: {}['k']
except KeyError: raise ValueError('in handler')
