x = 'x of plain'
