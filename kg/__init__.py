"""Kamergraaf: Dutch parliamentary documents as a knowledge graph of policy references."""

__version__ = "0.1.0"
