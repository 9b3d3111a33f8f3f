"""Books, chapters, series, newspapers and pages in the lists of the humanities and social sciences."""

from __future__ import annotations

from typing import Any

import pytest

from carcite.formats.pasted.references import reader as references
from carcite.model import Citation


def read_one(text: str) -> Citation:
    [citation] = references.read(text).citations
    return citation


def value(citation: Citation, name: str) -> Any:
    """Return the value of a field as text, names as `Family, Given; ...`."""
    found = getattr(citation, name)
    if name in ("authors", "editors", "translators"):
        return "; ".join(one.literal or f"{one.full_family}, {one.given}" for one in found)
    return None if found is None else str(found)


def check(text: str, expected: dict[str, str | None]) -> None:
    citation = read_one(text)
    assert {name: value(citation, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "title", "series", "number"),
    [
        (
            "Roth, J. (2001): Teehandel im Norden, Schriften des Instituts für Teekunde, Bd. 12, Nomos, Baden-Baden.",
            "Teehandel im Norden",
            "Schriften des Instituts für Teekunde",
            "12",
        ),
        (
            "Hill, P. (2011), Tea Without Sugar, CUPS Working Papers, 104, The University of Leeds.",
            "Tea Without Sugar",
            "CUPS Working Papers",
            "104",
        ),
        (
            "Hill, P. (2011). Work in the tea garden, ESRC Future of Tea Series, Basingstoke: Palgrave.",
            "Work in the tea garden",
            "ESRC Future of Tea Series",
            None,
        ),
        (
            "Mohn, L. (1999). Tee und Kultur (Schriften zur Teekunde, Bd. 3). Bonn: Dietz.",
            "Tee und Kultur",
            "Schriften zur Teekunde",
            "3",
        ),
        ("Mohn, L. (1999): Tee und Kultur (= Teestudien 14). Bonn: Dietz.", "Tee und Kultur", "Teestudien", "14"),
        (
            "Kern, A. (1995), Evaluating teapots, Idea Paper No. 39, Manhattan: Kansas State University.",
            "Evaluating teapots",
            "Idea Paper",
            "39",
        ),
        ("Roux, P., Le thé. Paris : Gallimard, Coll. Folio Essais, 2000.", "Le thé", "Coll. Folio Essais", None),
        (
            "Neu, M. (2000), ‘The supply of teapots’, WZB Discussion Paper FS I 00-209, Berlin: Wissenschaftszentrum.",
            "The supply of teapots",
            "WZB Discussion Paper",
            "FS I 00-209",
        ),
        (
            "Mohn, L. (1999): Tee im 20. Jahrhundert. Beiträge zur Teekunde 7. Bonn: Dietz.",
            "Tee im 20. Jahrhundert",
            "Beiträge zur Teekunde",
            "7",
        ),
        (
            "Mohn, L. (1999): Wozu Tee? Beiträge zur Kritik des 20. Jahrhunderts. Bonn: Dietz.",
            "Wozu Tee? Beiträge zur Kritik des 20. Jahrhunderts",
            None,
            None,
        ),
    ],
)
def test_series_is_not_a_part_of_a_title(text: str, title: str, series: str | None, number: str | None) -> None:
    check(text, {"title": title, "collection_title": series, "collection_number": number, "container_title": None})


