import pack.wants_child
pack.wants_child.value
