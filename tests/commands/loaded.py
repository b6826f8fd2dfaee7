"""What most commands read before they do anything, for a process that is forked for each run of the program."""

import bonebrief.__main__
import bonebrief.cli
import bonebrief.commands.brief
import bonebrief.commands.check
import bonebrief.commands.rules
import bonebrief.commands.test
import bonebrief.commands.why  # noqa: F401