@pytest.mark.parametrize(
    "text",
    [
        "Smith J, Roe A. Tea and the heart: a case series. J Tea Med. 2010;12(3):45-67.",
        "Smith, J. (2010). Tea in Leeds. Tea Papers in Economics 55. 65-81.",
        "Smith, J., Tea alloys, Tea Materials Studies, Volume 112, pp 205-208 (2015)",
        "Smith, J. “Tea in Leeds.” Tea Studies, Vol. 5, No. 2, 2003.",
    ],
)
def test_series_is_not_a_journal(text: str) -> None:
    citation = read_one(text)
    assert citation.collection_title is None
    assert citation.volume


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Wehr, H. (2000): Tee und Tasse. Essays zum 20. Jahrhundert. München: C.H. Beck",
            "Tee und Tasse. Essays zum 20. Jahrhundert",
        ),
        ("Kuhn, G. (2003): Teespiele. Erinnerungen. München.", "Teespiele. Erinnerungen"),
        (
            "Mohn, L. (1980): Teezählung 1970. Codebuch und Auszählung. Mannheim.",
            "Teezählung 1970. Codebuch und Auszählung",
        ),
        (
            "Hobbes, E. (1995): Age of tea. The century, 1914-1991. London: Tea Press.",
            "Age of tea. The century, 1914-1991",
        ),
        (
            "Mohn, L. (1997), Tee. Zur Entstehung der Tasse, hg. v. Anna Franke, Tübingen.",
            "Tee. Zur Entstehung der Tasse",
        ),
        (
            "Hill, S. (2008): Tea’s future. Growing regional shares. Munich. S. 142-149.",
            "Tea’s future. Growing regional shares",
        ),
    ],
)
def test_subtitle_behind_a_stop_belongs_to_the_title(text: str, title: str) -> None:
    check(text, {"title": title, "container_title": None})


@pytest.mark.parametrize(
    ("text", "title", "publisher", "place"),
    [
        (
            "Semino, E., and J. Culpeper (eds.). Tea Stylistics. Amsterdam, Philadelphia: Benjamins, 2002.",
            "Tea Stylistics",
            "Benjamins",
            "Amsterdam, Philadelphia",
        ),
        (
            "David, M. (2010), The Tea Industry. Its Ends. London, Thousand Oaks, CA, New Delhi and Singapore: Sage.",
            "The Tea Industry. Its Ends",
            "Sage",
            "London, Thousand Oaks, CA, New Delhi and Singapore",
        ),
        ("Latour, B. (1998): Über Tee. Frankfurt; New York: Campus.", "Über Tee", "Campus", "Frankfurt; New York"),
        (
            "Southall, R. (1998): On Tea. Woodbridge: James Currey; Scottsville: UKZN Press.",
            "On Tea",
            "James Currey; UKZN Press",
            "Woodbridge; Scottsville",
        ),
        (
            "Schmid, Günther: Wege zum Tee. – Campus Verlag (Frankfurt / New York), 2002",
            "Wege zum Tee",
            "Campus Verlag",
            "Frankfurt / New York",
        ),
        (
            "Reinhardt, Rüdiger (2004): Teewissen. Methoden, Instrumente, Theorien, Berlin.",
            "Teewissen. Methoden, Instrumente, Theorien",
            None,
            "Berlin",
        ),
        (
            "Mill, J. S. (1886) System of tea. Longmans, Green & Co., London",
            "System of tea",
            "Longmans, Green & Co.",
            "London",
        ),
        (
            "Boyde, G. (2002) Tea of Leeds. Paper presented at the Tea Days, Innsbruck.",
            "Tea of Leeds",
            None,
            "Innsbruck",
        ),
    ],
)
def test_places_and_publishers(text: str, title: str, publisher: str | None, place: str) -> None:
    check(text, {"title": title, "publisher": publisher, "publisher_place": place, "container_title": None})


def test_series_behind_the_extent() -> None:
    check(
        "Roux, P. Le thé. Evreux : FLAMMARION, 1997. 127 p. (Dominos).",
        {"title": "Le thé", "publisher": "FLAMMARION", "collection_title": "Dominos", "number_of_pages": "127"},
    )


def test_book_with_a_word_of_bodies_in_its_subtitle() -> None:
    check(
        "Frank, R., 1990: New Tea. In: Roger Poe (ed.), Beyond the Cup. Tea and Society. New York: De Gruyter, 53–87.",
        {
            "container_title": "Beyond the Cup. Tea and Society",
            "publisher": "De Gruyter",
            "publisher_place": "New York",
            "type": "chapter",
        },
    )


