"""Places where books are published, and publishers whose names have no word that says so, in lower case.

A place that is not here is known by its form only.
"""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(name for piece in re.split(r"[;\n]", text) if (name := piece.strip()))


CITIES = _names("""
aachen; aarhus; aberdeen; abingdon; adelaide; albany; albuquerque; alexandria; almería; amherst; amsterdam; ankara
ann arbor; antwerp; antwerpen; arlington; armonk; asunción; athens; atlanta; auckland; austin; avignon; bad honnef
baden-baden; baltimore; bamberg; bangalore; bangkok; barcelona; bari; basel; basingstoke; bath; baton rouge; bayreuth
beijing; beirut; belfast; belgrade; belmont; belo horizonte; bergen; berkeley; berlin; bern; bethesda; bielefeld
bilbao; birmingham; bloomington; boca raton; bochum; bogotá; bologna; bombay; bonn; bordeaux; boston; boulder
bradford; brasília; bratislava; braunschweig; bremen; brescia; brighton; brisbane; bristol; brno; broomfield; brussel
brussels; bruxelles; bucharest; bucureşti; budapest; buenos aires; buffalo; burlington; caen; cairo; calcutta
cambridge; cambridge ma; cambridge mass; campinas; canberra; cape town; caracas; carbondale; cardiff; chapel hill
charleston; charlottesville; cheltenham; chennai; chicago; chichester; chur; cincinnati; cleveland; colchester
cologne; colombo; colorado springs; columbia; columbus; copenhagen; corvallis; coventry; cracow; curitiba; dakar
dallas; darmstadt; davis; delhi; den haag; denver; detroit; dhaka; dijon; dordrecht; dortmund; downers grove; dresden
dublin; duisburg; dunedin; durham; düsseldorf; east lansing; edinburgh; eindhoven; englewood cliffs; erlangen; essen
eugene; evanston; exeter; farnham; firenze; florence; florianópolis; fort collins; fort worth; fortaleza; frankfurt
frankfurt a. m; frankfurt a.m; frankfurt am main; frankfurt/m; frankfurt/main; freiburg; freiburg im breisgau
fribourg; gainesville; garden city; geneva; genova; gent; genève; ghent; giessen; glasgow; glencoe; goiânia
gothenburg; granada; grand rapids; graz; grenoble; groningen; guadalajara; göteborg; göttingen; halle; hamburg
hamilton; hannover; hanoi; hanover; harlow; harmondsworth; hartford; havana; heidelberg; helsinki; hildesheim
hillsdale; hoboken; hong kong; honolulu; houndmills; houston; hyderabad; ibadan; indianapolis; innsbruck; iowa city
irvine; issy-les-moulineaux; istanbul; ithaca; jakarta; jena; jerusalem; johannesburg; kansas city; karlsruhe; kassel
kathmandu; kiel; kiev; kingston; knoxville; kobe; konstanz; kraków; kuala lumpur; kyiv; kyoto; köln; königstein
københavn; la habana; la paz; lagos; lanham; larnaca; lausanne; lawrence; leicester; leiden; leipzig; leningrad
leuven; lewiston; lexington; lille; lima; lincoln; linz; lisboa; lisbon; liverpool; livorno; ljubljana; london
london and new york; londres; los alamos; los angeles; louisville; louvain; louvain-la-neuve; lublin; lund; lynchburg
lyon; lyons; macon; madison; madrid; mahwah; mainz; malden; manchester; manila; mannheim; maputo; marburg; marseille
medellín; medford; melbourne; menlo park; messina; mexico; mexico city; miami; milan; milano; milton keynes
milwaukee; mineola; minneapolis; minsk; modena; monterey; montevideo; montpellier; montreal; montréal; moscou; moscow
moskva; mountain view; mumbai; munich; málaga; méxico; münchen; münster; nairobi; nantes; naples; napoli; nashville
neuchâtel; neukirchen-vluyn; new brunswick; new delhi; new haven; new orleans; new york; new york city; newark
newbury park; newcastle; newcastle upon tyne; nice; nicosia; nijmegen; norman; northampton; norwich; norwood
notre dame; nottingham; nürnberg; oakland; odense; oldenburg; olms; opladen; orlando; osaka; oslo; osnabrück; ottawa
oxford; oxon; oñati; paderborn; padova; padua; palermo; palo alto; pamplona; paris; pasadena; passau; perth
philadelphia; phoenix; pisa; piscataway; pittsburgh; pondicherry; port moresby; portland; porto; porto alegre
potsdam; poznań; prag; prague; praha; pretoria; princeton; providence; quito; québec; raleigh; reading; recife
regensburg; reinbek; rennes; reston; reykjavik; richmond; riga; rio de janeiro; rochester; rockville; roma; rome
rotterdam; rueil-malmaison; saarbrücken; sacramento; saint petersburg; salamanca; salt lake city; salvador; salzburg
san antonio; san diego; san francisco; san jose; san josé; san juan; san mateo; san rafael; santa barbara; santa fe
santa monica; santiago; santiago de chile; santiago de compostela; sarajevo; seattle; sebastopol; seoul; sevilla
seville; shanghai; sheffield; singapore; skopje; sofia; southampton; springfield; st louis; st petersburg
st. andrews; st. louis; st. paul; st. petersburg; stanford; stockholm; strasbourg; stuttgart; sunderland; sydney
syracuse; szeged; são paulo; taipei; tallahassee; tallinn; tampa; tampere; tartu; tashkent; tbilisi; tehran; tel aviv
tempe; the hague; thessaloniki; thousand oaks; tokyo; torino; toronto; toulouse; trento; trier; trieste; trondheim
tucson; turin; turku; tübingen; umeå; university park; upper saddle river; uppsala; urbana; utrecht; valencia
valladolid; vancouver; vanves; varanasi; venezia; venice; vienna; vilnius; waco; wageningen; warsaw; warszawa
washington; washington d. c; washington d.c; washington dc; weinheim; wellington; west lafayette; westport; wien
wiesbaden; williamsburg; wilmington; windsor; winnipeg; winona lake; winterthur; wrocław; wuppertal; würzburg; yale
york; zagreb; zaragoza; zurich; zürich; београд; екатеринбург; казань; киев; київ; л; ленинград; м; минск; москва
новосибирск; санкт-петербург; софия; спб; 上海; 京都; 北京; 南京; 台北; 大阪; 天津; 广州; 成都; 杭州
東京; 武汉; 西安; 重庆
香港; 부산; 서울
""")
REGIONS = _names("""
ab; act; ak; al; ala; alabama; alaska; alberta; allemagne; ar; argentina; ariz; arizona; ark; arkansas; australia
austria; az; bc; belgique; belgium; brasil; brazil; british columbia; bulgaria; ca; cal; calif; california; canada
chile; china; co; colo; colombia; colorado; conn; connecticut; croatia; ct; cyprus; czech republic; d. c; d.c; dc; de
del; delaware; denmark; deutschland; egypt; england; espagne; españa; essex; finland; fl; fla; florida; france; ga
gb; georgia; germany; great britain; britain; greece; hampshire; hawaii; hi; hungary; ia; iceland; id; idaho; il; ill
illinois; in; ind; india; indiana; indonesia; iowa; iran; ireland; israel; italia; italy; japan; kan; kansas; kent
kentucky; kenya; korea; ks; ky; la; louisiana; luxembourg; ma; maine; malaysia; maryland; mass; massachusetts; md; me
mexico; mi; mich; michigan; middlesex; minn; minnesota; miss; mississippi; missouri; mn; mo; montana; ms; mt; méxico
n.c; n.j; n.y; nc; nd; ne; neb; nebraska; netherlands; nev; nevada; new hampshire; new jersey; new mexico; new york
new zealand; nh; nigeria; nj; nm; north carolina; north dakota; norway; nsw; nv; ny; oh; ohio; ok; okla; oklahoma; on
ont; ontario; or; ore; oregon; p.r. china; pa; pakistan; penn; pennsylvania; peru; perú; philippines; poland
portugal; pr china; qc; qld; que; quebec; r.i; rhode island; ri; romania; royaume-uni; russia; sc; schweiz; scotland
sd; serbia; singapore; south africa; south carolina; south korea; spain; suisse; surrey; sweden; switzerland; taiwan
tenn; tennessee; tex; texas; thailand; the netherlands; tn; turkey; tx; u.k; u.s; u.s.a; uk; ukraine; united kingdom
united states; united states of america; us; usa; ussr; ut; utah; va; vermont; vic; vietnam; virginia; vt; wa; wales
wash; washington; west germany; west sussex; west virginia; wi; wis; wisconsin; wv; wy; wyoming; états-unis
österreich
""")
PUBLISHERS = _names("""
aaai; abingdon; academic; acm; addison-wesley; akademie; akal; alianza; allen & unwin; allen and unwin; allyn & bacon
allyn and bacon; anchor; apress; ariel; armand colin; arnold; ashgate; atlas; baker; bantam; basic books; beck
bedford; belin; benjamins; birkhauser; birkhäuser; blackwell; brasiliense; brepols; brill; brooks/cole; bruylant
butterworth; butterworth-heinemann; butterworths; böhlau; c. h. beck; c.h. beck; campus; carocci; chapman & hall
chapman and hall; churchill livingstone; clarendon; colin; contexto; cortez; crc; croom helm; cup; cátedra; dalloz
de boeck; de gruyter; dekker; doubleday; dover; droz; dunod; dutton; duxbury; edward arnold; edward elgar; eerdmans
einaudi; elsevier; erlbaum; faber & faber; faber and faber; farrar, straus & giroux; farrar, straus and giroux
fayard; feltrinelli; fink; fischer; flammarion; fondo de cultura económica; forense; fortress; franz steiner; freeman
gallimard; garland; gedisa; giuffrè; grasset; greenwood; hachette; hanser; harper; harper & row; harper and row
harpercollins; harrassowitz; hart; heinemann; hendrickson; holt; holt, rinehart & winston; holt, rinehart and winston
houghton mifflin; houghton, mifflin; hucitec; ieee; il mulino; intervarsity; ivp; karger; klett; kluwer; knopf
l'harmattan; la découverte; lang; larcier; larousse; laterza; le seuil; lgdj; lippincott; lit; little, brown; longman
longmans; loyola; l’harmattan; m.e. sharpe; macmillan; malheiros; marcel dekker; masson; mcgraw hill; mcgraw-hill
methuen; metzler; minuit; mit; mohr siebeck; mondadori; morgan kaufmann; mosby; mouton; narr; nathan; niemeyer
north holland; north-holland; norton; o'reilly; odile jacob; olms; orbis; oup; o’reilly; paidós; palgrave; pantheon
papirus; passagen; paternoster; payot; pearson; peeters; penguin; pergamon; peter lang; plenum; praeger
prentice hall; prentice-hall; puf; putnam; reclam; routledge; rowman & littlefield
rowman and littlefield; rowohlt; sage; saraiva; saunders; schöningh; scm; scribner; scribner’s; seuil; sharpe; siam
siglo veintiuno; siglo xxi; simon & schuster; simon and schuster; springer; steiner; suhrkamp; sweet & maxwell
t & t clark; t&t clark; taylor & francis; taylor and francis; tecnos; teubner; thieme; transaction; transcript
trotta; usenix; vandenhoeck & ruprecht; vandenhoeck und ruprecht; verso; vieweg; viking; vintage; vozes; vrin
w. h. freeman; w.b. saunders; w.h. freeman; wadsworth; walter de gruyter; westview; wiley; wilhelm fink; winter
world scientific; zahar; zondervan; высшая школа; мир; мысль; наука; просвещение; юрайт
""")


