class Meta(type):
    models = []
    def __init__(cls, name, bases, space):
        super().__init__(name, bases, space)
        Meta.models.append(name)
