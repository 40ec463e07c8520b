"""A diary kept as a table, and what can be said of it without any model.

The answers are invented: forty evenings on which warmth and hurt take turns by chance, and a
body that follows. What can't be told from forty evenings says so.
"""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from bedding.mirror import Quantity, reflect
from bedding.readers import read_codebook, read_table

chance = np.random.default_rng(4)
table = Path("evenings.csv")

rows = ["time,warmth,threat,arousal,self"]
for number in range(40):
    day = date(2026, 1, 5) + timedelta(days=number)
    warm = chance.random() < 0.6
    warmth = chance.integers(5, 8) if warm else chance.integers(1, 4)
    threat = chance.integers(1, 3) if warm else chance.integers(4, 8)
    arousal = np.clip(threat + chance.integers(-1, 2), 1, 7)
    rows.append(f"{day}T21:30:00+01:00,{warmth},{threat},{arousal},{8 - arousal}")
table.write_text("\n".join(rows) + "\n", encoding="utf-8")

(diary,) = read_table(table, read_codebook("diary"))
mirror = reflect(diary)

print(f"{len(diary.times)} entries over {diary.times[-1]:.0f} days")
for name, finding in mirror.findings.items():
    if isinstance(finding, Quantity):
        low, high = finding.interval(0.9)
        print(f"  {name:18} {finding.estimate:5.2f} ({low:.2f} to {high:.2f})")
    else:
        print(f"  {name:18} nothing can be said: {finding.why}")