@pytest.mark.parametrize(
    ("text", "title", "edition"),
    [
        ("Kern C, Colb L. Do chá: fundamentos. 1° ed. São Paulo: Ed. Manole: 1998.", "Do chá: fundamentos", "1"),
        (
            "Till, Ann. Tea: The Realities. 1st American ed. New York: Knopf, 1958.",
            "Tea: The Realities",
            "1st American",
        ),
        ("Smith, J. (2001). Tea house (Expanded edition). London: Tea Press.", "Tea house", "Expanded"),
        ("Smith, J. Tea house (1st. ed.). London: Tea Press, 2001.", "Tea house", "1st"),
        ("Roux, P. (1999). Le thé. 3e éd. Paris: Gallimard.", "Le thé", "3e"),
        ("Mohn, L. (1999): Tee. 14. A.. München: Beck.", "Tee", "14"),
        ("Novák, J. (1999): Čaj. 2. vyd. Praha: Karolinum.", "Čaj", "2"),
    ],
)
def test_editions(text: str, title: str, edition: str) -> None:
    check(text, {"title": title, "edition": edition})


@pytest.mark.parametrize(
    ("behind", "url", "accessed"),
    [
        (". www.tee.de/index.asp (03.02.2009).", "www.tee.de/index.asp", "2009-02-03"),
        (", online unter: http://www.tee.de/k.pdf (Aufruf: 02.03.2010).", "http://www.tee.de/k.pdf", "2010-03-02"),
        (
            ". Online verfügbar: http://www.tee.de/ k.pdf, Stand: 14. Oktober 2005.",
            "http://www.tee.de/k.pdf",
            "2005-10-14",
        ),
        (". Retrieved from teahouses.com", "teahouses.com", None),
        (". Retrieved on November 10, 2015 at http://www.tea.com/x", "http://www.tea.com/x", "2015-11-10"),
        (". Unter: www.tee.de/portal/x.pdf", "www.tee.de/portal/x.pdf", None),
        (". Available from: [http://www.tee.de/portal/x.pdf].", "http://www.tee.de/portal/x.pdf", None),
        (", in: http://www.tee.int/en/c.htm (retr. 12.12.2000)", "http://www.tee.int/en/c.htm", "2000-12-12"),
        (", online: http://www.cha.br/x.htm (2. November 2012).", "http://www.cha.br/x.htm", "2012-11-02"),
        (
            " (https://www.tea.ac.uk/p/1.pdf, retrieved September 3, 2013).",
            "https://www.tea.ac.uk/p/1.pdf",
            "2013-09-03",
        ),
        (". http://www.tea.org/x. Consultado el 5 de mayo de 2011.", "http://www.tea.org/x", "2011-05-05"),
        (". http://www.tea. org/history (31.10.08)", "http://www.tea.org/history", "2008-10-31"),
        (", online: www3.tea.ac. uk/pdf/t95.pdf (11. April 2014).", "www3.tea.ac.uk/pdf/t95.pdf", "2014-04-11"),
        (". http://www.tea.de/a/ 1195.shtml (02.03.2008).", "http://www.tea.de/a/1195.shtml", "2008-03-02"),
    ],
)
def test_words_beside_an_address_are_no_part_of_the_title(behind: str, url: str, accessed: str | None) -> None:
    check(
        f"Brand, U. (2000): Maps of tea{behind}",
        {"title": "Maps of tea", "url": url, "accessed": accessed, "container_title": None, "issued": "2000"},
    )


@pytest.mark.parametrize(
    ("text", "container", "issued", "pages"),
    [
        ("In: Frankfurter Rundschau vom 20. Oktober 2004", "Frankfurter Rundschau", "2004-10-20", None),
        ("In: Frankfurter Rundschau, 13.2.2004: 16-17", "Frankfurter Rundschau", "2004-02-13", "16-17"),
        ("In: Frankfurter Rundschau, 13.2.2004, S. 16.", "Frankfurter Rundschau", "2004-02-13", "16"),
    ],
)
def test_newspapers(text: str, container: str, issued: str, pages: str | None) -> None:
    check(
        f"Brand, U. (2004): Sie trinken Tee. {text}",
        {"title": "Sie trinken Tee", "container_title": container, "issued": issued, "pages": pages, "volume": None},
    )


