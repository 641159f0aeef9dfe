import io
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()):
    import banner
    banner.NAME
print(banner.NAME)
