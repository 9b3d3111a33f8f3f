"""Languages as BCP 47 tags (RFC 5646), from the codes and names that sources and TeX packages use.

The table has all languages of MEDLINE and of biblatex, and a few more. Its columns: the tag; the ISO 639-2 codes, the
terminological one before the bibliographic one (of MARC and MEDLINE) if they differ; the English name; other names and
withdrawn codes; the names in babel or polyglossia, the first of which is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from carcite.values.language_detection import latin_language, script_language

__all__ = [
    "UNDETERMINED", "babel_name", "english_name", "is_language_tag", "latin_language", "marc_code", "parse_language",
    "script_language",
]  # fmt: skip

UNDETERMINED = "und"  # BCP 47's subtag for a language that is not known

_LANGUAGES = """
af | afr | Afrikaans | | afrikaans
am | amh | Amharic | አማርኛ | amharic
ar | ara | Arabic | العربية | arabic
az | aze | Azerbaijani | azərbaycan dili | azerbaijani
be | bel | Belarusian | беларуская | belarusian
bg | bul | Bulgarian | български | bulgarian
bn | ben | Bengali | বাংলা | bengali
bo | bod tib | Tibetan | | tibetan
bs | bos | Bosnian | bosanski | bosnian
ca | cat | Catalan | català / catalan; valencian | catalan
cs | ces cze | Czech | čeština / česky | czech
cy | cym wel | Welsh | cymraeg | welsh
da | dan | Danish | dansk | danish
de | deu ger | German | deutsch | ngerman german germanb
el | ell gre | Greek | ελληνικά / modern greek / greek, modern (1453-) | greek polutonikogreek
en | eng | English | | english
eo | epo | Esperanto | | esperanto
es | spa | Spanish | español / castellano / spanish; castilian | spanish
et | est | Estonian | eesti | estonian
eu | eus baq | Basque | euskara | basque
fa | fas per | Persian | farsi / فارسی | persian
fi | fin | Finnish | suomi | finnish
fr | fra fre | French | français | french francais frenchb frenchle
ga | gle | Irish | gaeilge | irish
gd | gla | Scottish Gaelic | gàidhlig / gaelic / scottish gaelic; gaelic | scottish scottishgaelic
gl | glg | Galician | galego | galician
grc | grc | Ancient Greek | greek, ancient (to 1453) | ancientgreek
he | heb | Hebrew | עברית | hebrew
hi | hin | Hindi | हिन्दी | hindi
hr | hrv | Croatian | hrvatski / scr | croatian
hu | hun | Hungarian | magyar | hungarian magyar
hy | hye arm | Armenian | հայերեն | armenian
ia | ina | Interlingua | | interlingua
id | ind | Indonesian | bahasa indonesia | indonesian bahasai bahasa indon
is | isl ice | Icelandic | íslenska | icelandic
it | ita | Italian | italiano | italian
ja | jpn | Japanese | 日本語 | japanese
ka | kat geo | Georgian | ქართული | georgian
kk | kaz | Kazakh | қазақ тілі | kazakh
ko | kor | Korean | 한국어 | korean
ku | kur | Kurdish | | kurdish kurmanji
la | lat | Latin | latina | latin
lt | lit | Lithuanian | lietuvių | lithuanian
lv | lav | Latvian | latviešu | latvian
mi | mri mao | Maori | māori | maori
mk | mkd mac | Macedonian | македонски | macedonian
ml | mal | Malayalam | | malayalam
mn | mon | Mongolian | монгол | mongolian mongol
mr | mar | Marathi | मराठी | marathi
ms | msa may | Malay | bahasa melayu | malay bahasam melayu meyalu
mul | mul | Multiple languages | multilingual |
nb | nob | Norwegian Bokmål | bokmål / norsk bokmål | norsk bokmal
nl | nld dut | Dutch | nederlands / flemish / dutch; flemish | dutch
nn | nno | Norwegian Nynorsk | norsk nynorsk | nynorsk
no | nor | Norwegian | | norsk norwegian
pl | pol | Polish | polski / język polski | polish
ps | pus | Pushto | pashto / پښتو |
pt | por | Portuguese | português | portuguese portuges
ro | ron rum | Romanian | română / mol / moldavian / moldovan | romanian
ru | rus | Russian | русский | russian
rw | kin | Kinyarwanda | |
sa | san | Sanskrit | | sanskrit
sk | slk slo | Slovak | slovenčina / slovensky | slovak
sl | slv | Slovenian | slovenščina | slovene slovenian
sq | sqi alb | Albanian | shqip | albanian
sr | srp | Serbian | српски / scc / srpski | serbian
sv | swe | Swedish | svenska | swedish
sw | swa | Swahili | kiswahili | swahili
ta | tam | Tamil | தமிழ் | tamil
te | tel | Telugu | తెలుగు | telugu
th | tha | Thai | ไทย | thai
tr | tur | Turkish | türkçe | turkish
uk | ukr | Ukrainian | українська | ukrainian
und | und | Undetermined | |
ur | urd | Urdu | اردو | urdu
uz | uzb | Uzbek | oʻzbek | uzbek
vi | vie | Vietnamese | tiếng việt | vietnamese
zh | zho chi | Chinese | 中文 / 汉语 / 漢語 | chinese
ast | ast | Asturian | asturianu | asturian
br | bre | Breton | brezhoneg | breton
ckb | | Central Kurdish | sorani | sorani
cop | cop | Coptic | | coptic
cu | chu | Church Slavic | church slavonic / old church slavonic | churchslavic churchslavonic oldchurchslavonic
dsb | dsb | Lower Sorbian | | lowersorbian lsorbian
dv | div | Divehi | maldivian | divehi
fo | fao | Faroese | føroyskt | faroese
fur | fur | Friulian | furlan | friulan
fy | fry | Western Frisian | frisian |
gu | guj | Gujarati | ગુજરાતી | gujarati
hsb | hsb | Upper Sorbian | | uppersorbian usorbian
km | khm | Khmer | | khmer
kn | kan | Kannada | ಕನ್ನಡ | kannada
ky | kir | Kyrgyz | кыргызча |
lb | ltz | Luxembourgish | lëtzebuergesch | luxembourgish
lo | lao | Lao | ລາວ | lao
mt | mlt | Maltese | malti | maltese
my | mya bur | Burmese | | burmese
ne | nep | Nepali | नेपाली | nepali
nqo | nqo | N'Ko | | nko
oc | oci | Occitan | | occitan
pa | pan | Punjabi | panjabi / ਪੰਜਾਬੀ | punjabi
pms | | Piedmontese | piemontèis | piedmontese
rm | roh | Romansh | rumantsch | romansh
se | sme | Northern Sami | davvisámegiella | samin northernsami
si | sin | Sinhala | sinhalese / සිංහල | sinhala
so | som | Somali | |
syr | syr | Syriac | | syriac
tg | tgk | Tajik | тоҷикӣ |
tk | tuk | Turkmen | türkmençe | turkmen
tl | tgl | Tagalog | filipino |
tt | tat | Tatar | татарча |
ug | uig | Uyghur | uighur / ئۇيغۇرچە | uyghur
yi | yid | Yiddish | ייִדיש | yiddish
de-AT | | Austrian German | | naustrian austrian
de-CH | | Swiss German | | nswissgerman swissgerman
en-AU | | Australian English | | australian
en-CA | | Canadian English | | canadian
en-GB | | British English | | british ukenglish
en-NZ | | New Zealand English | | newzealand
en-US | | American English | | american usenglish
es-MX | | Mexican Spanish | | spanishmx mexican
fr-CH | | Swiss French | | swissfrench
fr-CA | | Canadian French | | canadien acadian
pt-BR | | Brazilian Portuguese | português do brasil | brazilian brazil
sr-Cyrl | | Serbian (Cyrillic) | | serbianc
zh-Hans | | Simplified Chinese | 简体中文 / chinese (simplified) | chinese-simplified chinese-hans
zh-Hant | | Traditional Chinese | 繁體中文 / chinese (traditional) | chinese-traditional chinese-hant
"""


class _Language(NamedTuple):
    tag: str
    codes: tuple[str, ...]
    english: str
    names: tuple[str, ...]
    babel: tuple[str, ...]


@cache
def _languages() -> dict[str, _Language]:
    """Return the rows of the table by tag."""
    found = {}
    for line in _LANGUAGES.strip().splitlines():
        tag, codes, english, names, babel = (cell.strip() for cell in line.split("|"))
        others = tuple(names.split(" / ")) if names else ()
        found[tag] = _Language(tag, tuple(codes.split()), english, others, tuple(babel.split()))
    return found


@cache
def _tags() -> dict[str, str]:
    """Return the tag of each lower-case code or name; the first of two rows with one name wins (`norsk` is nb)."""
    found: dict[str, str] = {}
    for row in _languages().values():
        for word in (row.tag, *row.codes, row.english, *row.names, *row.babel):
            found.setdefault(word.lower(), row.tag)
    return found


# RFC 5646, 2.1: language, extended language, script, region, variants, extensions, private use. The callers limit the
# length.
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_LONGEST_TAG = 60


def is_language_tag(text: str) -> bool:
    """Whether the text has the form of a BCP 47 tag with a language of two or three letters: `zh-Hans-CN`.

    It need not be a registered language.
    """
    return len(text) <= _LONGEST_TAG and _TAG.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def parse_language(text: str) -> str:
    """Return the BCP 47 tag, in canonical case, of a language given as a tag, ISO 639 code, name or babel name.

    `ger`, `deu`, `German`, `Deutsch`, `ngerman` are `de`; `en_us` is `en-US`; `brazilian` is `pt-BR`. Other text is
    returned unchanged.
    """
    word = text.strip().lower()
    if len(word) > _LONGEST_TAG:
        return text
    known = _tags().get(word)
    if known:
        return known
    subtags = word.replace("_", "-")
    match = _TAG.fullmatch(subtags)
    language, _, rest = subtags.partition("-")
    # Only with a language of the table: "for-you" has the form of a tag, too.
    row = _languages().get(_tags().get(language, ""))
    if match is None or row is None or not rest:
        return text
    script, region = match["script"], match["region"]
    shown = [row.tag]
    for subtag in rest.split("-"):
        if subtag == script:
            subtag, script = subtag.title(), None
        elif subtag == region:
            subtag, region = subtag.upper(), None
        shown.append(subtag)
    return "-".join(shown)


def _rows(tag: str) -> Iterator[_Language]:
    """Yield the rows for a tag and its beginnings, the longest first (`en-US-x-y`: en-US, then en)."""
    tag = parse_language(tag)
    while is_language_tag(tag):
        row = _languages().get(tag)
        if row:
            yield row
        tag = tag.rpartition("-")[0]


def marc_code(tag: str) -> str | None:
    """Return the ISO 639-2 bibliographic code of MARC and MEDLINE (`de-AT`: `ger`); None if unknown."""
    return next((row.codes[-1] for row in _rows(tag) if row.codes), None)


@lru_cache(maxsize=256)
def english_name(tag: str) -> str | None:
    """Return the English name (`de`: `German`, `en-US`: `American English`); None for an unknown language."""
    return next((row.english for row in _rows(tag)), None)


@lru_cache(maxsize=256)
def babel_name(tag: str) -> str | None:
    """Return the babel name, for biblatex's `langid` (`de`: `ngerman`, `en-US`: `american`); None if unknown."""
    return next((row.babel[0] for row in _rows(tag) if row.babel), None)
