# SPDX-License-Identifier: GPL-3.0-or-later
"""No module of the program leads back to itself by imports, not even by those for types alone."""

from __future__ import annotations

import grimp


def _circle(imports: dict[str, set[str]]) -> list[str]:
    """Find one circle of imports, as the modules on it; empty when there is none."""
    done: set[str] = set()
    for start in sorted(imports):
        path: list[str] = []
        stack = [(start, iter(sorted(imports[start])))]
        on_path = {start}
        path.append(start)
        while stack:
            module, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                on_path.discard(path.pop())
                done.add(module)
            elif following in on_path:
                return [*path[path.index(following) :], following]
            elif following not in done:
                stack.append((following, iter(sorted(imports[following]))))
                on_path.add(following)
                path.append(following)
    return []


def test_a_circle_would_be_seen() -> None:
    assert _circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c", "b"]
    assert _circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_module_leads_back_to_itself() -> None:
    graph = grimp.build_graph("coterie", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert _circle(imports) == []
