"""The macros that are known, by what they stand for."""

from __future__ import annotations

from generator.formulas.tree import Kind, Symbol, Variant

_SIGNS: dict[Kind, str] = {
    "ord": (
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
        "mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ "
        "omega ω "
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
        "infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ "
        "neg ¬ lnot ¬ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ blacksquare ■ bigstar ★ "
        "degree ° circ ∘ prime ′ ldots … dots … dotsc … dotsb … cdots ⋯ dotsm ⋯ vdots ⋮ ddots ⋱ top ⊤ bot ⊥ "
        "complement ∁ therefore ∴ because ∵ checkmark ✓ diamond ⋄ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ "
        "flat ♭ natural ♮ sharp ♯ imath ı jmath ȷ backslash \\ % % $ $ # # & & _ _ pounds £ euro € yen ¥"
    ),
    "bin": (
        "times × div ÷ cdot ⋅ pm ± mp ∓ ast ∗ star ⋆ bullet ∙ cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ "
        "oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ uplus ⊎ amalg ⨿ dagger † ddagger ‡ wr ≀"
    ),
    "rel": (
        "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ "
        "propto ∝ parallel ∥ nparallel ∦ perp ⟂ mid ∣ nmid ∤ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ nsubseteq ⊈ "
        "subsetneq ⊊ supset ⊃ supseteq ⊇ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ "
        "updownarrow ↕ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ impliedby ⟸ Leftrightarrow ⇔ iff ⟺ longrightarrow ⟶ "
        "longleftarrow ⟵ Longrightarrow ⟹ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ rightleftharpoons ⇌ "
        "rightharpoonup ⇀ leftharpoonup ↼ hookrightarrow ↪ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ vdash ⊢ models ⊨ "
        "asymp ≍ doteq ≐ prec ≺ succ ≻ preceq ⪯ succeq ⪰ not̸ ≠ colon : lt < gt >"
    ).replace("not̸ ≠ ", ""),
    "open": "lbrace { { { lbrack [ lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖",
    "close": "rbrace } } } rbrack ] rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖",
    "punct": "cdotp ·",
}  # fmt: skip
_LARGE = "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀"
_INTEGRALS = "int ∫ iint ∬ iiint ∭ oint ∮"
_FUNCTIONS = [
    "sin",
    "cos",
    "tan",
    "cot",
    "sec",
    "csc",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "arcsin",
    "arccos",
    "arctan",
    "log",
    "ln",
    "lg",
    "exp",
    "arg",
    "deg",
    "dim",
    "hom",
    "ker",
]
_LIMIT_FUNCTIONS = ["lim", "max", "min", "sup", "inf", "det", "gcd", "Pr", "limsup", "liminf"]


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SYMBOLS: dict[str, Symbol] = {
    **{name: Symbol(sign, kind) for kind, text in _SIGNS.items() for name, sign in _pairs(text).items()},
    **{name: Symbol(sign, "op", large=True, limits=True) for name, sign in _pairs(_LARGE).items()},
    **{name: Symbol(sign, "op", large=True) for name, sign in _pairs(_INTEGRALS).items()},
    **{name: Symbol(name, "op", "upright") for name in _FUNCTIONS},
    **{name: Symbol(name, "op", "upright", limits=True) for name in _LIMIT_FUNCTIONS},
    "limsup": Symbol("lim sup", "op", "upright", limits=True),
    "liminf": Symbol("lim inf", "op", "upright", limits=True),
    "bmod": Symbol("mod", "bin", "upright"),
    "mod": Symbol("mod", "bin", "upright"),
    "|": Symbol("‖", "ord"),
    "vert": Symbol("|", "ord"),
    "Vert": Symbol("‖", "ord"),
}