def test_second_date_in_front_of_an_address_is_that_of_access() -> None:
    check(
        'Thomas, Evan. "Tea Time." Newsweek 27 May 2002. 10 June 2002 <http://www.tea.com/x>.',
        {"title": "Tea Time", "container_title": "Newsweek", "issued": "2002-05-27", "accessed": "2002-06-10"},
    )


def test_medium_and_language_are_no_part_of_the_title() -> None:
    check(
        "Meier, K. (2008). Tea online [59 paragraphs]. Forum Tea Research [On-line Journal], 8(1), 1-9.",
        {"title": "Tea online", "container_title": "Forum Tea Research"},
    )
    check(
        "Meier, K. (2008). Tea [in Russian]. Moscow: Nauka.", {"title": "Tea", "language": "ru", "publisher": "Nauka"}
    )


@pytest.mark.parametrize(
    ("behind", "editors", "container", "place"),
    [
        ("in: ders. Tee als Form. Frankfurt a.M. 11-36", "", "Tee als Form", "Frankfurt a.M"),
        ("In: Ders.: Tee und Politik, Bonn, 13-78.", "", "Tee und Politik", "Bonn"),
        ("in: Moss, Peter (Hrsg.): Tee im Norden. Bonn. S. 14-31.", "Moss, Peter", "Tee im Norden", "Bonn"),
        (
            "In: Meier, H.; Schindler, U. [Hrsg.]: Teekultur. – Gabler (Wiesbaden), 1996",
            "Meier, H.; Schindler, U.",
            "Teekultur",
            "Wiesbaden",
        ),
        (
            "In: Ross, P. H./Wright, J. D., Handbook of Tea. New York: Academic Press. S. 3-9",
            "Ross, P. H.; Wright, J. D.",
            "Handbook of Tea",
            "New York",
        ),
        (
            "// Faini R and Portes R (eds) European Tea. London, CEPR, 1995.",
            "Faini, R; Portes, R",
            "European Tea",
            "London",
        ),
        (
            "// Tea Policy / ed. A. Lieven and D. Trenin. London, 2003.",
            "Lieven, A.; Trenin, D.",
            "Tea Policy",
            "London",
        ),
        ("in Bianchi G. (a c. di), La tazza, Bologna, Il Mulino, pp. 12-34.", "Bianchi, G", "La tazza", "Bologna"),
        (
            "In: Jorge SA, Dantas SR. Teas of the world. São Paulo: Atheneu; 2003. p. 12-34.",
            "Jorge, SA; Dantas, SR",
            "Teas of the world",
            "São Paulo",
        ),
        (
            "In: Handbuch des Tees (Hg. Karl Hax und Theo Wessel), Köln, S. 903-935.",
            "Hax, Karl; Wessel, Theo",
            "Handbuch des Tees",
            "Köln",
        ),
        (
            "in R. Whipp and I. Sabel (eds) Making Tea: Time in Modern Organizations, pp. 8-10. Oxford: Tea Press.",
            "Whipp, R.; Sabel, I.",
            "Making Tea: Time in Modern Organizations",
            "Oxford",
        ),
    ],
)
def test_chapters(behind: str, editors: str, container: str, place: str) -> None:
    check(
        f"Mittel, J. (1982): Tee als Lebensform. {behind}",
        {
            "title": "Tee als Lebensform",
            "editors": editors,
            "container_title": container,
            "publisher_place": place,
            "type": "chapter",
        },
    )


@pytest.mark.parametrize(
    ("label", "editors"),
    [
        (". Trans. David Gerard", False),
        (" (translated by David Gerard)", False),
        (", David Gerard (trans.)", False),
        (". Übers. von David Gerard", False),
        (". Traduction de David Gerard", False),
        (". Trad. de David Gerard", False),
        (". Edited and translated by David Gerard", True),
        (", herausgegeben und übersetzt von David Gerard", True),
        (". ed. & transl. by David Gerard", True),
    ],
)
def test_translators(label: str, *, editors: bool) -> None:
    check(
        f"Martin, Henry. 1976. The Coming of Tea 1450–1800{label}. London: Verso.",
        {
            "title": "The Coming of Tea 1450–1800",
            "translators": "Gerard, David",
            "editors": "Gerard, David" if editors else "",
            "publisher": "Verso",
        },
    )


