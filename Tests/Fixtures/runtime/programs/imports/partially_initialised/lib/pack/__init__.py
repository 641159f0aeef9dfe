notes = []
try: from . import absent
except ImportError as e: notes.append((str(e), e.name))
from . import child
try: from .child import late
except ImportError as e: notes.append(str(e))
