import __main__
seen = []
try: __main__.selfish
except ImportCycleError as e: seen.append((str(e), e.name, e.__cause__, e.__notes__ if hasattr(e, '__notes__') else None))
seen.append(hasattr(__main__, 'selfish'))
try: seen.append(getattr(__main__, 'selfish', 'default'))
except ImportError as e: seen.append(type(e).__name__)
import selfish
seen.append(selfish is __import__('sys').modules['selfish'])
