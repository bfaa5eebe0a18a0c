"""The graph on a web server of its own: explorer, reading pages, pages of things and queries, a SPARQL endpoint.

What it answers, and its limits: docs/serve.md.
"""
