#!/usr/bin/env python3
"""Writes a code base of about as many modules as wanted, in the manner of one large web application.

usage: generate_code_base.py [--modules N] [--seed S] FOLDER

Domains hold features, a feature is a package of fourteen modules: models, views, tasks and so on. Features use those of
domains below theirs, mostly in functions, sometimes for a base class, a decorator or a constant at import time. `monolith.main`
routes to all of them, so that an eager start loads everything; a lazy one what declarations need. The same arguments give the
same files. With CPython 3.15: `PYTHONPATH=FOLDER python3.15 -X lazy_imports=all -m monolith.main`.
"""

import argparse
import os
import random

ROLES = ("constants", "types", "utils", "models", "permissions", "serializers", "forms", "service", "signals", "tasks",
         "admin", "views", "urls")
FEATURES = 10
LIBRARY = ("json", "re", "logging", "datetime", "functools", "itertools", "collections", "decimal", "string", "textwrap")

MAIN = '''"""Routes to all domains."""
from monolith.core.registry import ROUTES
{imports}

DOMAINS = ({names},)


def serve():
    for domain in DOMAINS:
        domain.routes()
    return ROUTES


if __name__ == "__main__":
    print(len(serve()))
'''
REGISTRY = '''"""What the whole application shares."""
ROUTES = {}
TASKS = []
SIGNALS = {}


def task(function):
    TASKS.append(function.__qualname__)
    return function


def receiver(name):
    def connect(function):
        SIGNALS.setdefault(name, []).append(function)
        return function
    return connect


class Model:
    fields = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}


class Field:
    def __init__(self, kind, default=None, required=True):
        self.kind, self.default, self.required = kind, default, required


class View:
    permissions = ()

    def dispatch(self, request):
        return getattr(self, request.method.lower())(request)
'''


