"""What every form of the report says of itself, in English and in Welsh."""

from ymylon.terms.words import Words

SHOWN = 20
NOTHING = Words("No problem was found.", "Ni chafwyd hyd i broblem.")
HEAD = Words("{title}, rules of {version}; collection year {year}", "{title}, rheolau {version}; blwyddyn gasglu {year}")
READ = Words("{file}: {table}, rows: {rows:,}", "{file}: {table}, rhesi: {rows:,}")
NOT_READ = Words("{file}: not read", "{file}: heb ei darllen")
FOUND = Words(
    "Rules asked: {asked}. Errors: {errors:,}. Queries: {queries:,}. For information: {notes:,}.",
    "Rheolau a ofynnwyd: {asked}. Gwallau: {errors:,}. Ymholiadau: {queries:,}. Er gwybodaeth: {notes:,}.",
)
NOT_ASKED = Words(
    "Rules that were not asked, because a table or last year’s return is not there or could not be read: {codes}",
    "Rheolau na ofynnwyd, am nad yw tabl neu ffurflen y llynedd yno neu na ellid eu darllen: {codes}",
)
NOT_ASKED_HEADING = Words("Rules that were not asked ({count})", "Rheolau na ofynnwyd ({count})")
ROWS = Words("rows", "rhesi")
AND_MORE = Words("and {more:,} more", "a {more:,} arall")
TITLE = Words("What was found in the return", "Yr hyn a gafwyd yn y ffurflen")
FIELDS = Words("Fields", "Meysydd")
KEPT = Words(
    "Row numbers count the rows below the heading from 1. No value of a row is repeated here. "
    "The rows speak of children all the same: keep this page as safe as the return.",
    "Mae rhifau’r rhesi’n cyfrif y rhesi o dan y pennawd o 1. Nid ailadroddir gwerth unrhyw res yma. "
    "Mae’r rhesi’n sôn am blant serch hynny: cadwch y dudalen hon mor ddiogel â’r ffurflen.",
    False,
)
