class Replaces:
    def __init__(self, value): self.value = value
    def __set_name__(self, owner, name):
        delattr(owner, name)
        setattr(owner, name, (name, self.value))
for count in (1, 5, 8, 20, 50):
    T = type('T', (), {f'n{i}': Replaces(i) for i in range(count)})
    print(count, [k for k, v in vars(T).items() if isinstance(v, Replaces)], [k for k in vars(T) if k[0] == 'n'][-3:])
class Adds:
    def __set_name__(self, owner, name):
        print('named', name)
        if not hasattr(owner, name + '_more'): setattr(owner, name + '_more', Adds())
class A:
    x = Adds()
    y = Adds()
print([k for k in vars(A) if not k.startswith('_')])
class Removes:
    def __set_name__(self, owner, name):
        print('first', name)
        del owner.second
class B:
    first = Removes()
    second = Adds()
    third = Adds()
print([k for k in vars(B) if not k.startswith('_')])
