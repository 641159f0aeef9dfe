import hook
hook.install()
print(hook.Finder.__name__)
