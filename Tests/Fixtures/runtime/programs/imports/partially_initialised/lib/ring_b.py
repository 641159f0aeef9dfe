import ring_a
try: ring_a.late
except AttributeError as e: ring_a.seen.append(str(e))
try: from ring_a import late
except ImportError as e: ring_a.seen.append((str(e), e.name, e.name_from))
try: from ring_a import *
except Exception as e: ring_a.seen.append(str(e))
ring_a.seen.append(ring_a.__spec__._initializing)
def result(): return ring_a.late
