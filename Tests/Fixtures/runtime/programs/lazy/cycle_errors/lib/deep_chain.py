lazy from deep_chain2 import end