class Writer:
    def __init__(self, folder, seed):
        self.folder, self.random, self.count = folder, random.Random(seed), 0

    def write(self, module, text):
        path = os.path.join(self.folder, *module.split("."))
        path = os.path.join(path, "__init__.py") if text.startswith("# package") else path + ".py"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        self.count += 1

    def code_base(self, modules):
        """About as many modules."""
        domains = max(1, round(modules / (FEATURES * (len(ROLES) + 1) + 1)))
        self.write("monolith", "# package\n")
        self.write("monolith.core", "# package\n")
        self.write("monolith.core.registry", REGISTRY)
        for domain in range(domains):
            package = f"monolith.domain{domain:03}"
            features = [f"{package}.feature{feature}" for feature in range(FEATURES)]
            # Of each feature what a request and what a worker begin with.
            ends = "".join(f"import {feature}.{role}\n" for feature in features for role in (
                "urls", "admin", "tasks", "views", "signals", "forms", "serializers", "permissions", "types", "constants"))
            routes = ", ".join(f"{feature}.urls" for feature in features)
            self.write(package, f"# package\n{ends}\n\ndef routes():\n    return [{routes}]\n")
            for feature in range(FEATURES):
                self.feature(domain, feature)
        names = [f"monolith.domain{domain:03}" for domain in range(domains)]
        self.write("monolith.main", MAIN.format(imports="\n".join(f"import {name}" for name in names),
                                                names=", ".join(names)))

    def feature(self, domain, feature):
        """The modules of one feature."""
        package = f"monolith.domain{domain:03}.feature{feature}"
        self.write(package, f"# package\n\"\"\"Feature {feature} of domain {domain}.\"\"\"\n"
                            f"from {package}.service import Service\n\n__all__ = [\"Service\"]\n")
        for role in ROLES:
            self.write(f"{package}.{role}", self.module(package, domain, feature, role))

    def module(self, package, domain, feature, role):
        place = ROLES.index(role)
        needed = ["utils", "models", "service"]
        imports = [f"import {name}" for name in sorted(self.random.sample(LIBRARY, self.random.randint(0, 2)))]
        own = self.random.sample(ROLES[:place], min(place, 3))
        imports += [f"from {package} import {name}" for name in sorted(own)]
        others = []
        for number in range(self.random.randint(1, 3)):
            below = self.random.randrange(max(1, domain)), self.random.randrange(FEATURES)
            if below[0] == domain and below[1] >= feature:
                continue
            other = self.random.choice(needed)
            alias = f"{other}{number}"
            imports.append(f"import monolith.domain{below[0]:03}.feature{below[1]}.{other} as {alias}")
            others.append((other, alias))
        lines = [f"\"\"\"{role.capitalize()} of feature {feature}.\"\"\"", *imports, "", getattr(self, role)(others)]
        for number in range(self.random.randint(2, 5)):
            lines.append(self.function(number, own, others))
        return "\n".join(lines) + "\n"

    def function(self, number, own, others):
        used = self.random.choice([*own, *(alias for _, alias in others), "str"])
        return (f"\n\ndef step{number}(value, *rest, limit={self.random.randint(5, 500)}):\n"
                f"    result = []\n    for index, each in enumerate(rest):\n        if index > limit:\n            break\n"
                f"        result.append(({used}.__name__, each, value))\n"
                f"    return sorted(result, key=lambda pair: pair[0]) or [value] * {number + 1}")

    # One method for each role: what stands at the top of such a module.

    def constants(self, others):
        return "\n".join(f"LIMIT_{number} = {self.random.randint(1, 10**6)}" for number in range(8)) + (
            "\nNAMES = {name: number for number, name in enumerate(('open', 'closed', 'late'))}")

    def types(self, others):
        return "class Kind:\n    __slots__ = ('name', 'size')\n\n    def __init__(self, name, size=0):\n" \
               "        self.name, self.size = name, size\n\n    def __repr__(self):\n        return f'<{self.name}>'"

    def utils(self, others):
        return "def memoized(function):\n    known = {}\n\n    def wrapper(*given):\n        if given not in known:\n" \
               "            known[given] = function(*given)\n        return known[given]\n    return wrapper\n\n\n" \
               "@memoized\ndef scaled(value):\n    return value * 3"

    def models(self, others):
        bases = [f"{alias}.Record" for other, alias in others if other == "models"][:1]
        base = bases[0] if bases and self.random.random() < 0.3 else "Model"
        return f"from monolith.core.registry import Field, Model\n\n\nclass Record({base}):\n" \
               "    name = Field(str)\n    size = Field(int, default=0)\n    owner = Field(str, required=False)\n\n" \
               "    def save(self):\n        return {name: getattr(self, name) for name in self.fields}"

    def permissions(self, others):
        return "def allowed(user, action):\n    return action in getattr(user, 'rights', ())\n\n\n" \
               "RULES = [(name, allowed) for name in ('read', 'write', 'share')]"

    def serializers(self, others):
        return "class Serializer:\n    fields = ('name', 'size')\n\n    def dump(self, record):\n" \
               "        return {field: getattr(record, field) for field in self.fields}"

    def forms(self, others):
        return "class Form:\n    required = frozenset({'name'})\n\n    def clean(self, data):\n" \
               "        return {key: value for key, value in data.items() if value or key in self.required}"

    def service(self, others):
        lines = "class Service:\n    def __init__(self, store=None):\n        self.store = store or {}\n\n" \
                "    def find(self, key):\n        return self.store.get(key)"
        for other, alias in others:
            if other == "utils" and self.random.random() < 0.2:
                lines += f"\n\n\n@{alias}.memoized\ndef priced(value):\n    return value + 1"
                break
        return lines

    def signals(self, others):
        return "from monolith.core.registry import receiver\n\n\n@receiver('saved')\ndef saved(record):\n    return record"

    def tasks(self, others):
        return "from monolith.core.registry import task\n\n\n@task\ndef refresh(key):\n    return key"

    def admin(self, others):
        return "class Admin:\n    columns = ['name', 'size']\n    search = columns[:1]"

    def views(self, others):
        return "from monolith.core.registry import View\n\n\nclass Page(View):\n    permissions = ('read',)\n\n" \
               "    def get(self, request):\n        return request"

    def urls(self, others):
        return "from monolith.core.registry import ROUTES\n\nfrom .views import Page\n\nROUTES[__name__] = Page"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--modules", type=int, default=28_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    writer = Writer(options.folder, options.seed)
    writer.code_base(options.modules)
    print(f"{writer.count} modules in {options.folder}")


if __name__ == "__main__":
    main()
