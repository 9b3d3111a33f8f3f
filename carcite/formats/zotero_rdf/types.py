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


_JOURNAL = "container_title=publicationTitle volume issue pages collection_title=series"
_BOOK = (
    "collection_title=series collection_number=seriesNumber volume number_of_volumes=numberOfVolumes edition "
    "publisher publisher_place=place"
)
_EDITED = "author editor translator contributor collection-editor=seriesEditor"
_AV = "volume number_of_volumes=numberOfVolumes publisher_place=place"
_PEOPLE = "author editor translator contributor reviewed-author=reviewedAuthor"

# item type | class | container | fields | creators
_TABLE = f"""
artwork | bib:Illustration | | medium=artworkMedium | author=artist contributor
audioRecording | bib:Recording | | {_AV} medium=audioRecordingFormat collection_title=seriesTitle publisher | author=performer performer composer contributor
bill | bib:Legislation | | number=billNumber volume=codeVolume pages=codePages section publisher=legislativeBody container_title=code | author=sponsor contributor
blogPost | bib:Document | z:Blog | container_title=publicationTitle genre=websiteType | author contributor
book | bib:Book | | {_BOOK} number_of_pages=numPages | {_EDITED}
bookSection | bib:BookSection | bib:Book | {_BOOK} container_title=publicationTitle pages | {_EDITED} container-author=bookAuthor
case | bib:Document | bib:CourtReporter | container_title=reporter number=docketNumber volume=reporterVolume pages=firstPage publisher=court | author contributor
computerProgram | bib:Data | | version=versionNumber collection_title=seriesTitle publisher publisher_place=place | author=programmer contributor
conferencePaper | rdf:Description | bib:Journal | container_title=publicationTitle event_title=conferenceName collection_title=series volume pages publisher publisher_place=place | {_EDITED}
dataset | rdf:Description | | number=identifier genre=type version=versionNumber publisher=repository publisher_place=repositoryLocation medium=format | author contributor
dictionaryEntry | rdf:Description | bib:Book | {_BOOK} container_title=publicationTitle pages | {_EDITED}
document | rdf:Description | | publisher | {_PEOPLE}
email | bib:Letter | | | author recipient contributor
encyclopediaArticle | rdf:Description | bib:Book | {_BOOK} container_title=publicationTitle pages | {_EDITED}
film | bib:MotionPicture | | genre publisher medium=videoRecordingFormat | author=director director contributor producer
forumPost | bib:Document | z:Forum | container_title=publicationTitle genre=postType | author contributor
hearing | bib:Report | | number=documentNumber pages number_of_volumes=numberOfVolumes publisher publisher_place=place | author=contributor contributor
instantMessage | bib:Letter | | | author recipient contributor
interview | bib:Interview | | medium=interviewMedium | author=interviewee interviewer translator contributor
journalArticle | bib:Article | bib:Journal | {_JOURNAL} container_title_short=journalAbbreviation | {_PEOPLE}
letter | bib:Letter | | genre=letterType | author recipient contributor
magazineArticle | bib:Article | bib:Periodical | container_title=publicationTitle volume issue pages | author translator contributor reviewed-author=reviewedAuthor
manuscript | bib:Manuscript | | genre=manuscriptType publisher_place=place number_of_pages=numPages | author translator contributor
map | bib:Image | | genre=mapType collection_title=seriesTitle edition publisher publisher_place=place | author=cartographer contributor collection-editor=seriesEditor
newspaperArticle | bib:Article | bib:Newspaper | container_title=publicationTitle edition section pages publisher_place=place | author translator contributor reviewed-author=reviewedAuthor
patent | bib:Patent | | number=patentNumber pages publisher=assignee publisher_place=place submitted=filingDate status=legalStatus | author=inventor contributor
podcast | bib:Recording | | number=episodeNumber genre=audioFileType collection_title=seriesTitle | author=podcaster guest contributor
preprint | rdf:Description | | genre number=archiveID publisher=repository publisher_place=place collection_title=series collection_number=seriesNumber | {_PEOPLE}
presentation | bib:ConferenceProceedings | | genre=presentationType event_title=meetingName event_place=place | author=presenter contributor
radioBroadcast | bib:Recording | | number=episodeNumber container_title=programTitle publisher=network publisher_place=place medium=audioRecordingFormat | author=director director producer guest contributor
report | bib:Report | | number=reportNumber genre=reportType collection_title=seriesTitle publisher publisher_place=place pages | author translator contributor collection-editor=seriesEditor
standard | rdf:Description | | number genre=type version=versionNumber status publisher publisher_place=place number_of_pages=numPages | author contributor
statute | bib:Legislation | | number=publicLawNumber container_title=code volume=codeNumber pages section | author contributor
thesis | bib:Thesis | | genre=thesisType publisher=university publisher_place=place number_of_pages=numPages | author contributor
tvBroadcast | bib:Recording | | number=episodeNumber container_title=programTitle publisher=network publisher_place=place medium=videoRecordingFormat | author=director director producer guest contributor
videoRecording | bib:Recording | | {_AV} medium=videoRecordingFormat collection_title=seriesTitle publisher=studio | author=director director producer contributor
webpage | bib:Document | z:Website | container_title=publicationTitle genre=websiteType | author translator contributor
"""  # noqa: E501

# What every item type takes.
_COMMON = (
    "title title_short=shortTitle issued=date language url accessed=accessDate rights archive "
    "archive_location=archiveLocation source=libraryCatalog call_number=callNumber doi=DOI issn=ISSN isbn=ISBN "
    "pmid=PMID pmcid=PMCID"
)


def _pairs(text: str) -> dict[str, str]:
    return {name: field or name for name, _, field in (word.partition("=") for word in text.split())}


def _item_types() -> dict[str, ItemType]:
    found = {}
    for row in _TABLE.strip().splitlines():
        name, element, container, slots, creators = (cell.strip() for cell in row.split("|"))
        found[name] = ItemType(element, container or None, _pairs(f"{_COMMON} {slots}"), _pairs(creators))
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
