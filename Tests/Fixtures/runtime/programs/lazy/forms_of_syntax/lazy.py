lazy = 'lazy of lazy'
