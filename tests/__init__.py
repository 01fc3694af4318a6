"""The tests of Ymylon."""

import os

# Sentences of commands are looked for as they are in English, whatever shell the tests are run from.
os.environ["YMYLON_LANGUAGE"] = "en"

# Every role by every address, every page in both languages, two hundred of everything: the whole in `make prove`, and in CI as
# much of it as half an hour has room for.
PROVING = bool(os.environ.get("YMYLON_PROVE"))
THOROUGH = PROVING or bool(os.environ.get("CI"))