CHARACTERS: dict[str, Symbol] = {
    **{char: Symbol(char, "bin") for char in "+±∓×÷·⋅∘∙∪∩∧∨⊕⊗∖"},
    "-": Symbol("−", "bin"),
    "−": Symbol("−", "bin"),
    "–": Symbol("−", "bin"),
    "*": Symbol("∗", "bin"),
    **{char: Symbol(char, "rel") for char in "=<>:≤≥≠≈≡∼≅∝∥⟂∈∉∋⊂⊆⊃⊇→←↔⇒⇐⇔⟶⟵⟹⟺↦⇌≪≫"},
    **{char: Symbol(char, "open") for char in "([⟨⌊⌈"},
    **{char: Symbol(char, "close") for char in ")]⟩⌋⌉!?"},
    **{char: Symbol(char, "punct") for char in ",;"},
    **{sign.text: sign for sign in SYMBOLS.values() if sign.large},
}

DELIMITERS = frozenset("()[]{}|‖⟨⟩⌊⌋⌈⌉/\\↑↓↕")

SPACES: dict[str, float] = {
    ",": 3 / 18, "thinspace": 3 / 18, ":": 4 / 18, ">": 4 / 18, "medspace": 4 / 18, ";": 5 / 18, "thickspace": 5 / 18,
    "!": -3 / 18, " ": 0.25, "enspace": 0.5, "quad": 1.0, "qquad": 2.0,
}  # fmt: skip

ACCENTS: dict[str, tuple[str, bool]] = {
    "hat": ("\u0302", False), "widehat": ("\u0302", True), "tilde": ("\u0303", False), "widetilde": ("\u0303", True),
    "dot": ("\u0307", False), "ddot": ("\u0308", False), "check": ("\u030c", False), "breve": ("\u0306", False),
    "acute": ("\u0301", False), "grave": ("\u0300", False), "mathring": ("\u030a", False), "bar": ("\u0304", False),
    "vec": ("\u20d7", False), "overrightarrow": ("\u20d7", True), "overleftarrow": ("\u20d6", True),
    "overleftrightarrow": ("\u20e1", True),
}  # fmt: skip

VARIANTS: dict[str, Variant] = {
    "mathrm": "upright", "mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "mathbb": "double", "mathcal": "script",
    "mathscr": "script", "mathfrak": "fraktur", "mathsf": "sans", "mathtt": "mono", "operatorname": "upright",
    "mathit": "",
}  # fmt: skip
TEXTS: dict[str, Variant] = {
    "text": "text", "textrm": "text", "mbox": "text", "textbf": "bold", "textit": "text", "textsf": "sans",
}  # fmt: skip

LINES = {
    "overline": "over", "underline": "under", "boxed": "box", "fbox": "box", "cancel": "cancel", "bcancel": "bcancel",
    "xcancel": "xcancel",
}  # fmt: skip
ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xrightleftharpoons": "⇌",
}  # fmt: skip
FRACTIONS: dict[str, bool | None] = {"frac": None, "dfrac": True, "tfrac": False, "cfrac": True}
BINOMIALS: dict[str, bool | None] = {"binom": None, "dbinom": True, "tbinom": False}
BIG = {"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0}
STYLES = ("displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "nonumber", "notag")
NEGATED = {"=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "≈": "≉", "<": "≮", ">": "≯", "∥": "∦", "∃": "∄"}

ENVIRONMENTS: dict[str, tuple[str, str]] = {
    "matrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"), "cases": ("{", ""), "array": ("", ""), "aligned": ("", ""), "align": ("", ""),
    "align*": ("", ""), "gathered": ("", ""), "gather": ("", ""), "gather*": ("", ""), "split": ("", ""),
    "smallmatrix": ("", ""),
}  # fmt: skip

OTHERS = (
    "sqrt", "left", "right", "begin", "end", "overset", "underset", "stackrel", "overbrace", "underbrace", "not", "ce",
    "substack", "phantom", "pmod",
)  # fmt: skip

ALL = sorted(
    {
        *SYMBOLS, *SPACES, *ACCENTS, *VARIANTS, *TEXTS, *LINES, *ARROWS, *FRACTIONS, *BINOMIALS, *STYLES, *OTHERS,
        *BIG, *(name + side for name in BIG for side in "lrm"),
    }
)  # fmt: skip
