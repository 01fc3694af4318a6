"""What several measures say alike, in both languages."""

from ymylon.terms.words import Words

SEEN = Words(
    "The year from 1 April, and its quarters, in which the child was last seen, by the clock of Wales.",
    "Y flwyddyn o 1 Ebrill, a’i chwarteri, y gwelwyd y plentyn ddiwethaf ynddi, yn ôl cloc Cymru.",
    False,
)
SEEN_YEAR = Words(
    "The year from 1 April in which the child was last seen, by the clock of Wales.",
    "Y flwyddyn o 1 Ebrill y gwelwyd y plentyn ddiwethaf ynddi, yn ôl cloc Cymru.",
    False,
)
EPISODES = Words(
    "Episodes of the proposed standard in which nobody knew where the child was; those recorded in error are left out.",
    "Cyfnodau’r safon arfaethedig lle na wyddai neb ble’r oedd y plentyn; hepgorir y rhai a gofnodwyd drwy gamgymeriad.",
    False,
)
EPISODES_AND_CARE = Words(
    "Episodes (nobody knew where the child was) and stretches of care of the proposed standard.",
    "Cyfnodau o fynd ar goll (ni wyddai neb ble’r oedd y plentyn) a chyfnodau gofal y safon arfaethedig.",
    False,
)
INTERVIEWS = Words(
    "Episodes, return interviews and the links between them, of the proposed standard.",
    "Cyfnodau o fynd ar goll, cyfweliadau dychwelyd a’r cysylltiadau rhyngddynt, yn y safon arfaethedig.",
    False,
)
NO_DENOMINATOR = Words("None: these are counts.", "Dim: cyfrifon yw’r rhain.")
