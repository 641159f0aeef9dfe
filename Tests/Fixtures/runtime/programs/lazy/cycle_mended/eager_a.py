lazy import eager_b
outcome = []
import eager_b
outcome.append(eager_b.seen)
