"""XML that is not well-formed: a fault costs the record it stands in, and its neighbours arrive."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable

import pytest

from carcite.errors import ReadError
from carcite.formats.xml import escape, legal, read_elements, repair
from carcite.notes import Code, Note

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
END = "</records></xml>\n"


def record(text: str) -> str:
    return f"<record><title>{text}</title></record>\n"


def read(text: str | bytes) -> tuple[list[str], list[Note]]:
    file = io.StringIO(text) if isinstance(text, str) else io.BytesIO(text)
    found: list[str] = []
    notes: list[Note] = []
    for item in read_elements(file, {"record"}, roots={"xml"}, expected="records"):
        if isinstance(item, Note):
            notes.append(item)
        else:
            element, line = item
            found.append(f"{line} {''.join(element.itertext())}")
    return found, notes


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("Salt &#x2; water", "Salt  water"),
        ("Salt \x02 water", "Salt  water"),
        ("Salt &#0;&#11;&#xFFFE;&#9999999; water", "Salt  water"),
        ("Salt & water", "Salt & water"),
        ("R&D at AT&T; x", "R&D at AT&T; x"),
        ("caf&eacute; &noname;", "café &noname;"),
        ("a &amp; b &lt;c> & <![CDATA[d & e]]>", "a & b <c> & d & e"),
    ],
)
def test_what_can_be_repaired_is_read_with_a_note(second: str, text: str) -> None:
    found, notes = read(HEAD + record("Good") + record(second) + record("Third") + END)
    assert found == ["3 Good", f"4 {text}", "5 Third"]
    assert [(note.code, note.line) for note in notes] == [(Code.REPAIRED, 4)]


@pytest.mark.parametrize(
    "second",
    ["<record><title>Bad</record>\n", "<record><title>Bad <1</title></record>\n", "<record><title>Bad</title>\n",
     "<record><title a=b>Bad</title></record>\n"],
)  # fmt: skip
def test_a_record_that_cannot_be_repaired_is_reported(second: str) -> None:
    for number in (1, 3):
        found, notes = read(HEAD + record("Good") + second * number + record("Third") + record("Fourth") + END)
        assert found == ["3 Good", f"{4 + number} Third", f"{5 + number} Fourth"]
        assert [(note.code, note.line) for note in notes] == [(Code.BROKEN_RECORD, 4 + n) for n in range(number)]
        assert all("Bad" in (note.text or "") for note in notes)


def test_a_cut_end_costs_the_record_it_stands_in() -> None:
    text = HEAD + record("Good") + record("Third")
    found, notes = read(text[:-20])
    assert found == ["3 Good"]
    assert [(note.code, note.line) for note in notes] == [(Code.BROKEN_RECORD, 4)]
    found, notes = read(text)
    assert found == ["3 Good", "4 Third"]
    assert [note.code for note in notes] == [Code.REPAIRED]


def test_text_between_records_is_reported() -> None:
    found, notes = read(HEAD + record("Good") + "stray & text</b>" + record("Third") + END)
    assert found == ["3 Good", "4 Third"]
    assert [note.code for note in notes] == [Code.NOT_A_RECORD]


def test_documents_one_after_the_other_are_read() -> None:
    found, notes = read((HEAD + record("Good") + END) * 2)
    assert [text.split()[1] for text in found] == ["Good", "Good"]
    assert all(note.code is Code.NOT_A_RECORD for note in notes)


def test_a_document_of_many_lines_is_read() -> None:
    text = HEAD + record("Good") + "\n" * 70_000 + record("R & D") + "\n" * 70_000 + record("Third") + END
    found, notes = read(text)
    assert [title.split(" ", 1)[1] for title in found] == ["Good", "R & D", "Third"]
    assert [(note.code, note.line) for note in notes] == [(Code.REPAIRED, 70_004)]
    assert read(text.replace("&", "and"))[0][-1] == "140005 Third"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252"])
def test_bytes_are_decoded_as_they_say(encoding: str) -> None:
    declared = HEAD.replace("UTF-8", encoding.removesuffix("-sig").removesuffix("-le"))
    assert read((declared + record("café") + END).encode(encoding)) == (["3 café"], [])


def test_bytes_that_are_not_of_the_encoding_cost_a_character() -> None:
    found, _ = read(HEAD.encode() + record("caf\xe9").encode("latin-1") + record("Third").encode() + END.encode())
    assert found == ["3 caf\ufffd", "4 Third"]


@pytest.mark.parametrize("text", ["", "not xml", "<xml", "<html><body/></html>", "<xml></y>"])
def test_what_is_not_such_a_document_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)


def test_an_unknown_encoding_is_reported() -> None:
    for name in (b"klingon", b"zip_codec"):
        with pytest.raises(ReadError, match="unknown encoding"):
            read(b'<?xml version="1.0" encoding="%s"?><xml></xml>' % name)


def test_a_document_that_is_one_record() -> None:
    for text in ("<record>a</record>", '<?xml version="1.0"?>\n<record>a</record>\n'):
        elements = read_elements(io.StringIO(text), {"record"}, roots={"record"}, expected="x")
        assert ["".join(item[0].itertext()) for item in elements if not isinstance(item, Note)] == ["a"]


def test_repair_and_legal_leave_good_text_alone() -> None:
    assert repair("a &amp; &#233; <b>&lt;</b>") == "a &amp; &#233; <b>&lt;</b>"
    assert legal("a\x00\ud800\ufdd0\ufffeb\t") == "ab\t"


@pytest.mark.parametrize(
    "unit",
    ["<record>", "<record/>", "<record><a>", "</record>", "<", "&", "<record>&", "<record></x>", "<a", "<![CDATA[",
     "]]>", "<!--", "<?x ", "\x02<record>\x02</record>"],
)  # fmt: skip
def test_the_time_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = HEAD + unit * times

        def run() -> float:
            start = time.process_time()
            with contextlib.suppress(ReadError):
                read(text)
            return time.process_time() - start

        return min(run() for _ in range(2))

    assert growth(seconds, 2000) < 3.5


def growth(seconds: Callable[[int], float], times: int) -> float:
    """How much more processor time twice as much takes, the time of a tick added to both."""
    return (seconds(2 * times) + 0.01) / (seconds(times) + 0.01)


def test_a_carriage_return_is_written_as_a_reference() -> None:
    assert escape("a\r\n<b>") == "a&#xD;\n&lt;b&gt;"
    assert read(HEAD + record(escape("a\r\nb")) + END) == (["3 a\r\nb"], [])