def test_a_date_and_a_place_in_a_title_are_not_of_the_book() -> None:
    text = (
        "World Tea Organization (WTO). Cups and health: report of a meeting, Geneva, 12-14 May 2019 [Internet]. "
        "Geneva: WTO; 2020 [cited 2021 Mar 3]. Available from: https://example.org/cups"
    )
    citation = read_one(text)
    assert citation.title == "Cups and health: report of a meeting, Geneva, 12-14 May 2019"
    assert (str(citation.issued), citation.publisher) == ("2020", "WTO")
    assert [name.literal for name in citation.authors] == ["World Tea Organization (WTO)"]


def test_a_subtitle_stands_in_front_of_the_place() -> None:
    citation = read_one("Jeanne Valen, Le thé. Une histoire des tasses, Paris, Éditions du Thé, 1977.")
    assert (citation.title, citation.publisher) == ("Le thé. Une histoire des tasses", "Éditions du Thé")


def test_a_body_with_a_country_can_be_editor() -> None:
    citation = read_one("Institute of Tea (U.S.), editor. Cups: intakes of tea. Washington, DC: Tea Press; 2001.")
    assert [name.literal for name in citation.editors] == ["Institute of Tea (U.S.)"]
    assert citation.title == "Cups: intakes of tea"


def test_a_quoted_title_can_begin_with_a_country() -> None:
    text = 'Eric Doe (2021) "Mexico: Cups and Access" in *Tea Debates* edited by Jan Roe, Oxford: Tea Press, pp. 572-93'
    assert read_one(text).title == "Mexico: Cups and Access"


def test_translators_of_articles_and_transactions() -> None:
    check(
        "Abram, Nicolas. “Notes on the Tea.” Trans. Nicholas Rand. Critical Tea 13.2 (1989): 287-292.",
        {"translators": "Rand, Nicholas", "container_title": "Critical Tea"},
    )
    check(
        "Abram, Nicolas. “Notes on the Tea.” Trans. Nonferrous Met. Soc. 24 (2014): 2174-2178.",
        {"translators": "", "container_title": "Trans. Nonferrous Met. Soc."},
    )


@pytest.mark.parametrize(
    ("text", "title", "publisher", "place"),
    [
        (
            "Riesman, D. (1950) The Lonely Cup. A Study of the Changing Tea. New Haven.",
            "The Lonely Cup. A Study of the Changing Tea",
            None,
            "New Haven",
        ),
        (
            "Meister, J. (2005): Beyond Tea. Cups, Saucers, Berlin/New York.",
            "Beyond Tea. Cups, Saucers",
            None,
            "Berlin/New York",
        ),
        (
            "Garn, T. Lines on the Tea. Stroud, Gloucestershire: Tempus, 2004.",
            "Lines on the Tea",
            "Tempus",
            "Stroud, Gloucestershire",
        ),
        (
            "Abern, S. (1984), “Architecture As Tea”, Van Nostrand Reinhold Company, New York.",
            "Architecture As Tea",
            "Van Nostrand Reinhold Company",
            "New York",
        ),
        ("Wagner, E. (1990): Stadt im Tee. Thaur bei Innsbruck.", "Stadt im Tee", None, "Thaur bei Innsbruck"),
        (
            "European Union (2008): Tea Report 2008: Meeting Needs. Brussels.",
            "Tea Report 2008: Meeting Needs",
            None,
            "Brussels",
        ),
    ],
)
def test_titles_with_words_of_bodies_and_commas(text: str, title: str, publisher: str | None, place: str) -> None:
    check(text, {"title": title, "publisher": publisher, "publisher_place": place})


