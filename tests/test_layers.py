"""The flow goes one way, and the front door is short."""

import subprocess
import sys
from pathlib import Path

import shutro

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).with_name("lint-imports")


def test_no_room_imports_upward() -> None:
    done = subprocess.run([LINT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_front_door_is_what_the_readme_names() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in shutro.__all__:
        assert getattr(shutro, name) is not None
        if not name.startswith("_") and name != "Record":
            assert f"shutro.{name}(" in readme, f"README.md does not show shutro.{name}"


def test_importing_shutro_imports_no_room() -> None:
    code = "import sys, shutro; print([m for m in sys.modules if m.startswith('shutro.')])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_every_room_stands_in_contributing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [p.name for p in (ROOT / "src" / "shutro").iterdir() if p.is_dir() and not p.name.startswith("_")]
    missing = [room for room in rooms if f"`{room}/" not in text]
    assert not missing, f"CONTRIBUTING.md does not tell what to open for {missing}"


def test_a_layer_is_a_function_even_after_its_room_was_imported() -> None:
    code = "import shutro; from shutro.figures import Figure; print(shutro.figures('১২ জন'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("[")
