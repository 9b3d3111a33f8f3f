"""Words that names of journals are made of, whole and abbreviated, in lower case.

Reference: ISO 4 and the List of Title Word Abbreviations (issn.org), of which the commonest stand here.
"""

from __future__ import annotations

from carcite.values.name_words import words_of

# Words that the names of journals in Chinese, Japanese and Korean end in, as a pattern.
EASTERN_JOURNAL = "学报|學報|[杂雑雜][志誌]|学会誌|학회지|학보"
# Words that begin the names of journals and few titles.
FIRST_WORDS = words_of(
    """
    acm acta anales annalen annales annali annals annual archiv archives archivos bmc boletim boletín bol bull bulletin
    cadernos cahiers cuadernos comptes gaceta ieee ieice iet int j jahrbuch journal jbr letters mémoires
    monatshefte nature philosophical physica plos proc proceedings quarterly revista revue rivista siam studia
    transactions trans trends zeitschrift vierteljahrshefte vierteljahreshefte blätter mitteilungen
    jahrbücher sitzungsberichte zhurnal časopis tidsskrift tidskrift tijdschrift közlemények anuario anuário
    журнал вестник труды известия вопросы успехи научные учёные учен зап вестн изв тр докл z advances progress
    """
)
# As the second or third word: `American Journal of Tea`, `Annual Review of Tea`.
SECOND_WORDS = words_of(
    "journal j annals archives bulletin transactions letters zeitschrift vierteljahrsschrift rundschau"
)
# Words within the names of journals and few titles.
WITHIN_WORDS = words_of(
    """
    journal review reviews letters annals archives bulletin quarterly transactions proceedings magazine newsletter
    reports communications gazette record today abstracts digest notices chronicle monthly weekly times advances
    journals revista revue rivista zeitschrift archiv jahrbuch annales studia acta
    """
)
# Names of one word, which could be titles.
ONE_WORD_JOURNALS = words_of(
    """
    nature science cell lancet neuron blood brain pain gut chest thorax circulation cancer ecology evolution genetics
    planta gene genomics icarus biometrika econometrica psychometrika biochemistry diabetes pediatrics neurology
    radiology surgery gastroenterology hepatology endocrinology immunity immunology oncogene virology leukemia spine
    stroke sleep vaccine tetrahedron macromolecules langmuir polymer automatica bioinformatics biometrics technometrics
    demography lingua language mind synthese speculum geology geophysics tectonophysics lithos meteoritics cognition
    chemosphere biomaterials desalination energy neuroimage neuroscience neuropsychologia psychopharmacology jama pnas
    jhep jcap bmj bioscience intervirology evolution anesthesiology hypertension cortex biotechniques proteins
    """
)
SHORT_WORDS = words_of(
    """
    abh abstr acad acc accel acoust act adh adhes adm adv afr agric algebr am amer anaesth anal anat andrology angew
    anim ann annu anthropol antimicrob antivir appl aquac aquat arch archaeol arthritis artif asoc asp assoc astron
    astropart astrophys atmos aust austral autom avian bact bacteriol behav ber biochem biochim bioenerg bioeng
    biogeochem bioinform biol biomater biomech biomed biophys bioresour biosci biosens biosyst biotechnol bot br
    brit bull bur bus cah calci calif can carbohydr carcinog cardiol cardiovasc catal cem ceram cereb cesk chem
    chemother chim chin chromatogr chromosoma cien cir circ civ class clim clin cogn coll colloid combin combust comm
    commun comp compos comput conf conserv constr contam contemp contr contrib control corros cosmet cosmol crit cryst
    crystallogr curr cytogenet cytol dairy decis def dent deriv dermatol des deut dev differ dis discr discrete
    diss distr diversity dokl dtsch dyn ecol econ econom econometrica educ elast elec electr electroanal
    electrochem electron embo emerg endocr endocrinol energ eng engl engng engrg entomol environ enzym enzymol
    epidemiol equat equip ergod ergon ethnol eur eval evol exp expert explor extrem fac faraday fed fem ferment
    fert fiz fluid forens forest fortschr found fr franc front func funct fund fuzzy fysik gard gastroenterol gaz
    gen genet genom geo geochem geochim geod geogr geol geom geophys geosci geotech ger geront gerontol ges gesch
    glob glycobiol gov grav gravit gynaecol gynecol haematol handb helv hematol hepatol herpetol hist hom hortic
    hosp hum hydrobiol hydrogen hydrol hyg hyperfine immun immunol immunother ind indag indian inf infect inflamm
    inform infrared ing inorg inst instr instrum int integr intell inter interact intern internat interv intl
    invest investig ion ital izv jap japan jcap jhep jpn kgl khim kinet kongl kosm lancet lang laryngol laser leg
    lett leukoc lingu linguist liq lit logist macromol magn maint manag manuf mar mat mater math meas mech med mem
    membr ment met metab metall meteorol meth microb microbiol microelectron micron microsc microw midl migr mikrobiol
    milit miner mineral misc mitt mod mol molec mon monatsh monogr morphol mus mutagen mutat mycol nachr nanotech
    nanotechnol nat natl naturforsch naturw naturwiss navig nederl nephrol neth netw neur neural neurobiol
    neurochem neurol neuropathol neuropharmacol neurophysiol neuropsychol neuroradiol neurosci neurosurg nonlin
    nonlinear nord norsk nouv nov nuc nucl numer nuov nurs nutr obes obstet occup oceanogr oceanol oecol oncol oper
    ophthal ophthalmol opin opt optic opér oral org organomet ornithol orthod orthop osaka osteoporos otol
    otolaryngol otorhinolaryngol outl paediatr palaeontol paleontol parasit parasitol part pathol patt pediat
    pediatr perc percept perinat periodontol pers persp pertanika pest pestic petrogr petrol pfl pflanzen pflug pharm
    pharmac pharmacoecon pharmacogenet pharmacol phil philol philos phon phot photochem photogramm photon phyc
    phycol phylogenet phys physiol phytochem phytopathol pis plan planet plast pol polym popul port postgrad poult
    powder prac pract prax prep prepr prev prikl prim probab probl proc prod prof prog progr propag prostaglandins
    prosthet proteom psychiat psychiatr psychobiol psychol psychopathol psychopharmacol psychophysiol psychosom
    psychother pub publ pulm pur q qual quant quart quat rad radiat radio radioanal radiobiol radiochem radiol rap
    rat reactor rec recl ref refrig reg regul rehabil rel relat relativ relig rend renew rep repr reprod res respir
    rev rheumatol riv robot roy royal russ saf sanit scand sch schweiz sci scientometrics scr sec sect sediment
    seismol semicond sens sep separ ser serv simul sitz sitzungsber skr soc sociol softw sol sov soviet spec
    spectrom spectrosc stanf stat statist steroids stoch strateg struct supercond superlatt suppl supramol surg
    surv sust symb symp syn synth syst tech techn technol tekh telecommun telem teor teratol terr tet tetrahedron
    teubner theor theoret ther therm thermochim thermodyn thorac thromb thyroid tidsskr tohoku tok topol tox
    toxicol tr trac traff trans transact transf transfus transl transp transplant trop tuberc uch ukr ultramicrosc
    ultrason ultrastruct univ urol usp vac vacc vasc veg ver verh vet vib vibr vie virol vis vitam vjschr vol vopr
    vopros wat wet wien wildl wiss wochenschr yb zap zbl zeit zentralbl zesz zh zhur zool zoolog
    rept plasmas approx algorithms dynam perspect harb express ztschr
    """
)
# Short words that are also whole ones, with which a title can end.
WHOLE_WORDS = words_of(
    """
    act algorithms approx colloid control dairy discrete diversity emerg energy equip express fed fluid forest found
    function fuzzy hydrogen image inter infrared ion japan lancet laser leg logist mar mat met neural nonlinear nov
    optic oral org part pest photon plan planet plasmas powder prax prod prof q rap rat reactor robot royal
    sect sediment tetrahedron wet wien embo port
    """
)
# Whole words beside abbreviated ones: `Life Sci.`, `High Energy Phys.`
BESIDE_WORDS = words_of(
    """
    acids beams biology blood bone brain cancer cell chemistry direct drug drugs earth energy engineering fluids
    food gene health heart heat high image lab life light lipid low materials mathematics medicine metals meteor
    methods microbes min modell new nuclear nucleic optic perform physics planetary plant plasma process protein
    quantum real register research science sciences semin sensors society soil solid south space speech sport stand
    steroid stud surf sustain systems theory thin treat tumor ultrasound vision water wind wood world
    """
)
