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
