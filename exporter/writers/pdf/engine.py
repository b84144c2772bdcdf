"""Loads WeasyPrint: quickly, quietly, and with a clear word where a system library is missing.

Three slow habits of its import are avoided, measured on two cores as 250, 145 and 40 ms of 690:

- cffi asks `ctypes.util.find_library` for names that only exist on Windows before it tries the
  one that the loader knows; on Linux each such question starts `ldconfig` or a compiler.
- fontTools is imported although HarfBuzz subsets the fonts; it is needed only for variable fonts
  and colour emoji, and is loaded then.

Either trick may fail without harm: the import is then done plainly.
"""

import ctypes.util
import importlib
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import StringIO
from types import ModuleType
from typing import Any

from exporter.errors import MissingLibrary

DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What WeasyPrint's libraries are called in Debian and Ubuntu."""

HOMEBREW_PACKAGES = ("pango",)
"""What brings them on macOS."""

_FONT_TOOLS: dict[str, tuple[str, ...]] = {
    "fontTools": ("subset", "ttLib", "varLib"),
    "fontTools.subset": (),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib": ("instancer",),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""The modules that WeasyPrint 70 imports at its top, and what it takes from them."""


@cache
def load() -> ModuleType:
    """The package `weasyprint`, with its parts that the writer uses.

    Raises:
        MissingLibrary: WeasyPrint isn't installed, or a system library that it needs.
    """
    # WeasyPrint prints advice when a library is missing; ours says more, and where it belongs.
    with redirect_stdout(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        # The project brings a font; for letters that no font has, the writer has its own word.
        warnings.filterwarnings("ignore", "No fonts configured|FontConfig cannot load")
        try:
            return _import()
        except OSError as problem:
            raise missing(str(problem)) from problem
        except ImportError as problem:
            raise MissingLibrary(
                f"the PDF writer can't load WeasyPrint: {problem}",
                next_step="Install exporter again, with its dependencies.",
            ) from problem


def missing(what: str) -> MissingLibrary:
    """The error for a system library that can't be loaded.

    Args:
        what: What the loader said of it.
    """
    return MissingLibrary(
        f"the PDF writer needs Pango and HarfBuzz, which can't be loaded: {what.partition('.  ')[0]}",
        next_step=(
            f"On Debian or Ubuntu: apt-get install {' '.join(DEBIAN_PACKAGES)};"
            f" on macOS with Homebrew: brew install {' '.join(HOMEBREW_PACKAGES)}."
            " The other formats work without."
        ),
    )


def _import() -> ModuleType:
    before = set(sys.modules)
    try:
        with _quick_libraries(), _font_tools_later(), _no_style_sheets():
            weasyprint = importlib.import_module("weasyprint")
        _parse_style_sheets_later(weasyprint)
        return weasyprint  # noqa: TRY300 - the fallback is below
    except (ImportError, OSError, AttributeError):
        for name in set(sys.modules) - before:
            if name.partition(".")[0] == "weasyprint":
                del sys.modules[name]
    return importlib.import_module("weasyprint")


@contextmanager
def _quick_libraries() -> Iterator[None]:
    """On Linux the loader itself finds `libpango-1.0.so.0`: no need to ask anybody else."""
    find = ctypes.util.find_library
    if sys.platform.startswith("linux"):
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the same signature
    try:
        yield
    finally:
        ctypes.util.find_library = find


@contextmanager
def _font_tools_later() -> Iterator[None]:
    """Let WeasyPrint import names of fontTools without loading it, unless that is done already."""
    if "fontTools" in sys.modules:
        yield
        return
    modules = {name: ModuleType(name) for name in _FONT_TOOLS}
    for name, module in modules.items():
        module.__path__ = []
        for attribute in _FONT_TOOLS[name]:
            inner = f"{name}.{attribute}"
            setattr(module, attribute, modules.get(inner) or _Later(name, attribute))
    for later in ("fontTools.subset", "fontTools.ttLib.woff2"):
        parent, _, attribute = later.rpartition(".")
        setattr(modules[parent], attribute, _Later(later, ""))
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            sys.modules.pop(name, None)


@contextmanager
def _no_style_sheets() -> Iterator[None]:
    """Let WeasyPrint's own style sheets be empty while it is imported."""
    if "weasyprint" in sys.modules:
        yield
        return
    tinycss2 = importlib.import_module("tinycss2")
    parse = tinycss2.parse_stylesheet
    setattr(tinycss2, "parse_stylesheet", lambda *_, **__: [])  # noqa: B010 - a module has no types
    try:
        yield
    finally:
        setattr(tinycss2, "parse_stylesheet", parse)  # noqa: B010


def _parse_style_sheets_later(weasyprint: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Have the style sheets parsed as soon as a document that relies on them is laid out."""
    html = sys.modules["weasyprint.html"]
    if html.UA_STYLESHEET.matcher.lower_local_name_selectors:  # it was imported before us
        return
    names = ("_ua_stylesheets", "_ua_counter_style", "_ph_stylesheets")
    methods = {name: getattr(weasyprint.HTML, name) for name in names}

    def parse() -> None:
        for name, method in methods.items():
            setattr(weasyprint.HTML, name, method)
        counters = html.UA_COUNTER_STYLE
        for name in ("UA", "UA_FORM", "PH"):
            sheet = weasyprint.CSS(string=getattr(html, name), counter_style=counters)
            for module in (html, weasyprint):
                setattr(module, f"{name}_STYLESHEET", sheet)

    def later(name: str) -> Callable[..., object]:
        def method(document: object, *arguments: object, **keywords: object) -> object:
            parse()
            return methods[name](document, *arguments, **keywords)

        return method

    for name in names:
        setattr(weasyprint.HTML, name, later(name))


class _Later:
    """Stands for a module, class or function of fontTools until it is used."""

    def __init__(self, module: str, attribute: str) -> None:
        self._module, self._attribute = module, attribute

    def _real(self) -> Any:  # noqa: ANN401 - whatever the module holds
        module = importlib.import_module(self._module)
        return getattr(module, self._attribute) if self._attribute else module

    def __call__(self, *arguments: object, **keywords: object) -> object:
        _settle()
        return self._real()(*arguments, **keywords)

    def __getattr__(self, name: str) -> object:
        _settle()
        return getattr(self._real(), name)


def _settle() -> None:
    """Put the real things into WeasyPrint's modules, whose `except` clauses need real classes."""
    for name in ("weasyprint.pdf.fonts", "weasyprint.text.fonts"):
        module = sys.modules[name]
        for key, value in list(vars(module).items()):
            if isinstance(value, _Later):
                setattr(module, key, value._real())  # noqa: SLF001 - of this very class
