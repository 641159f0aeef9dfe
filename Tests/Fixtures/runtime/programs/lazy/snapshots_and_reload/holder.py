lazy import n
lazy from n import y
lazy from m import x as z
count = globals().get('count', 0) + 1
