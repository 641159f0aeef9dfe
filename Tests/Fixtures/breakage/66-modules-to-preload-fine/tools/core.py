import registry


@registry.preload("json")
def dump():
    return registry._registry.json.dumps([1])
