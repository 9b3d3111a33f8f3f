"""`python -m carcite`: the command of `carcite.cli`."""

from __future__ import annotations

import sys

from carcite.cli import main

sys.exit(main())
