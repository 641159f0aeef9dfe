"""How long a test waits for what must come. Only a failure waits so long, so it is many times what a slow and busy machine
needs; what a test means by "soon" it says relative to something that was measured on the same machine."""

LIMIT = 60  # seconds
