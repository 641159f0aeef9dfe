lazy import one
lazy from two import x
y = 1
