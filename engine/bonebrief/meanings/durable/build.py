"""What is said when durable_rules, which is compiled where it is installed, cannot be loaded: how to build it again."""

import sys
from typing import Final

from bonebrief.machine.error import BoneBriefError

_BUILD: Final = (
    'CC="cc -DPyEval_CallObject=PyObject_CallObject" {python} -m pip install \\\n'
    "    --force-reinstall --no-deps --no-cache-dir durable-rules==2.0.28"
)


def not_usable(error: ImportError) -> BoneBriefError:
    """The message for an error of loading durable_rules: what is wrong, and the line that builds it as it must be."""
    return BoneBriefError(
        f"The rule engine durable_rules cannot be used here: {error}.\n"
        f"It was not installed, or not built for this Python ({sys.version_info.major}.{sys.version_info.minor}). "
        f"Build it again:\n\n{_BUILD.format(python=sys.executable)}"
    )
