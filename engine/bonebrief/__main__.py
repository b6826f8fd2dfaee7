"""The `bonebrief` command, also as `python -m bonebrief`: Ctrl-C leaves quietly from the first moment to the last."""

import sys


def run() -> None:
    """Leave with the exit status of the command; nothing is loaded before Ctrl-C is minded."""
    try:
        from bonebrief.machine.interrupt import heed_what_is_dropped

        heed_what_is_dropped()
        from bonebrief.cli import run as run_command

        status = run_command()
    except BaseException as error:
        from bonebrief.machine.interrupt import is_interrupt

        if not is_interrupt(error):
            raise
        status = 130
    _mind_nothing_more()
    sys.exit(status)


def _mind_nothing_more() -> None:
    """Let Ctrl-C pass while the interpreter ends: everything is done, and the exit status stands.

    What is in memory goes with the process, so nothing of it is searched for what could be freed.
    """
    import gc

    from bonebrief.machine.interrupt import heed_nothing_more

    heed_nothing_more()
    gc.freeze()


if __name__ == "__main__":
    run()
