"""Packages of npm for tests that let other programs read our forms; a test that cannot have them is skipped."""

import shutil
import subprocess
from pathlib import Path

import pytest


def installed(folder: Path, *packages: str) -> Path:
    """A folder in which node finds these packages."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are needed")
    run = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages]
    if subprocess.run(run, capture_output=True, check=False).returncode:
        pytest.skip(f"npm cannot install {', '.join(packages)}")
    return folder


def unpacked(folder: Path, package: str) -> Path:
    """The files of one package, without those that it depends on."""
    if not shutil.which("npm"):
        pytest.skip("npm is needed")
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, capture_output=True, text=True, check=False
    )
    if packed.returncode:
        pytest.skip(f"npm cannot fetch {package}")
    shutil.unpack_archive(folder / packed.stdout.split()[-1], folder, filter="data")
    return folder / "package"


def run(folder: Path, script: str, *words: str) -> str:
    """What a script says; it is an ES module and may import what is installed in the folder."""
    (folder / "script.mjs").write_text(script, encoding="utf-8")
    done = subprocess.run(["node", "script.mjs", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
