"""Places where books are published, and publishers whose names have no word that says so, in lower case.

A place that is not here is known by its form only.
"""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(name for piece in re.split(r"[;\n]", text) if (name := piece.strip()))


CITIES = _names("""
aachen; aalborg; aarau; aarhus; aberdeen; aberystwyth; abingdon; accra; addis ababa; adelaide; aix-en-provence; albany
albuquerque; alcalá de henares; aldershot; alexandria; alger; algiers; alicante; almería; amersfoort; ames; amherst
amiens; amman; amsterdam; angers; ankara; ann arbor; annapolis; ansbach; antwerp; antwerpen; arezzo; arles; arlington
armonk; arras; aschaffenburg; assen; asunción; athen; athens; atlanta; auckland; augsburg; austin; aveiro; avignon
bad boll; bad godesbad heilbrunn; bad heilbrunn; bad homburg; bad honnef; baden-baden; baghdad; baltimore
baltmannsweiler; bamberg; banff; bangalore; bangkok; barcelona; bari; barranquilla; basel; basingstoke; bath
baton rouge; bauru; bautzen; bayreuth; beijing; beirut; belfast; belfort; belgrad; belgrade; belmont; belo horizonte
belém; beograd; berg; bergamo; bergen; berkeley; berlin; bern; berrien springs; besançon; bethesda; beverly hills
beyrouth; bielefeld; bilbao; birmingham; bissau; bloomfield; bloomington; boca raton; bochum; bogotá; bologna; bombay
bonn; bordeaux; boston; bottrop; boulder; bradford; braga; brandenburg; brasília; bratislava; braunschweig; breda
bregenz; bremen; bremerhaven; brescia; breslau; bridgewater; brighton; brisbane; bristol; brno; brookfield; broomfield
brugge; brussel; brussels; bruxelles; brüssel; bucharest; buckingham; bucureşti; bucurești; budapest; buenos aires
buffalo; bukarest; burgos; burlington; bursa; bussum; bydgoszcz; caen; cagliari; cairns; cairo; calcutta; cali
cambridge; cambridge ma; cambridge mass; campinas; canberra; cape town; caracas; carbondale; cardiff; carlisle
cartagena; casablanca; castellón; catania; celle; chambéry; champaign; chapel hill; charleston; charlottesville
cheltenham; chemnitz; chennai; chicago; chichester; christchurch; chur; cincinnati; ciudad de méxico; clermont-ferrand
clevedon; cleveland; cluj; cluj-napoca; coburg; coimbra; colchester; cologne; colombo; colorado springs; columbia
columbus; concepción; concord; copenhagen; coral gables; corvallis; cosenza; cottbus; coventry; cracow; cranbury
cresskill; crows nest; cuenca; cuernavaca; curitiba; cusco; cádiz; córdoba; dakar; dallas; damascus; damaskus; danzig
dar es salaam; darmstadt; davis; debrecen; deggendorf; delft; delhi; den haag; denver; dessau; dessau-rosslau; detmold
detroit; deventer; dhaka; dijon; doha; dordrecht; dortmund; downers grove; dresden; dubai; dublin; duisburg; dundee
dunedin; durban; durham; düsseldorf; east lansing; eberswalde; edinburgh; eichstätt; eindhoven; eisenach; eisenstadt
englewood cliffs; enschede; erfurt; erlangen; esbjerg; essen; esslingen; esslingen am neckar; eugene; evanston; evreux
exeter; fairfax; farmington hills; farnham; faro; fellbach; ferrara; firenze; flensburg; florence; florenz
florianópolis; fort collins; fort worth; fortaleza; frankfurt; frankfurt a. m; frankfurt a.m; frankfurt am main
frankfurt/m; frankfurt/main; frauenfeld; fredericton; freiberg; freiburg; freiburg im breisgau; fribourg
friedrichshafen; fukuoka; fulda; funchal; fürth; gainesville; galway; garching; garden city; gdansk; gdańsk
gelsenkirchen; geneva; genf; genoa; genova; gent; genève; gera; gerlingen; ghent; giessen; gijón; girona; glasgow
glencoe; gloucester; goiânia; goslar; gotha; gothenburg; granada; grand rapids; graz; greenwich; greifswald; grenoble
groningen; guadalajara; guangzhou; guatemala; guayaquil; guilford; görlitz; göteborg; göttingen; gütersloh; haarlem
hagen; hague; haifa; halifax; halle; hamburg; hamilton; hamm; hanau; hannover; hanoi; hanover; harare; harlow
harmondsworth; hartford; hasselt; havana; heidelberg; heilbronn; helsinki; hemel hempstead; herbolzheim; herford; herne
hershey; herten; hildesheim; hillsdale; hilversum; hiroshima; hoboken; hohengehren; hong kong; honolulu; houndmills
houndsmills; houston; houten; hove; hyderabad; iasi; iași; ibadan; ilford; ilmenau; indianapolis; ingolstadt; innsbruck
innsbruck-wien; iowa city; irvine; iserlohn; islamabad; ismaning; issy-les-moulineaux; istanbul; ithaca; itzehoe; izmir
jakarta; jefferson; jena; jerusalem; jinan; joensuu; johannesburg; juiz de fora; jyväskylä; kairo; kaiserslautern
kalamazoo; kampala; kampen; kansas city; karachi; karlsruhe; kassel; kathmandu; katowice; kaunas; kempten; kerpen
kharkiv; kiel; kiev; kiew; kingston; klagenfurt; knoxville; kobe; koblenz; konstanz; kopenhagen; koper; korbach; košice
krakau; krakow; kraków; krefeld; krems; kronberg; kuala lumpur; kyiv; kyoto; kyôto; köln; königsberg; königstein
königswinter; københavn; la habana; la paz; la plata; lagos; lahore; landau; landsberg; landsberg am lech; landshut
lanham; larnaca; las palmas; lausanne; lawrence; leicester; leiden; leipzig; lengerich; lengwil; leningrad; leuven
leverkusen; leverkusen-opladen; lewisburg; lewiston; lexington; leyden; lille; lima; limerick; limoges; lincoln; lindau
linköping; linz; lisboa; lisbon; lissabon; liverpool; livorno; liège; ljubljana; llandysul; lodz; london
london and new york; london-new york; londres; londrina; los alamitos; los alamos; los angeles; louisville; louvain
louvain-la-neuve; luanda; lubbock; lublin; ludwigsburg; ludwigshafen; lund; lusaka; luxembourg; luxemburg; luzern; lviv
lynchburg; lyon; lyons; lübeck; lüneburg; maastricht; macon; madison; madrid; magdeburg; mahwah; mailand; mainz; malden
managua; manaus; manchester; manila; mannheim; maputo; marburg; maribor; marseille; maryknoll; mechelen; medellín
medford; meisenheim; melbourne; mendoza; menlo park; mering; messina; metz; mexico; mexico city; mexiko; mexiko-stadt
miami; milan; milano; milton keynes; milwaukee; minden; mineola; minneapolis; minsk; modena; moers; montclair
montego bay; monterey; monterrey; montevideo; montpellier; montreal; montréal; morelia; moscou; moscow; moskau; moskva
mountain view; mumbai; munchen; munich; murcia; málaga; mérida; méxico; méxico d. f; méxico d.f; mönchengladbach
münchen; münster; nagoya; nairobi; nancy; nanjing; nantes; naples; napoli; nashville; neapel; neu-isenburg; neu-ulm
neubrandenburg; neuchâtel; neukirchen-vluyn; neuss; neuwied; new brunswick; new delhi; new haven; new orleans; new york
new york city; newark; newbury park; newburyport; newcastle; newcastle upon tyne; nice; nicosia; nijmegen; niterói
norderstedt; nordhausen; norman; north melbourne; northampton; northvale; norwich; norwood; notre dame; nottingham
novi sad; novosibirsk; nueva york; nürnberg; oakland; oberhausen; odense; odessa; offenbach; offenburg; oldenburg; olms
olomouc; opladen; opole; orlando; osaka; osijek; oslo; osnabrück; ostfildern; ostrava; ottawa; oulu; oviedo; oxford
oxon; oñati; paderborn; padova; padua; palermo; palma; palo alto; pamplona; panamá; paris; parma; pasadena; passau
patras; pavia; peabody; peking; pelotas; perth; perugia; petrópolis; pfaffenweiler; pforzheim; philadelphia; phoenix
pisa; piscataway; pittsburgh; plauen; plovdiv; plymouth; poitiers; pondicherry; port moresby; portland; porto
porto alegre; posen; potsdam; poznań; prag; prague; praha; praia; pretoria; princeton; providence; provo; puebla; pécs
quedlinburg; quezon city; quito; québec; rabat; raleigh; ramat gan; ravensburg; reading; recife; recklinghausen
regensburg; reims; reinbek; reinbek bei hamburg; remagen; rennes; reston; reutlingen; reykjavik; reykjavík; rheinfelden
richmond; riga; rijeka; rio de janeiro; riverside; riyadh; rochester; rockville; rom; roma; rome; rosario; rosenheim
roskilde; rostock; rotterdam; rouen; rovaniemi; rowley; rueil-malmaison; saarbrücken; saarlouis; sacramento; saint paul
saint petersburg; saint-denis; saint-étienne; salamanca; salerno; salt lake city; salvador; salzburg; san antonio
san diego; san francisco; san jose; san josé; san juan; san mateo; san rafael; sankt augustin; sankt gallen
santa barbara; santa fe; santa maria; santa monica; santander; santiago; santiago de chile; santiago de compostela
santo domingo; sapporo; sarajevo; saskatoon; savannah; schkeuditz; schwalbach; schwerin; schwäbisch gmünd
schwäbisch hall; seattle; sebastopol; sendai; seoul; sevilla; seville; shanghai; sheffield; siegen; siena; sillery
singapore; skopje; soest; sofia; solihull; solingen; somerville; south bend; south melbourne; southampton
soveria mannelli; speyer; springfield; st louis; st petersburg; st. andrews; st. augustin; st. gallen; st. ingbert
st. louis; st. paul; st. petersburg; st. pölten; stanford; starnberg; stellenbosch; sternenfels; stockholm; stralsund
strasbourg; strassburg; stroud; stuttgart; sunderland; swansea; sydney; syracuse; szczecin; szeged; são carlos
são leopoldo; são paulo; taipeh; taipei; tallahassee; tallinn; tampa; tampere; tartu; taschkent; tashkent; tbilisi
tehran; tel aviv; teltow; tempe; thaur; the hague; thessaloniki; thousand oaks; tilburg; timișoara; tokio; tokyo
torino; toronto; toruń; totowa; toulouse; tours; trento; trenton; treviso; trier; trieste; tromsø; trondheim; tubingen
tucson; tunis; turin; turku; turnhout; tuscaloosa; tôkyo; tôkyô; tübingen; tōkyō; uberlândia; udine; ulm; umeå
university park; upper saddle river; uppsala; urbana; utrecht; valencia; valladolid; vancouver; vanves; varanasi
vechta; venedig; venezia; venice; verona; vicenza; vienna; villach; villingen-schwenningen; vilnius; vitoria; vitória
waco; wadern; wageningen; walnut creek; warminster; warsaw; warschau; warszawa; warwick; washington; washington d. c
washington d.c; washington dc; waterloo; weilerswist; weimar; weingarten; weinheim; wellesley; wellington; welwyn
west lafayette; westport; wetzlar; white plains; wien; wiesbaden; williamsburg; wilmington; windhoek; windsor; winnipeg
winona lake; winterthur; witten; wittenberg; wolfsburg; woodbridge; worcester; worms; wrocław; wuppertal; würzburg
xalapa; yale; yaoundé; yokohama; york; zadar; zagreb; zaragoza; zittau; zug; zurich; zwickau; zwolle; zürich; évora
évreux; ôsaka; örebro; łódź; београд; екатеринбург; казань; киев; київ; л; ленинград; м; минск; москва; новосибирск
санкт-петербург; софия; спб; 上海; 京都; 北京; 南京; 台北; 大阪; 天津; 广州; 成都; 杭州; 東京; 武汉;
西安; 重庆; 香港; 부산; 서울
""")
REGIONS = _names("""
ab; act; ak; al; ala; alabama; alaska; albania; alberta; alemanha; alemania; algeria; allemagne; ar; argentina; ariz
arizona; ark; arkansas; australia; austria; az; bangladesh; bc; bedfordshire; belgien; belgique; belgium; berks
berkshire; bolivia; bosnia and herzegovina; brasil; brazil; britain; british columbia; buckinghamshire; bucks; bulgaria
bulgarien; ca; cal; calif; california; cambridgeshire; cambs; canada; cheshire; chile; china; chine; co; colo; colombia
colorado; conn; connecticut; cornwall; costa rica; croatia; ct; cuba; cumbria; cyprus; czech republic; d. c; d.c; dc
de; del; delaware; denmark; derbyshire; deutschland; devon; dorset; dänemark; east sussex; ecuador; egypt; england
espagne; espanha; españa; essex; estados unidos; estonia; ethiopia; finland; fl; fla; florida; france; francia
frankreich; frança; ga; gb; georgia; germania; germany; ghana; glos; gloucestershire; great britain; greece
griechenland; grèce; hampshire; hants; hawaii; hertfordshire; herts; hi; hong kong; hungary; ia; iceland; id; idaho; il
ill; illinois; in; ind; india; indiana; indien; indonesia; inglaterra; iowa; iran; ireland; israel; italia; italien
italy; itália; japan; japon; jordan; kan; kanada; kansas; kent; kentucky; kenya; korea; kosovo; kroatien; ks; ky; la
lancashire; lancs; latvia; lebanon; leicestershire; lincolnshire; lithuania; louisiana; luxembourg; ma; macedonia
maine; malaysia; maryland; mass; massachusets; massachusetts; md; me; mexico; mi; mich; michigan; middlesex; minn
minnesota; miss; mississippi; missouri; mn; mo; montana; montenegro; morocco; ms; mt; méxico; n.c; n.j; n.y; nc; nd; ne
neb; nebraska; nepal; netherlands; nev; nevada; new hampshire; new jersey; new mexico; new york; new zealand
new-jersey; nh; niederlande; nigeria; nj; nm; norfolk; north carolina; north dakota; north yorkshire; northamptonshire
norway; norwegen; nottinghamshire; nsw; nv; ny; oh; ohio; ok; okla; oklahoma; on; ont; ontario; or; ore; oregon
oxfordshire; oxon; p.r. china; pa; paesi bassi; pakistan; paraguay; pays-bas; penn; pennsylvania; peru; perú
philippines; poland; polen; pologne; portugal; pr china; qatar; qc; qld; que; quebec; r.i; reino unido; rhode island
ri; romania; royaume-uni; rumänien; russia; russie; russland; saudi arabia; sc; schweden; schweiz; scotland; sd; serbia
singapore; slovakia; slovenia; somerset; south africa; south carolina; south korea; spain; spanien; sri lanka
staffordshire; suffolk; suisse; suiza; surrey; sussex; sweden; switzerland; taiwan; tanzania; tenn; tennessee; tex
texas; thailand; the netherlands; tn; tschechien; tunisia; turkey; turquie; tx; türkei; u.k; u.s; u.s.a; uganda; uk
ukraine; ungarn; united arab emirates; united kingdom; united states; united states of america; uruguay; us; usa; ussr
ut; utah; va; venezuela; vermont; vic; vietnam; virginia; vt; wa; wales; warwickshire; wash; washington; west germany
west midlands; west sussex; west virginia; west yorkshire; wi; wiltshire; wis; wisconsin; worcestershire; wv; wy
wyoming; yorkshire; zimbabwe; ägypten; états-unis; österreich; беларусь; россия; украина
""")
PUBLISHERS = _names("""
aaai; abingdon; academic; acco; acm; actes sud; addison-wesley; akademie; akal; albin michel; alianza; allen & unwin
allen and unwin; allyn & bacon; allyn and bacon; anchor; apress; argument; ariel; armand colin; arnold; ashgate
atlas; baker; bantam; barbara budrich; basic books; beck; bedford; belin; beltz; beltz juventa; benjamins; birkhauser
birkhäuser; blackwell; bollati boringhieri; boom; brasiliense; brepols; brill; brooks/cole; bruylant; budrich
bulzoni; bund; butterworth; butterworth-heinemann; butterworths; böhlau; c. h. beck; c.h. beck; calmann-lévy; campus
carocci; centaurus; chapman & hall; chapman and hall; chronos; churchill livingstone; clarendon; colin; contexto
cornelsen; cortez; crc; croom helm; crítica; cup; cátedra; dalloz; de boeck; de gruyter; debate; dekker; dietz
doubleday; dover; droz; dtv; duncker & humblot; duncker und humblot; dunod; dutton; duxbury; econ; edition sigma
edições 70; edward arnold; edward elgar; eerdmans; einaudi; elgar; elsevier; enke; erlbaum; ernst reinhardt; erès
faber & faber; faber and faber; facultas; farrar, straus & giroux; farrar, straus and giroux; fayard; fce
feltrinelli; fink; fischer; flammarion; fondo de cultura económica; forense; fortress; francke; franco angeli
francoangeli; franz steiner; freeman; gabler; gallimard; garant; garland; garzanti; gedisa; giuffrè; grasset
greenwood; hachette; hamburger edition; hampp; hans huber; hanser; harper; harper & row; harper and row
harpercollins; harrassowitz; hart; haupt; heinemann; hendrickson; hirzel; hoffmann und campe; hogrefe; holt
holt, rinehart & winston; holt, rinehart and winston; houghton mifflin; houghton, mifflin; huber; hucitec; ieee
il mulino; il saggiatore; intervarsity; iudicium; ivp; juventa; karger; karthala; katz; kiepenheuer & witsch
kiepenheuer und witsch; klett; klett-cotta; klinkhardt; kluwer; knopf; kohlhammer; kröner; königshausen & neumann
königshausen und neumann; l'harmattan; la catarata; la dispute; la découverte; la fabrique; lambertus; lang; lannoo
larcier; larousse; laterza; le robert; le seuil; leske & budrich; leske + budrich; leske u. budrich
leske und budrich; lgdj; lippincott; lit; little, brown; longman; longmans; los libros de la catarata; loyola
luchterhand; l’harmattan; m.e. sharpe; macmillan; malheiros; manantial; marcel dekker; masson; matthes & seitz
mcgraw hill; mcgraw-hill; meltemi; merve; methuen; metropolis; metzler; minuit; mit; mohr siebeck; mondadori
morgan kaufmann; mosby; mouton; narr; nathan; niemeyer; nomos; north holland; north-holland; norton; nueva visión
o'reilly; odile jacob; oldenbourg; olms; olschki; ophrys; orbis; oup; o’reilly; paidós; palgrave; pantheon; papirus
passagen; paternoster; payot; paz e terra; pearson; peeters; penguin; pergamon; perspectiva; peter lang; piper
plenum; plon; praeger; prentice hall; prentice-hall; promedia; prometeo; psychosozial; psychosozial-verlag; puf
putnam; quelle & meyer; rainer hampp; reclam; reinhardt; relógio d’água; rizzoli; routledge; rowman & littlefield
rowman and littlefield; rowohlt; rüegger; sage; samsom; saraiva; saunders; schneider hohengehren; schäffer-poeschel
schöningh; scm; scribner; scribner’s; seismo; seuil; sharpe; siam; siglo veintiuno; siglo xxi; simon & schuster
simon and schuster; springer; springer vs; steiner; studienverlag; suhrkamp; sweet & maxwell; swp; syllepse
t & t clark; t&t clark; taurus; taylor & francis; taylor and francis; tecnos; teubner; textuel; thieme; transaction
transcript; trotta; turia + kant; ullstein; usenix; uvk; vahlen; van gorcum; vandenhoeck & ruprecht
vandenhoeck und ruprecht; vega; velbrück; velbrück wissenschaft; verso; vieweg; viking; vintage; vozes; vrin; vs; vsa
vwf; w. h. freeman; w.b. saunders; w.h. freeman; wadsworth; wallstein; walter de gruyter; waxmann; wbg
westfälisches dampfboot; westview; wiley; wilhelm fink; winter; wissenschaftliche buchgesellschaft; wochenschau
world scientific; zahar; zondervan; высшая школа; мир; мысль; наука; просвещение; юрайт
""")


