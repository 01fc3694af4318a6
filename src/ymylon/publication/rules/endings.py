"""By what a file of a return is known to be one. Apart from reading, which needs tables, so that a page can name it."""

ENDINGS = (".csv", ".txt", ".xlsx", ".xlsm", ".parquet")
