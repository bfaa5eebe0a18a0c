"""The scripts of the page as one: ES modules put after each other, each in a function of its own.

Only what the modules of `kg/page/` use is known: named imports from "./file.js" on one line, and `export` before a
function, class or const, or a list of names.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import \{ (?P<names>[^}]+) \} from "\./(?P<file>[\w-]+)\.js";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (?P<name>\w+))", re.M)
_EXPORT_LIST = re.compile(r"^export \{ (?P<names>[^}]+) \};\n", re.M)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """The module *entry* ("main") with all that it needs as one script; *read* gives the text of a module.

    >>> modules = {"main": 'import { a } from "./a.js";\\nrun(a);\\n', "a": "export const a = 1;\\n"}
    >>> print(bundle("main", modules.__getitem__))
    "use strict";
    (() => {
    const module_a = (() => {
    const a = 1;
    return { a };
    })();
    (() => {
    const { a } = module_a;
    run(a);
    })();
    })();
    <BLANKLINE>

    Raises ValueError for modules that need each other in a circle.
    """
    parts: dict[str, str] = {}
    _put(entry, read, parts, ())
    return '"use strict";\n(() => {\n' + "".join(parts.values()) + "})();\n"


def _put(name: str, read: Callable[[str], str], parts: dict[str, str], above: tuple[str, ...]) -> None:
    """Put the modules that *name* needs into *parts*, and then itself."""
    if name in above:
        raise ValueError(f"modules in a circle: {' -> '.join((*above, name))}")
    if name not in parts:
        text = read(name)
        for match in _IMPORT.finditer(text):
            _put(match["file"], read, parts, (*above, name))
        parts[name] = _module(name, text, is_entry=not above)


def _module(name: str, text: str, *, is_entry: bool) -> str:
    exported = [match["name"] for match in _EXPORT.finditer(text)]
    exported += [each.strip() for match in _EXPORT_LIST.finditer(text) for each in match["names"].split(",")]
    body = _EXPORT.sub("", _EXPORT_LIST.sub("", _IMPORT.sub(_destructured, text)))
    if is_entry:
        return f"(() => {{\n{body}}})();\n"
    return f"const module_{name.replace('-', '_')} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"


def _destructured(match: re.Match[str]) -> str:
    names = re.sub(r"(\w+) as (\w+)", r"\1: \2", match["names"])
    return f"const {{ {names} }} = module_{match['file'].replace('-', '_')};\n"
