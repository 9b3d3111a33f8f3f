"""Zotero's item types: their fields, their creators, the CSL variables and types they stand for.

The facts are those of Zotero's schema, version 41 (zotero/zotero-schema, `schema.json`, 2026-01), written as plain
tables; everything a format needs is computed from them. `fields` and `creators` are the schema's `itemTypes`,
`_TEXT_VARIABLES` and the like its `csl` section. The classes of RDF are those of Zotero's RDF translator.

Reference: https://github.com/zotero/zotero-schema; https://www.zotero.org/support/kb/item_types_and_fields.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple


class ItemType(NamedTuple):
    """One item type.

    element    the class of its node in RDF
    container  the class of the node it is part of, where its journal, book or site stands
    fields     general field name: the type's own name for it (`publisher`: `university`)
    roles      CSL role: creator type; the first creator type is the `author`
    slots      model field: Zotero field, under the general name for title, container and date
    """

    name: str
    element: str
    container: str | None
    fields: dict[str, str]
    roles: dict[str, str]
    slots: dict[str, str]


# --- the schema's facts -----------------------------------------------------------------------------------------------

# Every item type has these fields; `@archive` and `@published` are groups.
_COMMON = "abstractNote accessDate citationKey DOI extra rights shortTitle url"
_GROUPS = {
    "@archive": "archive archiveLocation libraryCatalog callNumber",
    "@published": "publisher place",
    "@volume": "series seriesNumber volume numberOfVolumes edition",
    "@original": "originalDate originalPublisher originalPlace",
}
_PEOPLE = "author contributor editor translator seriesEditor"
_SHOW = "producer executiveProducer director scriptwriter castMember host guest narrator translator"

# item type | class and container in RDF | fields, `general=own` where the type has a name of its own | creator types
_TABLE = f"""
artwork | bib:Illustration | title date language medium=artworkMedium artworkSize eventPlace @archive | artist contributor
audioRecording | bib:Recording | title date language medium=audioRecordingFormat seriesTitle volume numberOfVolumes publisher=label place runningTime ISBN @archive | performer originalCreator composer wordsBy translator contributor
bill | bib:Legislation | title date language number=billNumber code volume=codeVolume section pages=codePages authority=legislativeBody session history | sponsor cosponsor contributor
blogPost | bib:Document z:Blog | title date language publicationTitle=blogTitle type=websiteType ISSN | author translator commenter contributor
book | bib:Book | title date language @volume @published @original medium=format numPages ISBN ISSN @archive | {_PEOPLE}
bookSection | bib:BookSection bib:Book | title date language publicationTitle=bookTitle @volume @published @original medium=format pages ISBN ISSN @archive | {_PEOPLE} bookAuthor
case | bib:Document bib:CourtReporter | title=caseName date=dateDecided language authority=court number=docketNumber reporter volume=reporterVolume pages=firstPage history | author counsel contributor
computerProgram | bib:Data | title date seriesTitle versionNumber system publisher=company place programmingLanguage ISBN @archive | programmer contributor
conferencePaper | rdf:Description bib:Journal | title date language publicationTitle=proceedingsTitle conferenceName @published eventPlace volume issue numberOfVolumes pages series seriesNumber ISBN ISSN @archive | {_PEOPLE}
dataset | rdf:Description | title date language number=identifier type versionNumber publisher=repository place=repositoryLocation medium=format @archive | author contributor
dictionaryEntry | rdf:Description bib:Book | title date language publicationTitle=dictionaryTitle @volume @published pages ISBN @archive | {_PEOPLE}
document | rdf:Description | title date language type @published @archive | author contributor editor translator reviewedAuthor
email | bib:Letter | title=subject date language | author translator contributor recipient
encyclopediaArticle | rdf:Description bib:Book | title date language publicationTitle=encyclopediaTitle @volume @published pages ISBN @archive | {_PEOPLE}
film | bib:MotionPicture | title date language publisher=distributor place type=genre medium=videoRecordingFormat runningTime @archive | director producer scriptwriter castMember host guest narrator translator contributor
forumPost | bib:Document z:Forum | title date language publicationTitle=forumTitle type=postType | author contributor
hearing | bib:Report | title date language committee @published numberOfVolumes number=documentNumber pages authority=legislativeBody session history | contributor
instantMessage | bib:Letter | title date language | author contributor recipient
interview | bib:Interview | title date language medium=interviewMedium @published @archive | interviewee contributor interviewer translator
journalArticle | bib:Article bib:Journal | title date language publicationTitle @published volume issue section partNumber partTitle pages series seriesTitle seriesText journalAbbreviation PMID PMCID ISSN @archive | author contributor editor translator reviewedAuthor
letter | bib:Letter | title date language type=letterType eventPlace @archive | author recipient contributor translator
magazineArticle | bib:Article bib:Periodical | title date language publicationTitle @published volume issue pages ISSN @archive | author contributor translator reviewedAuthor
manuscript | bib:Manuscript | title date language type=manuscriptType publisher=institution place numPages number @archive | author contributor translator
map | bib:Image | title date language type=mapType scale seriesTitle edition @published ISBN @archive | cartographer contributor seriesEditor
newspaperArticle | bib:Article bib:Newspaper | title date language publicationTitle @published volume issue edition section pages ISSN @archive | author contributor translator reviewedAuthor
patent | bib:Patent | title date=issueDate language place country assignee authority=issuingAuthority number=patentNumber filingDate pages applicationNumber priorityNumbers originalDate=priorityDate references status=legalStatus | inventor attorneyAgent contributor
podcast | bib:Recording | title date language seriesTitle number=episodeNumber medium=audioFileType @published runningTime | podcaster guest producer executiveProducer seriesCreator director scriptwriter castMember translator contributor
preprint | rdf:Description | title date language type=genre publisher=repository number=archiveID place series seriesNumber @archive | author contributor editor translator reviewedAuthor
presentation | bib:ConferenceProceedings | title date language type=presentationType meetingName place series publicationTitle=sessionTitle | presenter chair organizer contributor translator
radioBroadcast | bib:Recording | title date language publicationTitle=programTitle number=episodeNumber medium=audioRecordingFormat publisher=network place runningTime @archive | creator host guest producer executiveProducer seriesCreator director scriptwriter castMember translator contributor
report | bib:Report | title date language number=reportNumber type=reportType publisher=institution place seriesTitle seriesNumber pages ISBN ISSN @archive | author editor contributor translator seriesEditor
standard | rdf:Description | title date language authority=organization committee type number versionNumber edition status @published partNumber partTitle ISBN numPages @archive | author editor contributor
statute | bib:Legislation | title=nameOfAct date=dateEnacted language code codeNumber number=publicLawNumber pages section session history | author contributor
thesis | bib:Thesis | title date language type=thesisType publisher=university place series seriesNumber numPages ISBN ISSN @archive | author contributor
tvBroadcast | bib:Recording | title date language publicationTitle=programTitle number=episodeNumber medium=videoRecordingFormat publisher=network place runningTime @archive | director {_SHOW} seriesCreator contributor
videoRecording | bib:Recording | title date language medium=videoRecordingFormat seriesTitle volume numberOfVolumes publisher=studio place runningTime ISBN @archive | creator {_SHOW} contributor
webpage | bib:Document z:Website | title date language publicationTitle=websiteTitle type=websiteType @published | author contributor translator
"""  # noqa: E501

# CSL variable: the fields it may stand in; the first one that an item type has takes it.
_TEXT_VARIABLES: dict[str, tuple[str, ...]] = {
    "abstract": ("abstractNote",),
    "archive": ("archive",),
    "archive_location": ("archiveLocation",),
    "authority": ("authority",),
    "call-number": ("callNumber", "applicationNumber"),
    "chapter-number": ("session",),
    "citation-key": ("citationKey",),
    "collection-number": ("seriesNumber",),
    "collection-title": ("seriesTitle", "series"),
    "container-title": ("publicationTitle", "reporter", "code"),
    "dimensions": ("artworkSize", "runningTime"),
    "DOI": ("DOI",),
    "edition": ("edition",),
    "event-place": ("eventPlace",),
    "event-title": ("meetingName", "conferenceName"),
    "genre": ("type", "programmingLanguage"),
    "ISBN": ("ISBN",),
    "ISSN": ("ISSN",),
    "issue": ("issue", "priorityNumbers"),
    "journalAbbreviation": ("journalAbbreviation",),
    "language": ("language",),
    "license": ("rights",),
    "medium": ("medium", "system"),
    "note": ("extra",),
    "number": ("number",),
    "number-of-pages": ("numPages",),
    "number-of-volumes": ("numberOfVolumes",),
    "original-publisher": ("originalPublisher",),
    "original-publisher-place": ("originalPlace",),
    "part-number": ("partNumber",),
    "part-title": ("partTitle",),
    "page": ("pages",),
    "PMID": ("PMID",),
    "PMCID": ("PMCID",),
    "publisher": ("publisher",),
    "publisher-place": ("place",),
    "references": ("history", "references"),
    "scale": ("scale",),
    "section": ("section", "committee"),
    "shortTitle": ("shortTitle",),
    "source": ("libraryCatalog",),
    "status": ("status",),
    "title": ("title",),
    "title-short": ("shortTitle",),
    "URL": ("url",),
    "version": ("versionNumber",),
    "volume": ("volume", "codeNumber"),
}
_DATE_VARIABLES: dict[str, tuple[str, ...]] = {
    "accessed": ("accessDate",),
    "issued": ("date",),
    "submitted": ("filingDate",),
    "original-date": ("originalDate",),
}
VARIABLES: dict[str, tuple[str, ...]] = _TEXT_VARIABLES | _DATE_VARIABLES

# Creator type: CSL role. The first creator type of every item type is its author.
_ROLES: dict[str, str] = {
    "author": "author",
    "bookAuthor": "container-author",
    "castMember": "performer",
    "chair": "chair",
    "composer": "composer",
    "contributor": "contributor",
    "creator": "author",
    "director": "director",
    "editor": "editor",
    "executiveProducer": "executive-producer",
    "guest": "guest",
    "host": "host",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "organizer": "organizer",
    "originalCreator": "original-author",
    "podcaster": "host",
    "producer": "producer",
    "recipient": "recipient",
    "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer",
    "seriesCreator": "series-creator",
    "seriesEditor": "collection-editor",
    "translator": "translator",
}

# CSL type: the item type Zotero makes of it; `TYPE_OF` is the other direction.
_CSL_TYPES = """
article=preprint article-journal=journalArticle article-magazine=magazineArticle article-newspaper=newspaperArticle
bill=bill book=book broadcast=podcast,tvBroadcast,radioBroadcast chapter=bookSection dataset=dataset document=document
entry-dictionary=dictionaryEntry entry-encyclopedia=encyclopediaArticle graphic=artwork hearing=hearing
interview=interview legal_case=case legislation=statute manuscript=manuscript map=map
motion_picture=film,videoRecording paper-conference=conferencePaper patent=patent
personal_communication=letter,email,instantMessage post=forumPost post-weblog=blogPost report=report
software=computerProgram song=audioRecording speech=presentation standard=standard thesis=thesis webpage=webpage
"""

# --- what carcite adds ------------------------------------------------------------------------------------------------

# CSL types that Zotero has no item type for, and the nearest one. A broadcast is one of television, which has a
# programme and a network; Zotero's own choice, a podcast, has neither.
_NEAREST: dict[str, str] = {
    "broadcast": "tvBroadcast",
    "classic": "book",
    "collection": "document",
    "entry": "encyclopediaArticle",
    "event": "presentation",
    "figure": "artwork",
    "musical_score": "audioRecording",
    "pamphlet": "book",
    "performance": "presentation",
    "periodical": "journalArticle",
    "regulation": "statute",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "treaty": "statute",
}

# Model field: CSL variable, which has the same name with hyphens, if it has no other one here.
_WITH_VARIABLE = """
    title title_short container_title container_title_short collection_title collection_number event_title
    event_place volume issue pages number edition number_of_volumes number_of_pages chapter_number section version
    genre medium publisher publisher_place issued accessed submitted original_date status doi pmid pmcid issn isbn
    url archive archive_location call_number source language rights
