"""TeX's names for characters: accents, letters, symbols, Greek and mathematics.

References: the LaTeX sources `utf8enc.dfu` and `t1enc.def` (text commands), The Comprehensive LaTeX Symbol List,
and the commands that occur in the public tugboat.bib and biblatex-examples.bib. Tables are written as
`name character` pairs, because that is how they are checked against the references.
"""

from __future__ import annotations


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _each(names: str, value: tuple[str, str]) -> dict[str, tuple[str, str]]:
    return dict.fromkeys(names.split(), value)


# The combining character of every accent command.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "U": "\u030e", "G": "\u030f", "h": "\u0309",
    "f": "\u0311", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "C": "\u030f",
    "textcommabelow": "\u0326", "textcommaabove": "\u0313",
    "polhk": "\u0328", "lfhook": "\u0326", "ocirc": "\u030a",  # MathSciNet's
    # Those of mathematics, where people forget the `$`.
    "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "breve": "\u0306",
    "dot": "\u0307", "ddot": "\u0308", "mathring": "\u030a", "check": "\u030c",
}  # fmt: skip
# What an accent over nothing prints.
SPACING = {
    "`": "`", "'": "\u00b4", "^": "^", "~": "~", "=": "\u00af", "u": "\u02d8", ".": "\u02d9", '"': "\u00a8",
    "r": "\u02da", "H": "\u02dd", "v": "\u02c7", "c": "\u00b8", "k": "\u02db",
}  # fmt: skip

# Letters and signs of text. The first name of a character is the one carcite writes.
SYMBOLS = _pairs(r"""
    i ı j ȷ aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
    textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
    quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright ›
    textquotesingle ' textquotedbl " textasciigrave ` textbackslash \ textasciitilde ~ textasciicircum ^
    textunderscore _ textbraceleft { textbraceright } textdollar $ textless < textgreater > textbar |
    textexclamdown ¡ textquestiondown ¿ textsection § textparagraph ¶ textdagger † textdaggerdbl ‡ textbullet •
    textperiodcentered · textellipsis … textperthousand ‰ textpertenthousand ‱ textdegree ° textcopyright ©
    textregistered ® texttrademark ™ textservicemark ℠ textsterling £ textcent ¢ textyen ¥ texteuro €
    textcurrency ¤ textflorin ƒ textwon ₩ textlira ₤ textpeso ₱ textdong ₫ textcolonmonetary ₡ textnaira ₦
    textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ² textthreesuperior ³
    textzeroinferior ₀ textoneinferior ₁ texttwoinferior ₂ textthreeinferior ₃ textfourinferior ₄
    textfiveinferior ₅ textsixinferior ₆ textseveninferior ₇ texteightinferior ₈ textnineinferior ₉
    textordfeminine ª textordmasculine º textmu µ textohm Ω textmho ℧ textcelsius ℃ textnumero № textestimated ℮
    textbrokenbar ¦ textlnot ¬ textpm ± texttimes × textdiv ÷ textminus − textsurd √ textleftarrow ←
    textrightarrow → textuparrow ↑ textdownarrow ↓ textmusicalnote ♪ textinterrobang ‽ textreferencemark ※
    textasteriskcentered ∗ textfractionsolidus ⁄ textbaht ฿ textrecipe ℞ textopenbullet ◦ textvisiblespace ␣
    textprime ′ textdblprime ″ textschwa ə texthungarumlaut ˝ textogonekcentered ˛ textasciicaron ˇ
    textasciibreve ˘ textasciimacron ¯ textasciidieresis ¨ textasciiacute ´ textfemale ♀ textmale ♂
    textcross ✗ checkmark ✓ lq ‘ rq ’ dots … ldots … textquotedblbase „ glqq „ grqq “ glq ‚ grq ‘ flqq « frqq »
    flq ‹ frq › S § P ¶ dag † ddag ‡ copyright © pounds £ euro € EUR € degree ° celsius ℃ textcelcius ℃ micro µ
    perthousand ‰ trademark ™ registered ® textbar | guillemetleft « guillemetright » aleph ℵ
    bs \ Dash — dash – slash / hyphen - endash – emdash — backslash \ lbrace { rbrace } hookrightarrow ↪
    bibrangedash – bibdash – textapprox ≈ textsim ∼ textonesixth ⅙ textmugreek μ textmicro µ
    texttildelow ~ og « fg » permil ‰ permille ‰ angstrom Å ohm Ω
    textnumbersign # textpercent % textampersand & textpilcrow ¶ textbardbl ‖ textlquill ⁅ textrquill ⁆ textdied †
    textmarried ⚭ textdivorced ⚮ textonethird ⅓ texttwothirds ⅔ textoneeighth ⅛ textthreeeighths ⅜
    textfiveeighths ⅝ textseveneighths ⅞ textinterrobangdown ⸘ textguarani ₲ textepsilon ε textphi φ
    textesh ʃ textezh ʒ texteng ŋ textopeno ɔ textturna ɐ textscripta ɑ textcrh ħ textinvglotstop ʕ textwynn ƿ
    textyogh ȝ hamza ʾ ain ʿ ayn ʿ cprime ʹ cdprime ʺ Dbar Đ dbar đ cydot ·
    less < greater >
""")

