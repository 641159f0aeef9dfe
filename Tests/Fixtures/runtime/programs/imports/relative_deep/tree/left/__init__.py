from .. import NAME as above
NAME = above + '.left'
