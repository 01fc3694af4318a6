"""`python -m ymylon.config.command`."""

import sys

from ymylon.config.command import main

sys.exit(main())
