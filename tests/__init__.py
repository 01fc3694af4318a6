"""The tests of Ymylon."""

import os

# Sentences of commands are looked for as they are in English, whatever shell the tests are run from.
os.environ["YMYLON_LANGUAGE"] = "en"

# Every role by every address, every page in four looks, two hundred of everything: in CI and in `make prove`.
FOURFOLD = bool(os.environ.get("CI") or os.environ.get("YMYLON_PROVE"))
# What would keep CI above its half hour: there a part of it is asked, and the whole in `make prove`.
PROVING = bool(os.environ.get("YMYLON_PROVE"))