# Symbols of mathematics that Unicode has as one character; read in text too, where people forget the `$`.
MATH = _pairs(r"""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ
    psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙
    leq ≤ geq ≥ le ≤ ge ≥ leqslant ⩽ geqslant ⩾ ll ≪ gg ≫ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅
    propto ∝ lesssim ≲ gtrsim ≳ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ in ∈ notin ∉ ni ∋ cup ∪ cap ∩
    setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ lor ∨ wedge ∧ vee ∨ infty ∞
    partial ∂ nabla ∇ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
    longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ uparrow ↑ downarrow ↓ updownarrow ↕ rightleftharpoons ⇌
    leftrightarrows ⇆ angle ∠ perp ⊥ parallel ∥ mid ∣ vert | lvert | rvert | Vert ‖ langle ⟨ rangle ⟩ prime ′
    hbar ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ dagger † ddagger ‡ cdots ⋯ ldots … dots … vdots ⋮ ddots ⋱
    lbrace { rbrace } backslash \ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ triangle △ square □ diamond ⋄ lozenge ◊
    clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭ natural ♮ therefore ∴ because ∵ models ⊧
    vdash ⊢ dashv ⊣ top ⊤ bot ⊥ doteq ≐ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ hookrightarrow ↪
    lbrack [ rbrack ] colon : lt < gt > degree ° textdegree ° checkmark ✓
    leadsto ↝ surd √ nsim ≁ ncong ≇ preccurlyeq ≼ succcurlyeq ≽ precnsim ⋨ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ lll ⋘ ggg ⋙
    Box □ blacksquare ■ bigstar ★ digamma ϝ hslash ℏ imath ı jmath ȷ mho ℧ circledR ® yen ¥ maltese ✠ eth ð
""")

