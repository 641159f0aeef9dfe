lazy from deep_chain3 import end
early = 'early'
