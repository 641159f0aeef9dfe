"""Small projects with the commands that start them, each on a real framework: what `compare_startup.py` runs of applications.

An application is what somebody keeps in version control: files, a program among them, and the arguments of a command. It
needs its framework, with all that this needs, in the `--root` of the comparison. `{scratch}` among the arguments is a
folder that is not there yet.
"""

from typing import NamedTuple


class Application(NamedTuple):
    files: dict
    program: str
    arguments: tuple = ()


def command(entry, name, *arguments, **files):
    """An installed command: what the script does that pip writes for `entry`."""
    text = f"import sys\n{entry}\n\nif __name__ == '__main__':\n    sys.argv[0] = {name!r}\n    sys.exit(main())\n"
    return Application({"run.py": text, **files}, "run.py", arguments)


DJANGO = {
    "manage.py": """
import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teashop.settings")
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
""",
    "teashop/__init__.py": "",
    "teashop/settings.py": """
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "known to all"
DEBUG = True
INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
                  "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles", "shop"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware",
              "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
              "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
              "django.contrib.messages.middleware.MessageMiddleware"]
ROOT_URLCONF = "teashop.urls"
WSGI_APPLICATION = "teashop.wsgi.application"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [], "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request",
                                       "django.contrib.auth.context_processors.auth",
                                       "django.contrib.messages.context_processors.messages"]},
}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
STATIC_URL = "static/"
USE_TZ = True
""",
    "teashop/urls.py": """
from django.contrib import admin
from django.urls import path

from shop import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", views.index),
    path("tea/<int:pk>/", views.Tea.as_view()),
    path("order/", views.order),
]
""",
    "teashop/wsgi.py": """
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teashop.settings")
application = get_wsgi_application()

""",
    # What a server does before it serves.
    "serve.py": """
from teashop.wsgi import application

if __name__ == "__main__":
    from django.urls import get_resolver
    application.get_response
    get_resolver().url_patterns
""",
    "shop/__init__.py": "",
    "shop/apps.py": """
from django.apps import AppConfig


class Shop(AppConfig):
    name = "shop"

    def ready(self):
        from shop import signals
""",
    "shop/signals.py": """
from django.db.models.signals import post_save
from django.dispatch import receiver

from shop.models import Order


@receiver(post_save, sender=Order)
def sold(sender, instance, **others):
    instance.tea.save()
""",
    "shop/models.py": """
from django.db import models


class Tea(models.Model):
    name = models.CharField(max_length=80, unique=True)
    price = models.DecimalField(max_digits=6, decimal_places=2)
    picked = models.DateField(null=True)


class Order(models.Model):
    tea = models.ForeignKey(Tea, on_delete=models.CASCADE)
    amount = models.PositiveIntegerField(default=1)
""",
    "shop/forms.py": """
from django import forms

from shop.models import Order


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["tea", "amount"]
""",
    "shop/views.py": """
from django.shortcuts import redirect, render
from django.views.generic import DetailView

from shop import models
from shop.forms import OrderForm


def index(request):
    return render(request, "index.html", {"teas": models.Tea.objects.all()})


def order(request):
    form = OrderForm(request.POST)
    if form.is_valid():
        form.save()
    return redirect("/")


class Tea(DetailView):
    model = models.Tea
""",
    "shop/admin.py": """
from django.contrib import admin

from shop.models import Order, Tea

admin.site.register([Order, Tea])
""",
}

# Ansible 2.21 and Home Assistant use a private function of `dataclasses` that Python 3.15 no longer has: both sides get this
# stand-in.
PATCH = """
import dataclasses

if not hasattr(dataclasses, "_is_type"):
    dataclasses._is_type = lambda *given: False
"""
ANSIBLE = """
import sys

from ansible.cli.{cli} import main

if __name__ == "__main__":
    sys.argv[0] = "{name}"
    sys.exit(main(sys.argv))
"""
PLAY = """
- hosts: localhost
  gather_facts: false
  vars:
    kind: green
  tasks:
    - name: greet
      ansible.builtin.debug:
        msg: "{{ kind }} tea"
      when: kind != 'black'
    - name: brew
      ansible.builtin.copy:
        src: leaves
        dest: /tmp/pot
"""


def ansible(cli, *arguments):
    name = "ansible" if cli == "adhoc" else f"ansible-{cli}"
    files = {"run.py": PATCH + ANSIBLE.format(cli=cli, name=name), "play.yml": PLAY, "hosts": "localhost\nshelf1\n",
             "ansible.cfg": "[defaults]\nlocal_tmp = /tmp\n"}
    return Application(files, "run.py", arguments)


CELERY = {
    "teashop/__init__.py": "",
    "teashop/app.py": """
from celery import Celery
from celery.schedules import crontab

app = Celery("teashop", broker="memory://", backend="cache+memory://", include=["teashop.tasks"])
app.conf.beat_schedule = {"open": {"task": "teashop.tasks.brew", "schedule": crontab(hour=7), "args": ("green",)}}
app.conf.task_routes = {"teashop.tasks.*": {"queue": "tea"}}
""",
    "teashop/tasks.py": """
from celery import chain, shared_task

from teashop.app import app


@app.task(bind=True, max_retries=3)
def brew(self, kind):
    return kind


@shared_task
def pour(kind):
    return kind


serve = chain(brew.s("green"), pour.s())
""",
}
SPHINX = {
    "docs/conf.py": """
project = "Tea"
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
html_theme = "alabaster"
""",
    "docs/index.rst": "Tea\n===\n\n.. code-block:: python\n\n   print(1)\n\n.. note:: Hot.\n",
}
CELERY_COMMAND = "from celery.__main__ import main"
SPHINX_COMMAND = "from sphinx.cmd.build import main"
# What `hass` imports before its event loop begins.
HOME_ASSISTANT = """
import homeassistant.bootstrap
import homeassistant.runner

if __name__ == "__main__":
    homeassistant.runner.RuntimeConfig
    homeassistant.bootstrap.async_setup_hass
"""
HOME_ASSISTANT_COMMAND = "from homeassistant.__main__ import main"

APPLICATIONS = {
    "django: manage.py check": Application(DJANGO, "manage.py", ("check",)),
    "django: manage.py help": Application(DJANGO, "manage.py", ("help",)),
    "django: wsgi": Application(DJANGO, "serve.py"),
    "ansible --version": ansible("adhoc", "--version"),
    "ansible --list-hosts": ansible("adhoc", "all", "-i", "hosts", "--list-hosts"),
    "ansible-playbook --list-tasks": ansible("playbook", "-i", "hosts", "play.yml", "--list-tasks"),
    "ansible-config list": ansible("config", "list"),
    "celery --help": command(CELERY_COMMAND, "celery", "--help"),
    "celery report": command(CELERY_COMMAND, "celery", "-A", "teashop.app", "report", **CELERY),
    "celery list bindings": command(CELERY_COMMAND, "celery", "-A", "teashop.app", "list", "bindings", **CELERY),
    "sphinx-build --version": command(SPHINX_COMMAND, "sphinx-build", "--version"),
    "sphinx-build": command(SPHINX_COMMAND, "sphinx-build", "-b", "dummy", "docs", "{scratch}", **SPHINX),
    "rst2html": command("from docutils.core import rst2html as main", "rst2html", "docs/index.rst", **SPHINX),
    "hass --version": command(HOME_ASSISTANT_COMMAND, "hass", "--version"),
    "hass --help": command(HOME_ASSISTANT_COMMAND, "hass", "--help"),
    "hass: start": Application({"run.py": PATCH + HOME_ASSISTANT}, "run.py"),
}