# Words that have a command of their own, most of them logos; where the command's name is the word, only the name.
WORDS = {
    "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "AmSLaTeX": "AmS-LaTeX", "AmSTeX": "AmS-TeX", "AMSTeX": "AMS-TeX",
    "MF": "METAFONT", "slMF": "METAFONT", "MP": "MetaPost", "TUB": "TUGboat", "eTeX": "e-TeX", "Xy": "Xy", "XyM": "XyM",
    "NTS": "NTS", "Xypic": "Xy-pic", "La": "La", "Xe": "Xe", "MacOSX": "Mac OS X", "OMEGA": "OMEGA",
    "AllTeX": "(La)TeX", "Thanh": "Thành", "tug": "TUG", "AmS": "AmS", "AMS": "AMS", "tubissue": "TUGboat ",
    "eOmega": "e-Omega", "PS": "PostScript", "CONTEXT": "ConTeXt", "WARMreader": "WARMreader",
    "warmreader": "WARMreader",
}  # fmt: skip
_SELF = """
    TeX LaTeX XeTeX XeLaTeX LuaTeX LuaLaTeX ConTeXt PiCTeX SliTeX LyX XyMTeX XYMTeX VnTeX TeXLive TeXworks TeXtures
    TeXML TeXMaG NexTeX NetBibTeX MTeX LexiTeX JemTeX JTeX GeX ExTeX VorTeX PreTeX TikZ Tib BaSiX AcroFLeX archiTeX
    mathsPIC CTAN TUG XML HTML SGML PDF DVI DVD VAX UNIX WEB GNU CSS CSTUG NTG Java DVItoVDU SMC FDNTeX
    PiC Bib CS
"""
WORDS.update({name: name for name in _SELF.split()})
# The journals of astronomy and physics as AASTeX abbreviates them, and ADS with it.
_JOURNALS = """
    aj AJ; actaa Acta Astron.; araa ARA&A; apj ApJ; apjl ApJ; apjs ApJS; ao Appl. Opt.; apss Ap&SS; aap A&A;
    aapr A&A Rev.; aaps A&AS; azh AZh; baas BAAS; caa Chinese Astron. Astrophys.; cjaa Chinese J. Astron.
    Astrophys.; icarus Icarus; jcap J. Cosmology Astropart. Phys.; jrasc JRASC; memras MmRAS; mnras MNRAS; na
    New A; nar New A Rev.; pra Phys. Rev. A; prb Phys. Rev. B; prc Phys. Rev. C; prd Phys. Rev. D; pre Phys.
    Rev. E; prl Phys. Rev. Lett.; pasa PASA; pasp PASP; pasj PASJ; rmxaa Rev. Mexicana Astron. Astrofis.; qjras
    QJRAS; skytel S&T; solphys Sol. Phys.; sovast Soviet Ast.; ssr Space Sci. Rev.; zap ZAp; nat Nature; iaucirc
    IAU Circ.; aplett Astrophys. Lett.; apspr Astrophys. Space Phys. Res.; bain Bull. Astron. Inst. Netherlands;
    fcp Fund. Cosmic Phys.; gca Geochim. Cosmochim. Acta; grl Geophys. Res. Lett.; jcp J. Chem. Phys.; jgr J.
    Geophys. Res.; jqsrt J. Quant. Spectr. Rad. Transf.; memsai Mem. Soc. Astron. Italiana; nphysa Nucl. Phys.
    A; physrep Phys. Rep.; physscr Phys. Scr; planss Planet. Space Sci.; procspie Proc. SPIE; psj PSJ
"""
for _entry in _JOURNALS.split(";"):
    _macro, _name = _entry.split(maxsplit=1)
    WORDS[_macro] = " ".join(_name.split())

# Read, but not written: the LaTeX kernel does not define them (checked with pdflatex and xelatex).
_PACKAGES = """
    texttildelow og fg permil permille angstrom ohm
    textonesixth textsim textapprox checkmark textcross textmale textfemale texthungarumlaut textschwa textdblprime
    textprime textzeroinferior textoneinferior texttwoinferior textthreeinferior textfourinferior textfiveinferior
    textsixinferior textseveninferior texteightinferior textnineinferior degree because therefore lozenge square
    leftrightarrows gtrsim lesssim geqslant leqslant G C f h U
    textpilcrow textbardbl textlquill textrquill textdied textmarried textdivorced textonethird texttwothirds
    textoneeighth textthreeeighths textfiveeighths textseveneighths textinterrobangdown textguarani textepsilon textphi
    textesh textezh texteng textopeno textturna textscripta textcrh textinvglotstop textwynn textyogh hamza ain ayn
    cprime cdprime Dbar dbar cydot polhk lfhook ocirc
    textmugreek
    leadsto nsim ncong preccurlyeq succcurlyeq precnsim lhd rhd unlhd unrhd lll ggg Box blacksquare bigstar digamma
    hslash mho circledR yen maltese eth less greater grave acute hat tilde bar breve dot ddot mathring check
"""
NOT_IN_KERNEL = frozenset(_PACKAGES.split())

