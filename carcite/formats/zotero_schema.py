"""Zotero's item types: the CSL type of each, its class in RDF, the fields and creators that are its own.

Reference: Zotero's schema of item types and its map of CSL types; the Biblio vocabulary of its RDF export. A model
field that an item type has no field for is a line of Extra, where Zotero finds it by CSL's name.
"""

from __future__ import annotations

from typing import NamedTuple


class ItemType(NamedTuple):
    """What an item type is in RDF.

    element    the class of its node
    container  the class of the node it is part of, where its journal, book or site stands
    slots      model field: the Zotero field that takes it
    creators   CSL role: the creator type that takes it
    """

    element: str
    container: str | None
    slots: dict[str, str]
    creators: dict[str, str]


_JOURNAL = "container_title=publicationTitle volume issue pages"
_BOOK = (
    "collection_title=series collection_number=seriesNumber volume number_of_volumes=numberOfVolumes edition "
    "publisher publisher_place=place"
)
_PUBLISHED = "publisher publisher_place=place"
_ORIGINAL = "original_date=originalDate medium=format"
_EDITED = "author editor translator contributor collection-editor=seriesEditor"
_AV = "volume number_of_volumes=numberOfVolumes publisher_place=place collection_title=seriesTitle"
_PEOPLE = "author editor translator contributor reviewed-author=reviewedAuthor"
_REVIEWED = "author translator contributor reviewed-author=reviewedAuthor"
_SHOW = "producer executive-producer=executiveProducer host guest narrator translator contributor"

# item type | class | container | fields | creators
_TABLE = f"""
artwork | bib:Illustration | | medium=artworkMedium event_place=eventPlace | author=artist contributor
audioRecording | bib:Recording | | {_AV} medium=audioRecordingFormat publisher | author=performer performer composer original-author=originalCreator translator contributor
bill | bib:Legislation | | number=billNumber volume=codeVolume pages=codePages section publisher=legislativeBody container_title=code chapter_number=session | author=sponsor contributor
blogPost | bib:Document | z:Blog | container_title=publicationTitle genre=websiteType | author translator contributor
book | bib:Book | | {_BOOK} {_ORIGINAL} number_of_pages=numPages | {_EDITED}
bookSection | bib:BookSection | bib:Book | {_BOOK} {_ORIGINAL} container_title=publicationTitle pages | {_EDITED} container-author=bookAuthor
case | bib:Document | bib:CourtReporter | container_title=reporter number=docketNumber volume=reporterVolume pages=firstPage publisher=court | author contributor
computerProgram | bib:Data | | version=versionNumber collection_title=seriesTitle {_PUBLISHED} | author=programmer contributor
conferencePaper | rdf:Description | bib:Journal | {_JOURNAL} {_PUBLISHED} event_title=conferenceName event_place=eventPlace collection_title=series collection_number=seriesNumber number_of_volumes=numberOfVolumes | {_EDITED}
dataset | rdf:Description | | number=identifier genre=type version=versionNumber publisher=repository publisher_place=repositoryLocation medium=format | author contributor
dictionaryEntry | rdf:Description | bib:Book | {_BOOK} container_title=publicationTitle pages | {_EDITED}
document | rdf:Description | | {_PUBLISHED} genre=type | {_PEOPLE}
email | bib:Letter | | | author translator recipient contributor
encyclopediaArticle | rdf:Description | bib:Book | {_BOOK} container_title=publicationTitle pages | {_EDITED}
film | bib:MotionPicture | | genre {_PUBLISHED} medium=videoRecordingFormat | author=director director {_SHOW}
forumPost | bib:Document | z:Forum | container_title=publicationTitle genre=postType | author contributor
hearing | bib:Report | | number=documentNumber pages number_of_volumes=numberOfVolumes {_PUBLISHED} chapter_number=session | author=contributor contributor
instantMessage | bib:Letter | | | author recipient contributor
interview | bib:Interview | | medium=interviewMedium {_PUBLISHED} | author=interviewee interviewer translator contributor
journalArticle | bib:Article | bib:Journal | {_JOURNAL} {_PUBLISHED} section collection_title=series container_title_short=journalAbbreviation | {_PEOPLE}
letter | bib:Letter | | genre=letterType event_place=eventPlace | author recipient translator contributor
magazineArticle | bib:Article | bib:Periodical | {_JOURNAL} {_PUBLISHED} | {_REVIEWED}
manuscript | bib:Manuscript | | genre=manuscriptType publisher=institution publisher_place=place number number_of_pages=numPages | author translator contributor
map | bib:Image | | genre=mapType collection_title=seriesTitle edition {_PUBLISHED} | author=cartographer contributor collection-editor=seriesEditor
newspaperArticle | bib:Article | bib:Newspaper | {_JOURNAL} {_PUBLISHED} edition section | {_REVIEWED}
patent | bib:Patent | | number=patentNumber pages publisher=assignee publisher_place=place submitted=filingDate status=legalStatus | author=inventor contributor
podcast | bib:Recording | | number=episodeNumber medium=audioFileType collection_title=seriesTitle {_PUBLISHED} | author=podcaster guest producer executive-producer=executiveProducer translator contributor
preprint | rdf:Description | | genre number=archiveID publisher=repository publisher_place=place collection_title=series collection_number=seriesNumber | {_PEOPLE}
presentation | bib:ConferenceProceedings | | genre=presentationType event_title=meetingName event_place=place collection_title=series | author=presenter chair organizer translator contributor
radioBroadcast | bib:Recording | | number=episodeNumber container_title=programTitle publisher=network publisher_place=place medium=audioRecordingFormat | author=creator director series-creator=seriesCreator {_SHOW}
report | bib:Report | | number=reportNumber genre=reportType collection_title=seriesTitle collection_number=seriesNumber {_PUBLISHED} pages | author editor translator contributor collection-editor=seriesEditor
standard | rdf:Description | | number genre=type version=versionNumber edition status {_PUBLISHED} number_of_pages=numPages | author editor contributor
statute | bib:Legislation | | number=publicLawNumber container_title=code volume=codeNumber pages section chapter_number=session | author contributor
thesis | bib:Thesis | | genre=thesisType publisher=university publisher_place=place collection_title=series collection_number=seriesNumber number_of_pages=numPages | author contributor
tvBroadcast | bib:Recording | | number=episodeNumber container_title=programTitle publisher=network publisher_place=place medium=videoRecordingFormat | author=director director series-creator=seriesCreator {_SHOW}
videoRecording | bib:Recording | | {_AV} medium=videoRecordingFormat publisher=studio | author=creator director {_SHOW}
webpage | bib:Document | z:Website | container_title=publicationTitle genre=websiteType {_PUBLISHED} | author translator contributor
"""  # noqa: E501

