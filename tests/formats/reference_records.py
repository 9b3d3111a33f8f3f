"""Invented records of all the kinds that reference lists have, the same in every run for one seed."""

from __future__ import annotations

import random

from carcite.model import Citation


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip().splitlines())


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, _, second in (line.partition(" | ") for line in _lines(text)))


_FAMILIES = tuple(
    """
Smith, García Márquez, O’Brien, Müller, Nguyen, van der Berg, de la Cruz, Kowalczyk, Li, Wang, Zhang, Østergård
Şahin, Lefèvre, D’Angelo, Smith-Jones, McAllister, Ivanov, Nakamura, Park, Fernández, Čapek, Łukasiewicz
Von Neumann, Johansson, Abdullah, Okafor, Papadopoulos, Haddad, Silva, Oliveira, Schmidt, Rossi, Bianchi, Dubois
Jansen, Yılmaz, Horváth, Novák, Petrov, Tanaka, Suzuki, Kim, Chen, Huang, Patel, Singh, Gupta, MacDonald, Reyes
Xu, Wu, Ma, El-Sayed, Ben-David, Al-Khalili, Lindqvist, Moreau, Beaumont, Castellanos, Whitfield, Underwood
""".strip()
    .replace("\n", ", ")
    .split(", ")
)
_GIVEN = tuple(
    """
John, Mary Ann, Jean-Pierre, José, Xiaoming, Wei, Anna K., Robert B., Élise, Björn, Ingrid, Olufemi, Hiroshi
Min-Jun, Ahmed, Fatima, Sofia, Luca, Chiara, Piotr, Zoë, Thomas, Laura J., David, Sarah, Andrew J. P., Katarzyna
Miguel Ángel, Yuki, Priya, Rajesh, George, Emily R., M. L., C., Daniel, Nadia, Ömer, Stefan, Ulrike
""".strip()
    .replace("\n", ", ")
    .split(", ")
)
_BODIES = _lines("""
World Health Organization
National Institute for Health and Care Excellence
International Energy Agency
European Commission
RECOVERY Collaborative Group
Ministry of Health of the Republic of Zambia
""")
_SUBJECTS = _lines("""
sleep
river deltas
protein folding
carbon pricing
gut microbiota
spoken Icelandic
urban heat
monetary policy
honey bees
graph neural networks
type 2 diabetes
medieval trade
soil carbon
the Roman army
quantum dots
school meals
glacier retreat
COVID-19 vaccination
coral reefs
reinforcement learning
the p53 pathway
rural migration
lithium–sulfur batteries
tea drinking
antibiotic resistance in E. coli
children’s reading
SARS-CoV-2 spike mutations
IL-6 signalling
""")
_TITLES = _lines("""
Effects of {a} on {b}: a randomized controlled trial
{A} and {b}
What can {a} tell us about {b}?
On the origins of {a}
{A} in Europe, 1850–1914: evidence from parish records
A review of {a}
Is {a} a cause of {b}? A systematic review and meta-analysis
Towards a theory of {a}
Long-term trends in {a}, {b}, and mortality in the United States
“Not in my name”: {a} and the politics of {b}
The role of {a} (and why it matters)
Modelling {a} with incomplete data: the case of {b}
Does {a} pay off?
{A}
Mapping {a} across the Global South
Deep learning for {a}
{A} revisited
An atlas of {a} in mice, rats and humans
Correlates of {a} among adults aged 65 and over in Japan
In search of {a}
Guidelines for the management of {a}
Evidence that {a} is not driven by {b}
""")
_BOOK_TITLES = _lines("""
A history of {a}
{A}: theory and practice
The making of {a}
Principles of {a}
Why {a} fails
Understanding {a}: an introduction for students
The {b} handbook
Thinking about {a}
{A} and its enemies
Collected essays on {a} and {b}
Who owns {a}?
The economics of {a}
{A} in a nutshell
""")
_JOURNALS = _pairs("""
Nature | Nature
Science | Science
Cell | Cell
The Lancet | Lancet
PLOS ONE | PLoS One
Proceedings of the National Academy of Sciences of the United States of America | Proc Natl Acad Sci U S A
The New England Journal of Medicine | N Engl J Med
Journal of Biological Chemistry | J Biol Chem
BMC Bioinformatics | BMC Bioinformatics
American Economic Review | Am Econ Rev
Zeitschrift für Soziologie | Z Soziol
Revista Española de Cardiología | Rev Esp Cardiol
Physical Review Letters | Phys Rev Lett
IEEE Transactions on Pattern Analysis and Machine Intelligence | IEEE Trans Pattern Anal Mach Intell
Past & Present | Past Present
eLife | eLife
Journal of the American Chemical Society | J Am Chem Soc
Angewandte Chemie International Edition | Angew Chem Int Ed
Language | Language
Environmental Research: Climate | Environ Res: Clim
Annals of Internal Medicine | Ann Intern Med
Frontiers in Psychology | Front Psychol
Nucleic Acids Research | Nucleic Acids Res
International Journal of Heat and Mass Transfer | Int J Heat Mass Transfer
Biochimica et Biophysica Acta (BBA) - Biomembranes | Biochim Biophys Acta Biomembr
Econometrica | Econometrica
Annales de démographie historique | Ann Demogr Hist
Sensors | Sensors
Water Resources Research | Water Resour Res
Social Forces | Soc Forces
Gut | Gut
""")
_PUBLISHERS = _pairs("""
Cambridge University Press | Cambridge
Oxford University Press | Oxford
Springer | Berlin
MIT Press | Cambridge, MA
Routledge | London
Sage | Thousand Oaks, CA
Wiley-VCH | Weinheim
Penguin | New York
Harper & Row | New York, NY
Elsevier | Amsterdam
Suhrkamp | Frankfurt am Main
O’Reilly Media | Sebastopol, CA
Éditions du Seuil | Paris
W. W. Norton & Company | New York
University of Chicago Press | Chicago
Palgrave Macmillan | Basingstoke
Academic Press | San Diego
Mohr Siebeck | Tübingen
Brill | Leiden
John Wiley & Sons | Hoboken, NJ
CRC Press | Boca Raton
Verso | London
De Gruyter | Berlin
Farrar, Straus and Giroux | New York
Edward Elgar | Cheltenham
""")
_UNIVERSITIES = _pairs("""
Stanford University | Stanford
Universität Wien | Vienna
University of Cape Town | Cape Town
ETH Zurich | Zurich
Massachusetts Institute of Technology | Cambridge, MA
Lunds universitet | Lund
Université de Montréal | Montreal
Imperial College London | London
""")
_REPORTERS = _pairs("""
World Health Organization | Geneva
RAND Corporation | Santa Monica, CA
World Bank | Washington, DC
Intergovernmental Panel on Climate Change | Geneva
National Bureau of Economic Research | Cambridge, MA
Fraunhofer Institute for Systems and Innovation Research | Karlsruhe
""")
_CONFERENCES = _lines("""
Proceedings of the 34th International Conference on Machine Learning
Proceedings of the 2019 Conference of the North American Chapter of the Association for Computational Linguistics
2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)
Advances in Neural Information Processing Systems
Proceedings of the ACM Symposium on Operating Systems Principles
23rd European Workshop on Software Testing
""")
_SITES = _lines("""
BBC News
Our World in Data
The Guardian
Python Software Foundation
Mayo Clinic
Eurostat
""")
_HAN_NAMES = _lines("""
王小明
李雷
张伟
陈静
刘洋
赵敏
欧阳修
周杰
""")
_HAN_TITLES = _lines("""
介入治疗慢性完全闭塞病变的长期疗效
长江流域水文变化及其影响因素研究
基于深度学习的图像识别方法
中国城市化进程中的土地利用
青少年近视的流行病学调查：一项横断面研究
""")
_HAN_JOURNALS = _lines("""
中华心血管病杂志
水利学报
计算机学报
地理研究
""")
_HAN_PUBLISHERS = _pairs("""
科学出版社 | 北京
人民卫生出版社 | 北京
复旦大学出版社 | 上海
""")

