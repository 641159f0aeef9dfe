import eager_a
lazy from eager_a import outcome
seen = list(outcome), hasattr(eager_a, 'missing')
outcome.append('from b')