# What every item type takes, and what all take but a few, or only a few.
_COMMON = "title title_short=shortTitle issued=date language url accessed=accessDate rights doi=DOI"
_ARCHIVED = "archive archive_location=archiveLocation source=libraryCatalog call_number=callNumber"
_NOT_ARCHIVED = "bill blogPost case email forumPost hearing instantMessage patent podcast presentation statute webpage"
_CODES: dict[str, str] = {
    "pmid=PMID pmcid=PMCID": "journalArticle",
    "issn=ISSN": "blogPost book bookSection conferencePaper journalArticle magazineArticle newspaperArticle report "
    "thesis",
    "isbn=ISBN": "audioRecording book bookSection computerProgram conferencePaper dictionaryEntry encyclopediaArticle "
    "map report standard thesis videoRecording",
}


def _pairs(text: str) -> dict[str, str]:
    return {name: field or name for name, _, field in (word.partition("=") for word in text.split())}


def _item_types() -> dict[str, ItemType]:
    found = {}
    for row in _TABLE.strip().splitlines():
        name, element, container, slots, creators = (cell.strip() for cell in row.split("|"))
        archived = "" if name in _NOT_ARCHIVED.split() else _ARCHIVED
        codes = " ".join(pair for pair, holders in _CODES.items() if name in holders.split())
        held = _pairs(f"{_COMMON} {archived} {codes} {slots}")
        found[name] = ItemType(element, container or None, held, _pairs(creators))
    return found


ITEM_TYPES: dict[str, ItemType] = _item_types()

# CSL type: the item type it is written as.
ITEM_TYPE_OF: dict[str, str] = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "classic": "book",
    "collection": "document",
    "dataset": "dataset",
    "document": "document",
    "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "event": "presentation",
    "figure": "artwork",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "musical_score": "audioRecording",
    "pamphlet": "book",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "performance": "presentation",
    "periodical": "journalArticle",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "report": "report",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "statute",
    "webpage": "webpage",
}
# Item type: the CSL type it is read as.
TYPE_OF: dict[str, str] = {
    **{item: csl for csl, item in reversed(ITEM_TYPE_OF.items())},
    "book": "book",
    "document": "document",
    "presentation": "speech",
    "artwork": "graphic",
    "audioRecording": "song",
    "encyclopediaArticle": "entry-encyclopedia",
    "statute": "legislation",
    "email": "personal_communication",
    "instantMessage": "personal_communication",
    "podcast": "broadcast",
    "radioBroadcast": "broadcast",
    "videoRecording": "motion_picture",
}
# Creator type: the role it is read as; the first of an item type is its author.
ROLE_OF: dict[str, str] = {
    **{creator: role for item in ITEM_TYPES.values() for role, creator in item.creators.items() if role != "author"},
    "author": "author",
    "castMember": "performer",
    "scriptwriter": "script-writer",
    "counsel": "contributor",
    "cosponsor": "contributor",
    "attorneyAgent": "contributor",
    "commenter": "contributor",
    "wordsBy": "contributor",
}
MAIN_CREATORS: frozenset[str] = frozenset(item.creators["author"] for item in ITEM_TYPES.values())

# Classes that name an item type by themselves, in RDF that has no z:itemType.
CLASSES: dict[str, str] = {
    "Article": "journalArticle",
    "Book": "book",
    "BookSection": "bookSection",
    "Document": "webpage",
    "Illustration": "artwork",
    "Interview": "interview",
    "Legislation": "statute",
    "Letter": "letter",
    "Manuscript": "manuscript",
    "MotionPicture": "film",
    "Patent": "patent",
    "Recording": "audioRecording",
    "Report": "report",
    "Thesis": "thesis",
    "ConferenceProceedings": "presentation",
    "Data": "computerProgram",
}
