"""The command `kg`: begins where Ctrl-C is one line from the first moment, while the modules of kg are still read.

It stands beside the package, because whatever is imported from within a package imports the package first.
"""

import sys


def main() -> None:
    """Run the command. Ends the process: see `kg.cli` for its exit codes."""
    try:
        from kg.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted before it began; nothing was written\n")
        sys.exit(130)
    run(prog_name="kg")
