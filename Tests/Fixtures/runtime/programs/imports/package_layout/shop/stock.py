ITEMS = {'pen': 3, 'ink': 4}
