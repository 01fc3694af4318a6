"""Welsh is read from the compiled catalogue: compiled here, before anything is translated."""

from ymylon.design import catalogue

catalogue.compile()
