"""kill -9 at any moment: no stored report is lost, none is half there, and the same call goes on where it stopped."""

import json
import random
import subprocess
import sys
from pathlib import Path

KILLS = 50
WORDS = [
    "the",
    "army",
    "guns",
    "town",
    "river",
    "SHELLED",
    "night",
    "bridge",
    "ATTACKED",
    "council",
    "truce",
    "talks",
    "border",
    "MARCHED",
    "camp",
    "road",
]


def test_killed_at_random_points(store_name, tmp_path):
    chance = random.Random(7)
    folder = tmp_path / "in"
    folder.mkdir()
    texts = [" ".join(chance.choice(WORDS) for _ in range(60)) for _ in range(12)]
    texts += [f"{texts[0]} and more", texts[1].upper()]  # a copy; many mentions
    lines = [json.dumps({"id": f"r{n}", "published": "2024-01-02", "text": text}) for n, text in enumerate(texts)]
    (folder / "a.jsonl").write_text("\n".join([*lines[:5], "{broken", *lines[5:]]))
    (folder / "b.txt").write_text("Town SHELLED\n\nThe town was SHELLED at night, the army said on Monday.")
    script = Path(__file__).with_name("kill.py")
    done = subprocess.run(
        [sys.executable, str(script), store_name, str(KILLS), str(folder)], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["hits"] == KILLS and told["reports"] == 15
    assert told["middle"] >= KILLS / 10