# White space and what prints nothing.
SPACES = {
    " ": " ", "\t": " ", "\n": " ", "\r": " ", "\\": " ", ",": "\u2009", ":": "\u2005", ";": "\u2004", "!": "",
    "/": "", "-": "", "@": "", "space": " ", "nobreakspace": "\u00a0", "enspace": "\u2002", "quad": "\u2003",
    "thinspace": "\u2009", "textcompwordmark": "", "cyrchar": "",
    "qquad": "\u2003\u2003", "newline": " ", "linebreak": " ", "par": "\n\n",
}  # fmt: skip
_NOTHING = """
    relax protect noindent ignorespaces unskip allowbreak nobreak break null strut hfil hfill displaystyle textstyle
    tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge rm rmfamily sf sffamily tt ttfamily
    upshape mdseries normalfont bfit selectfont leavevmode newblock xspace ninesmc
    slnine eightrm ssf sltt manual nolinebreak sloppy
"""
SPACES.update(dict.fromkeys(_NOTHING.split(), ""))

# What has a sign of its own in `\textcircled`.
CIRCLED = {"c": "©", "C": "©", "r": "®", "R": "®", "P": "℗"}

# Quotation marks: within a quotation the inner ones.
QUOTES = frozenset(("enquote", "mkbibquote", "textquote"))
OUTER_QUOTES, INNER_QUOTES = ("“", "”"), ("‘", "’")

ITALIC, BOLD = ("<i>", "</i>"), ("<b>", "</b>")
SUPERSCRIPT, SUBSCRIPT = ("<sup>", "</sup>"), ("<sub>", "</sub>")
SMALLCAPS = ('<span style="font-variant:small-caps;">', "</span>")

# Commands with one argument: what comes before and after it.
WRAPPERS = {
    **_each("textit emph textsl mkbibemph mkbibitalic mathit", ITALIC),
    **_each("textbf mkbibbold mathbf strong", BOLD),
    **_each("textsuperscript mkbibsuperscript sp", SUPERSCRIPT),
    **_each("textsubscript mkbibsubscript sb", SUBSCRIPT),
    **_each("textsc mkbibsc", SMALLCAPS),
    "mkbibparens": ("(", ")"), "parentext": ("(", ")"), "mkbibbrackets": ("[", "]"), "brackettext": ("[", "]"),
    "cs": ("\\", ""),
}  # fmt: skip
WRAPPERS |= _each(
    "texttt textrm textsf textnormal textup textmd text mbox hbox fbox makebox acro autocap NoCaseChange mathrm mathsf"
    " mathtt operatorname underline uline path nolinkurl url mkbibacro llap rlap smash bibnamefont textcyrillic"
    " textgreek textlatin ensuregreek num",
    ("", ""),
)

# Font switches: they hold to the end of the group they stand in.
SWITCHES = {
    **_each("it em sl itshape slshape acrosl", ITALIC),
    **_each("bf bfseries", BOLD),
    **_each("sc scshape smc slc", SMALLCAPS),
}

