import wants_attr
wants_attr.X