"""
_OTHER_VARIABLES = {
    "container_title_short": "journalAbbreviation", "pages": "page", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID",
    "issn": "ISSN", "isbn": "ISBN", "url": "URL", "archive_location": "archive_location", "rights": "license",
}  # fmt: skip
MODEL_VARIABLES: dict[str, str] = {
    name: _OTHER_VARIABLES.get(name, name.replace("_", "-")) for name in _WITH_VARIABLE.split()
}
# Model field: CSL's variable, by which a line of Extra names it, too; some have a field in no item type.
EXTRA_VARIABLES: dict[str, str] = MODEL_VARIABLES | {
    "container_title_short": "container-title-short",
    "epub_date": "available-date",
    "event_date": "event-date",
    "original_title": "original-title",
}
# Fields that Zotero cites a variable from although they hold something else: a committee is not a section.
_OTHER_MEANING = frozenset((
    "applicationNumber", "committee", "priorityDate", "priorityNumbers", "programmingLanguage", "system",
))  # fmt: skip
# The court of a case, the body behind a bill and the owner of a patent are the model's publisher; a presentation has
# one place, where it was given.
_OWN_SLOTS: dict[str, dict[str, str]] = {
    "bill": {"publisher": "legislativeBody"},
    "case": {"publisher": "court"},
    "patent": {"publisher": "assignee"},
    "presentation": {"event_place": "place"},
}
_GENERAL = ("title", "publicationTitle", "date")


def _item_types() -> dict[str, ItemType]:
    found: dict[str, ItemType] = {}
    for row in _TABLE.strip().splitlines():
        name, classes, words, creators = (cell.strip() for cell in row.split("|"))
        element, _, container = classes.partition(" ")
        fields = _fields(words)
        item = ItemType(name, element, container or None, fields, _roles(creators.split()), {})
        item.slots.update(_slots(item))
        found[name] = item
    return found


def _fields(words: str) -> dict[str, str]:
    """General field name: own field name."""
    spelled = [part for word in (_COMMON + " " + words).split() for part in _GROUPS.get(word, word).split()]
    return {general: own or general for general, _, own in (part.partition("=") for part in spelled)}


def _roles(creators: list[str]) -> dict[str, str]:
    """CSL role: creator type, the first of them the author."""
    roles = {"author": creators[0]}
    for creator in creators:
        if role := _ROLES.get(creator):
            roles.setdefault(role, creator)
    return roles


def _slots(item: ItemType) -> dict[str, str]:
    slots: dict[str, str] = {}
    for name, variable in MODEL_VARIABLES.items():
        general = next((field for field in VARIABLES[variable] if field in item.fields), None)
        if general is None or item.fields[general] in _OTHER_MEANING:
            continue
        slots[name] = general if general in _GENERAL else item.fields[general]
    own = _OWN_SLOTS.get(item.name, {})
    return {name: field for name, field in slots.items() if field not in own.values()} | own


ITEM_TYPES: dict[str, ItemType] = _item_types()

_IMPORTED: dict[str, tuple[str, ...]] = {
    csl: tuple(names.split(",")) for csl, _, names in (pair.partition("=") for pair in _CSL_TYPES.split())
}
# CSL type: the item type it is written as.
ITEM_TYPE_OF: dict[str, str] = {csl: names[0] for csl, names in _IMPORTED.items()} | _NEAREST
# Item type: the CSL type it is read as.
TYPE_OF: dict[str, str] = {name: csl for csl, names in _IMPORTED.items() for name in names}
# Creator type: the role it is read as. A role that the model has no word for is a contributor.
ROLE_OF: dict[str, str] = {
    **dict.fromkeys(("attorneyAgent", "commenter", "cosponsor", "counsel", "sponsor", "wordsBy"), "contributor"),
    **_ROLES,
}
MAIN_CREATORS: frozenset[str] = frozenset(item.roles["author"] for item in ITEM_TYPES.values())

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


# --- questions --------------------------------------------------------------------------------------------------------


def own_fields(name: str) -> tuple[str, ...]:
    """Return the fields in which item types have a model field, under the general name, too; the commonest first."""
    slots = [(item, item.slots[name]) for item in ITEM_TYPES.values() if name in item.slots]
    names = Counter(field for item, slot in slots for field in {slot: 0, item.fields.get(slot, slot): 0})
    return tuple(field for field, _ in names.most_common())


def field_of(item_type: str, variable: str) -> str | None:
    """Return the item type's own field in which a CSL variable arrives, None if there is none.

    This is what Zotero's CSL-JSON import does: `field_of("thesis", "publisher")` is `university`.
    """
    fields = ITEM_TYPES[item_type].fields
    general = next((field for field in VARIABLES.get(variable, ()) if field in fields), None)
    return fields[general] if general is not None else None


_HUMP = re.compile(r"([a-z])([A-Z])")


def folded(label: str) -> str:
    """Return a label of Extra as Zotero compares them: `Original Date`, `originalDate` are `original-date`."""
    return re.sub(r"[\s_-]", "-", _HUMP.sub(r"\1-\2", label.strip()).lower())


def label_of(field: str) -> str:
    """Return a Zotero field as people write it: `billNumber` is `Bill Number`."""
    spaced = _HUMP.sub(r"\1 \2", field)
    return spaced[:1].upper() + spaced[1:]


# Labels of lines that Zotero takes for a field, a type or a person, on any item.
EXTRA_LABELS: frozenset[str] = frozenset(
    (
        "type",
        *(folded(name) for item in ITEM_TYPES.values() for pair in item.fields.items() for name in pair),
        *map(folded, VARIABLES),
        *(folded(creator) for creator in _ROLES),
        *_ROLES.values(),
    )
)
