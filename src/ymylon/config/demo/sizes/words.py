"""Names and sentences of invented children."""

GIRLS = (
    "Alys", "Amber", "Anest", "Bethan", "Branwen", "Cadi", "Caitlin", "Carys", "Chloe", "Ela", "Eleri", "Elin", "Ella", "Erin",
    "Ffion", "Freya", "Grace", "Gwen", "Hanna", "Heledd", "Isla", "Jasmine", "Lili", "Lleucu", "Lois", "Lowri", "Mabli",
    "Maisie", "Mali", "Mared", "Megan", "Mia", "Nansi", "Nel", "Niamh", "Non", "Poppy", "Rhian", "Ruby", "Seren", "Sioned",
    "Tegan", "Zara", "Aisha", "Fatima", "Zofia",
)  # fmt: skip
BOYS = (
    "Aled", "Alfie", "Aron", "Bedwyr", "Benjamin", "Cai", "Callum", "Connor", "Dafydd", "Deio", "Dylan", "Elis", "Emrys", "Ethan",
    "Evan", "Ewan", "Ffred", "Gethin", "Griff", "Guto", "Gruffudd", "Harri", "Huw", "Iestyn", "Ifan", "Iolo", "Jac", "Jake",
    "Kian", "Lewis", "Liam", "Llew", "Luke", "Macsen", "Mason", "Morgan", "Osian", "Owain", "Rhodri", "Rhys", "Ryan", "Siôn",
    "Steffan", "Tomos", "Mohammed", "Yusuf", "Jakub",
)  # fmt: skip
FAMILIES = (
    "Jones", "Davies", "Williams", "Evans", "Thomas", "Roberts", "Lewis", "Hughes", "Morgan", "Griffiths", "Edwards", "Owen",
    "James", "Rees", "Jenkins", "Price", "Morris", "Richards", "Lloyd", "Phillips", "Parry", "Powell", "Harris", "Watkins",
    "Pritchard", "Bowen", "Howells", "Jenkins-Rees", "Llewelyn", "Matthews", "Vaughan", "Prosser", "Pugh", "Rowlands", "Beynon",
    "Bevan", "Ellis", "Gough", "Humphreys", "Meredith", "Probert", "Treharne", "Tudor", "Wynne", "Smith", "Taylor", "Brown",
    "Walker", "Khan", "Ahmed", "Ali", "Kowalski", "Said", "Begum", "Collins", "Murphy", "Baker", "Cook", "Fisher", "Hart",
    "ap Gwilym", "ab Ifor", "ferch Emyr", "Morgan-Rees", "Davies-Hall", "Griffith", "Gittins", "Havard", "Maddocks", "Yorath",
)  # fmt: skip
PLACES = (
    "Bus station", "Railway station", "Town park", "School gate", "A friend’s street", "The retail park", "The skate park",
    "Home", "The leisure centre", "The river path", "Y parc", "Yr orsaf drenau", "The chip shop", "By the lake",
)  # fmt: skip
CIRCUMSTANCES = (
    "Went out after tea and did not come back at the time agreed.",
    "Left after a telephone call; would not say who it was.",
    "Was not on the bus home from school.",
    "Upset after contact with family; walked out.",
    "Found the bed empty at the midnight check.",
    "Said they were going to a friend; the friend has not seen them.",
    "Aeth allan yn ei siaced ddu, dim bag.",
    "Got into a car that staff did not know.",
)
# What children said at an interview, in the language in which they did: their words, where and with whom they were, whom they
# trust, what would help, and what they were told came of it.
SAID = {
    "ENGLISH": (
        ("I just wanted to be out. Nobody was horrible to me.", "Walking about by the river, alone at first.", "My nan",
         "Someone asking me before they shout.", "Staff will ask how the day was before anything else."),
        ("I went to see my brother because the visit was cancelled again.", "At my brother’s, on his sofa.", "My brother",
         "Seeing him every week.", "The visits are to be every fortnight from now on."),
        ("It was loud in the house and I could not sleep.", "At a friend’s, in her kitchen.", "My friend’s mum",
         "A lock on my door.", "A quiet room was found, and the lock is ordered."),
        ("It was boring and everyone was going. I said I would be late.", "At a party two streets away, people from school.",
         "My form tutor", "Being allowed out later on Fridays.", "Fridays are until eleven, if you ring once."),
        ("I missed the last bus and was scared to ring.", "In town, then at the bus station.", "The night staff",
         "Credit on my phone.", "There is credit for emergencies now."),
        ("I do not want to talk about all of it. I was cold and I came back.", "In the park most of the night.", "Nobody yet",
         "Football on Mondays.", "A lift to football is arranged."),
    ),
    "WELSH": (
        ("O’n i jyst isio bod allan. Doedd neb yn gas efo fi.", "Cerdded wrth yr afon, ar fy mhen fy hun.", "Nain",
         "Rhywun yn gofyn cyn gweiddi.", "Bydd y staff yn gofyn sut oedd y diwrnod gyntaf."),
        ("Es i weld fy mrawd achos bod yr ymweliad wedi’i ganslo eto.", "Yn nhŷ fy mrawd, ar y soffa.", "Fy mrawd",
         "Ei weld o bob wythnos.", "Bydd yr ymweliadau bob pythefnos o hyn ymlaen."),
        ("Roedd hi’n swnllyd yn y tŷ ac o’n i’n methu cysgu.", "Yn nhŷ ffrind, yn y gegin.", "Mam fy ffrind",
         "Clo ar fy nrws.", "Mae ystafell dawel i ti, ac mae’r clo ar ei ffordd."),
        ("Roedd pawb yn mynd. Ddwedais i y byddwn i’n hwyr.", "Mewn parti dwy stryd i ffwrdd, criw’r ysgol.", "Fy nhiwtor",
         "Cael aros allan yn hwyrach ar nos Wener.", "Tan un ar ddeg ar nos Wener, os wyt ti’n ffonio unwaith."),
        ("Collais i’r bws olaf ac o’n i ofn ffonio.", "Yn y dref, wedyn yn yr orsaf fysiau.", "Staff y nos",
         "Credyd ar fy ffôn.", "Mae credyd ar gael ar gyfer argyfwng nawr."),
    ),
}  # fmt: skip
