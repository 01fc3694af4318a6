"""What the chronology calls each thing that happens in this room."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "WORRY_NOTED": Words("A worry below any threshold was noted", "Nodwyd pryder o dan unrhyw drothwy"),
    "WORRY_ANSWERED": Words("A worry was read and answered", "Darllenwyd ac atebwyd pryder"),
    "FAMILY_CALLED": Words(
        "The one team that calls the family said how it went", "Dywedodd yr un tîm sy’n ffonio’r teulu sut yr aeth hi", False
    ),
    "WORRY_ENDED": Words("A worry was put away on its day", "Rhoddwyd pryder o’r neilltu ar ei ddiwrnod", False),
    "WORRY_SHARED": Words("A worry was shared with the police", "Rhannwyd pryder â’r heddlu"),
}