_BETWEEN = re.compile(r"[,;]\s*|\s?[/;–]\s?|\s(?:and|und|u\.|et|y|e|i|&|-)\s")
_AND_OTHERS = re.compile(r"[\s,/]*[\[(]?\b(?:u\. ?a|etc|et\.? ?al|usw)\b\.?[\])]?$")
# Which of the towns of this name: `Frankfurt a. M.`, `Halle (Saale)`.
_WHICH = re.compile(
    r"\s?[/ (]\s?(?:a\. ?[mo]\b\.?|am main|main|m\.?|o\.?|oder|i\. ?br\b\.?|im breisgau|breisgau|br\.?|saale|ts\.?"
    r"|taunus|westf\.?|westfalen|schweiz|obb\.?"
    r"|allgäu|i\. ?pr\b\.?|i\. ?w\b\.?|ruhr|neckar|lahn|donau|harz|sachsen)\)?(?=\s*(?:$|[,/;–&]|-|u\.|und\b))",
    re.IGNORECASE,
)
_SPA = re.compile(r"bad [^\W\d_]{4,20}(?:-[^\W\d_]+)?")
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_.]{2,}(?:[ -][^\W\d_]{2,}){0,2}")


def is_known_place(text: str) -> bool:
    """Return whether a text is a list of known places, the first of them a city: `Cambridge, MA`, `Basel u. a.`

    Of towns with a slash between them one is enough.
    """
    parts = [part for part in _BETWEEN.split(_without_others(text.strip(" .,;:()[]"))) if part]
    known = [_is_city(part.casefold()) or (at > 0 and _is_region(part.casefold())) for at, part in enumerate(parts)]
    if "/" in text and "," not in text:
        return any(known) and all(map(_is_town, known, parts))
    return bool(parts) and all(known)


