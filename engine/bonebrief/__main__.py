"""`python -m bonebrief` is the `bonebrief` command."""

from bonebrief.cli import run

run()
