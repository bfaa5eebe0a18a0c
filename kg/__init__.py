"""Kamergraaf: Dutch parliamentary documents as a knowledge graph of policy references.

import kg

summary = kg.build(["letters/", "answers.txt"], "output")
graph = kg.load("output")           # an rdflib Graph
kg.push("output", "http://localhost:7878/query")
kg.fetch(["32824-378"], "letters", contact="you@example.org")
for row in graph.query(kg.named_query("top-reports").text):
    print(row)
"""

from kg.build import Summary, build
from kg.errors import KgError
from kg.fetch import fetch
from kg.push import push
from kg.query import named_queries, named_query
from kg.store import load
from kg.version import __version__

__all__ = ["KgError", "Summary", "__version__", "build", "fetch", "load", "named_queries", "named_query", "push"]
