results = []
for text in ('from ... import x', 'from .... import y', 'from ...other import z', 'from ..nope import q', 'from .. import nope', 'from . import inner as me'):
    try:
        exec(text); results.append(('ok', text))
    except ImportError as e:
        results.append((type(e).__name__, str(e), e.name))
for r in results: print(r)
results = len(results)
