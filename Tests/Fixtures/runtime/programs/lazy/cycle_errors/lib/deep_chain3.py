lazy from deep_chain2 import early
end = early + ' end'
