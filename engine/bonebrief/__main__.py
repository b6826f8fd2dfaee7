"""The `bonebrief` command, also as `python -m bonebrief`: Ctrl-C leaves quietly from the first moment to the last."""

import sys


def run() -> None:
    """Leave with the exit status of the command; nothing is loaded before Ctrl-C is minded."""
    try:
        from bonebrief.cli import run as run_command

        status = run_command()
    except KeyboardInterrupt:
        status = 130
    _mind_nothing_more()
    sys.exit(status)


def _mind_nothing_more() -> None:
    """Let Ctrl-C pass while the interpreter ends: everything is done, and the exit status stands.

    What is in memory goes with the process, so nothing of it is searched for what could be freed.
    """
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


if __name__ == "__main__":
    run()
