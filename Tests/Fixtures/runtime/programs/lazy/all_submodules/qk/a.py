q_a = _hidden = 1
