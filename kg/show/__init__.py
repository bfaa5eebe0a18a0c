"""Everything about one thing: find it by what a person would type, gather what the graph says, set it out as text.

graph = open_graph("output")
render(account(graph, find_thing(graph, "32824-378")))
"""

from __future__ import annotations

from kg.show.account import MOST_PASSAGES, Account, NameInTime, account
from kg.show.find import find_thing
from kg.show.passages import Passage
from kg.show.render import render

__all__ = ["MOST_PASSAGES", "Account", "NameInTime", "Passage", "account", "find_thing", "render"]