# Commands whose argument is not part of the text: sort keys, invisible boxes, labels.
HIDDEN = frozenset((
    "noopsort", "noop", "SortNoop", "vphantom", "hphantom", "hspace", "vspace", "label", "selectlanguage", "color",
    "index", "fontencoding", "fontfamily", "fontseries", "fontshape", "nocite",
))  # fmt: skip
# Commands whose last argument is the text, after others that say how it looks: how many of those.
LAYERED = {
    "foreignlanguage": 1,
    "textcolor": 1,
    "raisebox": 1,
    "parbox": 1,
    "scalebox": 1,
    "textlang": 1,
    "hyperref": 0,
}
# Environments of text, beside those of the font switches.
ENVIRONMENTS = SWITCHES.keys() | {
    "otherlanguage",
    "otherlanguage*",
    "center",
    "quote",
    "quotation",
    "flushleft",
    "small",
}
# What changes letters to capitals or small ones.
CASES = {
    "uppercase": str.upper, "MakeUppercase": str.upper, "lowercase": str.lower, "MakeLowercase": str.lower,
    "MakeTextUppercase": str.upper, "MakeTextLowercase": str.lower,
}  # fmt: skip
# biblatex's localisation keys, as `\\bibstring` and some fields have them (biblatex manual, section 4.9.2).
STRINGS: dict[str, str] = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis", "techreport": "technical report", "resreport": "research report",
    "software": "computer software", "datacd": "data CD", "audiocd": "audio CD", "patent": "patent",
    "patentus": "U.S. patent", "patenteu": "European patent", "patentde": "German patent",
    "patentfr": "French patent", "patentuk": "British patent", "patreq": "patent request",
    "patrequs": "U.S. patent request", "patreqeu": "European patent request", "patreqde": "German patent request",
    "patreqfr": "French patent request", "patrequk": "British patent request",
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming",
    "inpress": "in press", "prepublished": "prepublished",
    "newseries": "new series", "oldseries": "old series",
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union", "countryfr": "France",
    "countryuk": "United Kingdom", "countryus": "United States of America",
    "andothers": "et al.", "and": "and", "in": "in", "volume": "volume", "volumes": "volumes", "edition": "edition",
    "number": "number", "page": "page", "pages": "pages", "chapter": "chapter",
}  # fmt: skip

# Mathematics that carcite passes through unchanged: layout of formulas, nothing that reads, writes or defines.
_OPERATORS = """
    sum prod int iint oint lim limsup liminf sup inf max min arg log ln exp sin cos tan cot sec csc sinh cosh tanh
    arcsin arccos arctan det dim ker gcd deg Pr bigcup bigcap bigoplus bigotimes coprod
"""
_ALPHABETS = "mathrm mathbf mathit mathsf mathtt mathbb mathcal mathfrak mathscr"
_FRACTIONS = "frac dfrac tfrac binom"
_ONE = f"""
    sqrt boldsymbol bm operatorname overline underline widehat widetilde hat tilde bar vec dot ddot check breve acute
    grave overbrace underbrace mathop mathrel mathbin mathord pmod mod phantom not {_ALPHABETS}
"""
_TWO = f"stackrel overset underset {_FRACTIONS}"
_TEXT = "text textrm textit textbf textnormal"
_DELIMITED = "left right middle big Big bigg Bigg bigl bigr Bigl Bigr"
_DELIMITERS = """
    langle rangle lceil rceil lfloor rfloor lbrace rbrace lbrack rbrack vert Vert lvert rvert backslash uparrow
    downarrow updownarrow
"""
# What TeX puts together of other symbols, so that it is not an argument without braces around it.
_COMPOSED = """
    cong notin models longrightarrow longleftarrow hookrightarrow doteq cdots ldots dots vdots ddots lvert rvert colon
    rightleftharpoons
"""
OPERATORS, TEXT_IN_MATH, DELIMITED, DELIMITERS, COMPOSED = (
    frozenset(names.split()) for names in (_OPERATORS, _TEXT, _DELIMITED, _DELIMITERS, _COMPOSED)
)
# How many arguments a command has; and those with some that may be a script without braces, as in `x^\mathrm{T}`.
ARGUMENTS = {**dict.fromkeys(_ONE.split(), 1), **dict.fromkeys(_TWO.split(), 2)}
SCRIPTS = frozenset(f"{_ALPHABETS} {_FRACTIONS} {_TEXT}".split())
_OTHERS = "limits nolimits quad qquad displaystyle textstyle bmod iff implies over"
LAYOUT = MATH.keys() | OPERATORS | TEXT_IN_MATH | DELIMITED | ARGUMENTS.keys() | frozenset(_OTHERS.split())