def test_talk_has_no_publisher() -> None:
    check(
        "Wajc, J. (2003) ‘Time, Tea and Work’, Paper presented at the Tea Conference, Keele University, UK, June 2003.",
        {
            "title": "Time, Tea and Work",
            "type": "speech",
            "container_title": None,
            "publisher": None,
            "publisher_place": None,
            "issued": "2003-06",
        },
    )


def test_publisher_in_parentheses_is_no_series() -> None:
    check(
        "Hill, P. et al. Collected Essays on Tea and Sleep. (Penguin, 2002).",
        {
            "title": "Collected Essays on Tea and Sleep",
            "publisher": "Penguin",
            "issued": "2002",
            "collection_title": None,
        },
    )


def test_publisher_of_several_names_in_front_of_a_state() -> None:
    check(
        "Hill, P. Collected Essays on Tea. (Farrar, Straus and Giroux, New York, 2020).",
        {"publisher": "Farrar, Straus and Giroux", "publisher_place": "New York"},
    )


@pytest.mark.parametrize("imprint", ["(Éditions du Thé, Paris, 1956)", "(1956)"])
def test_pages_in_front_of_parentheses(imprint: str) -> None:
    check(
        f"Hill, P. Tea in towns. in Proceedings of the Tea Conference 1043–1074 {imprint}.",
        {"container_title": "Proceedings of the Tea Conference", "pages": "1043-1074", "issued": "1956"},
    )


def test_body_without_a_sign_behind_it_in_lists_with_semicolons() -> None:
    others = [f"Roe, {sign}.; Hill, P. Tea in Towns; Minster Press: York, 2010; pp. 1–9." for sign in "ABC"]
    first, *_ = references.read(
        "\n".join(["International Tea Agency Cups and Pots. Tea J. 1974, 206, 13.", *others])
    ).citations
    assert (value(first, "authors"), first.title) == ("International Tea Agency", "Cups and Pots")


def test_names_in_capitals_behind_one_with_initials() -> None:
    check(
        "HILL, C., ROE, George, Jr. and POE, M., 2016. Tea in towns. Tea Journal. 2016. Vol. 44, no. 12, p. 29–32.",
        {"authors": "HILL, C.; ROE, George; POE, M.", "title": "Tea in towns"},
    )


@pytest.mark.parametrize(
    ("text", "authors", "title"),
    [
        ("Roe HA; Hill PQ Cups in towns. Tea J. 2011, 14, 6-9.", "Roe, HA; Hill, PQ", "Cups in towns"),
        ("Roe H The distribution of cups. Tea J. 1989, 13, 5-7.", "Roe, H", "The distribution of cups"),
        (
            "V. G. Roe, R. E. Hill, A network of tea towns. Tea J. 22, 6-8 (1974).",
            "Roe, V. G.; Hill, R. E.",
            "A network of tea towns",
        ),
    ],
)
def test_people_in_front_of_a_title_without_a_sign(text: str, authors: str, title: str) -> None:
    check(text, {"authors": authors, "title": title})


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("https://doi.org/10.1016/j. teares.2010.08.004", "10.1016/j.teares.2010.08.004"),
        ("https://doi.org/10.1371/journal.tea. 0189136", "10.1371/journal.tea.0189136"),
        ("doi:10.1001/ tea.2017.18672", "10.1001/tea.2017.18672"),
        ("doi: 10.1000/tea.2010. Epub 2012 Mar 3", "10.1000/tea.2010"),
    ],
)
def test_identifiers_divided_at_the_end_of_a_line(printed: str, doi: str) -> None:
    check(
        f"Roe H, Hill P. Tea. Tea Journal 2010;20:868-871. {printed}.", {"doi": doi, "volume": "20", "pages": "868-871"}
    )


@pytest.mark.parametrize("end", ["tea-cups-in-towns", "S0168900296011722", "house/cups.html"])
def test_addresses_divided_at_the_end_of_a_line(end: str) -> None:
    check(f"Roe, H. (2009). Tea cups. https://www.tea.org/house/ {end}", {"url": f"https://www.tea.org/house/{end}"})
