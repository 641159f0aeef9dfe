import keeps
keeps.log.append(type(keeps.item).__name__)
keeps.item = 'set by the child'