_SHARES = {
    "article-journal": 42, "book": 15, "chapter": 13, "paper-conference": 9, "thesis": 6, "report": 6, "article": 5,
    "webpage": 4,
}  # fmt: skip


def records(number: int, seed: int) -> list[Citation]:
    """Return `number` records; those with the same seed are the same."""
    source = _Source(seed)
    types = source.random.choices(list(_SHARES), list(_SHARES.values()), k=number)
    return [Citation(**source.record(kind)) for kind in types]


class _Source:
    """Makes the values of records by chance."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = 1000

    def one(self, values: tuple[object, ...]) -> object:
        return self.random.choice(values)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def record(self, kind: str) -> dict[str, object]:
        if kind in ("article-journal", "book", "thesis") and self.chance(0.07):
            return self.chinese(kind)
        found = {"type": kind, "issued": self.date(kind), "language": "en"}
        found |= {"authors": self.people(1, 8)} if not self.chance(0.05) else {"authors": [self.body()]}
        found |= getattr(self, kind.replace("-", "_"))()
        if kind in ("article-journal", "chapter", "paper-conference", "article") and self.chance(0.8):
            prefix, number = self.random.randint(1000, 9999), self.random.randint(10000, 99999)
            found["doi"] = f"10.{prefix}/{self.one(('s', 'j.x', 'jf'))}{number}"
        return found

    def date(self, kind: str) -> str:
        year = self.random.randint(1955, 2024)
        if kind in ("book", "chapter", "thesis", "report") or self.chance(0.4):
            return str(year)
        month = f"{year}-{self.random.randint(1, 9):02}"
        return month if self.chance(0.4) else f"{month}-{self.random.randint(1, 28):02}"

    def people(self, least: int, most: int, families: tuple[str, ...] = _FAMILIES[:45]) -> list[dict[str, str]]:
        count = min(self.random.randint(least, most), self.random.randint(least, most))
        families = self.random.sample(families, count)
        return [self.name(str(family)) for family in families]

    def name(self, family: str) -> dict[str, str]:
        name = {"family": family, "given": str(self.one(_GIVEN))}
        if family.split()[0] in ("van", "de"):
            particle, _, rest = family.rpartition(" ")
            name |= {"family": rest, "particle": particle}
        if self.chance(0.02):
            name["suffix"] = "Jr."
        return name

    def body(self) -> dict[str, str]:
        return {"literal": str(self.one(_BODIES))}

    def title(self, forms: tuple[str, ...]) -> str:
        first, second = self.random.sample(_SUBJECTS, 2)
        return str(self.one(forms)).format(a=first, b=second, A=first[0].upper() + first[1:])

    def pages(self) -> str:
        first = self.random.randint(1, 3000)
        return f"{first}-{first + self.random.randint(2, 40)}"

    def publisher(self, table: tuple[tuple[str, str], ...]) -> dict[str, object]:
        publisher, place = self.random.choice(table)
        return {"publisher": publisher, "publisher_place": place if self.chance(0.85) else None}

    def article_journal(self) -> dict[str, object]:
        journal, short = self.random.choice(_JOURNALS)
        found: dict[str, object] = {
            "title": self.title(_TITLES),
            "container_title": journal,
            "container_title_short": short,
        }
        found["volume"] = str(self.random.randint(2, 480))
        if self.chance(0.7):
            found["issue"] = str(self.random.randint(1, 12)) if self.chance(0.9) else "3-4"
        if self.chance(0.2):
            found["article_number"] = str(self.one(("e1004873", "98", "107263", "e12345", "013104")))
        else:
            found["pages"] = self.pages() if self.chance(0.93) else str(self.random.randint(1, 900))
        return found

    def book(self) -> dict[str, object]:
        found = {"title": self.title(_BOOK_TITLES), **self.publisher(_PUBLISHERS)}
        if self.chance(0.25):
            found["edition"] = str(self.random.randint(2, 9))
        if self.chance(0.15):
            found |= {"authors": [], "editors": self.people(1, 4)}
        if self.chance(0.3):
            found["isbn"] = ["978-0-262-03384-8"]
        return found

    def chapter(self) -> dict[str, object]:
        found = {"title": self.title(_TITLES), "container_title": self.title(_BOOK_TITLES), "pages": self.pages()}
        found |= self.publisher(_PUBLISHERS)
        if self.chance(0.8):
            found["editors"] = self.people(1, 3, _FAMILIES[45:])
        return found

    def paper_conference(self) -> dict[str, object]:
        found: dict[str, object] = {"title": self.title(_TITLES), "container_title": self.one(_CONFERENCES)}
        found["pages"] = self.pages()
        if self.chance(0.6):
            found |= self.publisher(
                (("IEEE", "Piscataway, NJ"), ("ACM", "New York"), ("PMLR", "Sydney"), *_PUBLISHERS[:3])
            )
        return found

    def thesis(self) -> dict[str, object]:
        genre = self.one(("PhD thesis", "Doctoral dissertation", "Master’s thesis"))
        return {
            "title": self.title(_TITLES),
            "genre": genre,
            "authors": self.people(1, 1),
            **self.publisher(_UNIVERSITIES),
        }

    def report(self) -> dict[str, object]:
        found = {"title": self.title(_TITLES), **self.publisher(_REPORTERS)}
        if self.chance(0.5):
            found |= {"number": str(self.random.randint(20, 9000)), "genre": "Technical report"}
        if self.chance(0.4):
            found["url"] = f"https://reports.example.org/{self.random.randint(100, 999)}/full.pdf"
        return found

    def article(self) -> dict[str, object]:
        server = self.one(("arXiv", "bioRxiv", "medRxiv", "PsyArXiv"))
        return {"title": self.title(_TITLES), "publisher": server, "genre": "Preprint"}

    def webpage(self) -> dict[str, object]:
        found: dict[str, object] = {"title": self.title(_TITLES), "container_title": self.one(_SITES)}
        found["url"] = f"https://www.example.org/{self.random.randint(100, 999)}/news"
        found["accessed"] = f"2025-{self.random.randint(10, 12)}-{self.random.randint(1, 28):02}"
        return found

    def chinese(self, kind: str) -> dict[str, object]:
        names = self.random.sample(_HAN_NAMES, self.random.randint(1, 5))
        people = [
            {"family": n[:2], "given": n[2:]} if n.startswith("欧阳") else {"family": n[0], "given": n[1:]}
            for n in names
        ]
        found = {"type": kind, "title": self.one(_HAN_TITLES), "authors": people, "language": "zh"}
        found["issued"] = str(self.random.randint(1985, 2024))
        if kind == "article-journal":
            found |= {"container_title": self.one(_HAN_JOURNALS), "volume": str(self.random.randint(12, 90))}
            return found | {"issue": str(self.random.randint(1, 12)), "pages": self.pages()}
        if kind == "thesis":
            return found | {
                "authors": people[:1],
                "genre": "博士学位论文",
                "publisher": "北京大学",
                "publisher_place": "北京",
            }
        publisher, place = self.random.choice(_HAN_PUBLISHERS)
        return found | {"publisher": publisher, "publisher_place": place}
