seen = []
import ring_b
late = 1
seen.append(ring_b.result())