def is_known_place(text: str) -> bool:
    """Return whether all parts of a text are known places, the first of them a city: `Cambridge, MA`, `Basel/Wien`."""
    parts = [part for part in re.split(r",\s*|\s?/\s?|;\s*|\s(?:and|und|et|y|e|&|–|-)\s", _bare(text)) if part]
    return bool(parts) and _is_city(parts[0]) and all(_is_city(part) or _is_region(part) for part in parts)


def is_known_region(text: str) -> bool:
    """Return whether a text names a state or a country: `MA`, `New Jersey, USA`."""
    return all(map(_is_region, re.split(r",\s*|\s(?=usa$)", _bare(text))))


def is_known_publisher(text: str) -> bool:
    """Return whether a text is the name of a publisher that no word of it shows: `Routledge`."""
    return _bare(text).removeprefix("the ") in PUBLISHERS


def _bare(text: str) -> str:
    return text.strip(" .,;:()[]").casefold()


def _is_region(text: str) -> bool:
    return text.strip(" .") in REGIONS


def _is_city(text: str) -> bool:
    """Return whether a text is a city, with its state or not: `new york`, `cambridge mass.`, `berlin u.a`."""
    text = text.strip(" .").removesuffix(" u.a").removesuffix(" etc")
    if text in CITIES:
        return True
    city, _, region = text.rpartition(" ")
    return city.strip(" .") in CITIES and (_is_region(region) or region in CITIES)