def _is_town(known: bool, name: str) -> bool:
    return known or _TOWN.fullmatch(name) is not None


def _without_others(text: str) -> str:
    """Return a place without `u. a.` and what says which town it is: `Frankfurt` for `Frankfurt a. M. [u. a.]`."""
    return _WHICH.sub("", _AND_OTHERS.sub("", text))


def is_known_region(text: str) -> bool:
    """Return whether a text names a state or a country: `MA`, `New Jersey, USA`."""
    return all(map(_is_region, re.split(r",\s*|\s(?=usa$)", _bare(text))))


def is_known_publisher(text: str) -> bool:
    """Return whether a text is a publisher of the table, such as `Routledge`, whose name says nothing of it."""
    return _bare(text).removeprefix("the ") in PUBLISHERS


def _bare(text: str) -> str:
    return text.strip(" .,;:()[]").casefold()


def _is_region(text: str) -> bool:
    return text.strip(" .") in REGIONS


def _is_city(text: str) -> bool:
    """Return whether a text is a city, with its state or not: `new york`, `cambridge mass.`, `berlin u.a`."""
    text = text.strip(" .").partition(" bei ")[0]
    if text in CITIES or _SPA.fullmatch(text) or ("-" in text and all(part in CITIES for part in text.split("-"))):
        return True
    city, _, region = text.rpartition(" ")
    return city.strip(" .") in CITIES and (_is_region(region) or region in CITIES)
