"""Which shortcodes are known, as tables of names: what each is, not how it is written out."""

import re
from enum import Enum, auto

from exporter.normalise.shortcodes.attributes import has_quoted


class Kind(Enum):
    """What a shortcode stands for."""

    CAPTION = auto()
    PLAYER = auto()
    NOTE = auto()
    NOTES_LIST = auto()
    CODE = auto()
    MATHS = auto()
    RAW = auto()
    QUOTE = auto()
    BUTTON = auto()
    INLINE = auto()
    """A wrapper whose content stays in its paragraph."""
    BLOCK = auto()
    """A wrapper of blocks, which may have a title, a picture or a link of its own."""
    RULE = auto()


_LANGUAGES = (
    "as3 actionscript3 bash shell coldfusion cf cpp csharp css delphi pas pascal diff patch erlang "
    "fsharp go clojure groovy haskell java javafx javascript js jscript matlab objc perl php plain "
    "powershell ps python py ruby rails scala sql swift tsql typescript vb vbnet xml html xhtml "
    "xslt yaml"
)

_NAMES: dict[Kind, str] = {
    Kind.CAPTION: "caption wp_caption",
    Kind.PLAYER: (
        "embed audio video youtube vimeo dailymotion soundcloud spotify wpvideo videopress gist "
        "tweet instagram tiktok slideshare ted googlemaps vc_video et_pb_video et_pb_audio "
        "fusion_youtube fusion_vimeo fusion_soundcloud av_video ux_video su_youtube "
        "su_youtube_advanced su_vimeo su_audio su_video su_dailymotion"
    ),
    Kind.NOTE: "ref fn footnote efn_note mfn modern_footnote",
    Kind.NOTES_LIST: "references footnotes footnotes_print efn_reference latexpage mathjax",
    Kind.CODE: f"code sourcecode source crayon cc cci codesyntax prism {_LANGUAGES}",
    Kind.MATHS: "latex math tex katex",
    Kind.RAW: "vc_raw_html vc_raw_js",
    Kind.QUOTE: (
        "quote blockquote pullquote su_quote su_pullquote fusion_blockquote "
        "et_pb_testimonial fusion_testimonial av_testimonial_single"
    ),
    Kind.BUTTON: "button btn",
    Kind.INLINE: (
        "dropcap drop_cap highlight tooltip nowrap su_highlight su_dropcap su_tooltip "
        "fusion_highlight fusion_dropcap fusion_popover fusion_tooltip av_dropcap1 av_dropcap2"
    ),
    Kind.RULE: (
        "divider hr separator vc_separator vc_zigzag et_pb_divider su_divider fusion_separator "
        "av_hr x_line cs_line"
    ),
    Kind.BLOCK: (
        "row column columns col container section box alert info notice note tip warning tabs "
        "tabgroup tab toggle accordion accordions spoiler one_half one_half_last one_third "
        "one_third_last two_third two_third_last one_fourth one_fourth_last three_fourth "
        "three_fourth_last one_half_first one_third_first su_note"
    ),
}

KINDS: dict[str, Kind] = {name: kind for kind, names in _NAMES.items() for name in names.split()}

_BUILDERS = re.compile(r"(?:vc|et_pb|fusion|su|av|ux)_[a-z]{2}[a-z0-9_]*\Z")
"""WPBakery, Divi, Avada, Shortcodes Ultimate, Enfold, Flatsome: nobody else writes such names."""

_BUILDERS_TOO = re.compile(r"(?:x|cs|fl)_[a-z]{3}[a-z_]*\Z")
"""X, Cornerstone, Beaver Builder: only where the tag has more of a shortcode's form."""

_ELSEWHERE = re.compile(
    r"_(?:blog|posts?|posts_\w+|portfolio|recent_\w+|latest_\w+|post_grid|post_slider|media_grid|"
    r"masonry_\w+|basic_grid|gallery|images_carousel|carousel|slider|map|gmaps|sidebar|"
    r"widget_sidebar|menu|login|signup|search|comments|shop|products?|wp_\w+|flickr|rev_slider)\Z"
)
"""Parts of builders that are filled from elsewhere on the site, when they hold nothing."""

_OFTEN_SHOWN = re.compile(
    "(?:wp_)?caption|gallery|playlist|embed|audio|video|code|sourcecode|latex"
)
"""What sites that explain shortcodes escape."""

ALONE = frozenset(
    kind for kind in Kind if kind in {Kind.PLAYER, Kind.NOTES_LIST, Kind.BUTTON, Kind.RULE}
)
"""Kinds that make sense without an end tag."""


def is_builder(name: str) -> bool:
    """Whether a name is a page builder's, whatever the tag says."""
    return _BUILDERS.match(name) is not None


def kind_of(name: str, rest: str, *, paired: bool) -> Kind | None:
    """What a tag stands for; None if it isn't known, or is perhaps no shortcode at all.

    Args:
        name: The tag's name.
        rest: The rest of the tag.
        paired: The tag has its partner.
    """
    kind = KINDS.get(name)
    if kind in ALONE:
        says = rest.strip() not in {"", "/"} if kind is Kind.PLAYER else _is_certain(name, rest)
        return kind if paired or says or is_builder(name) else None
    if kind is not None:
        return kind if paired else None
    if is_builder(name):
        if name.endswith(("button", "_btn")):
            return Kind.BUTTON
        return None if not paired and _ELSEWHERE.search(name) else Kind.BLOCK
    if _BUILDERS_TOO.match(name) and (paired or has_quoted(rest)):
        return Kind.BLOCK
    return None


def _is_certain(name: str, rest: str) -> bool:
    """Whether a tag without a partner is more than a word in brackets."""
    return "_" in name or rest.rstrip().endswith("/") or has_quoted(rest)


def is_escapable(name: str) -> bool:
    """Whether `[[name]]` is an escape, and not perhaps another site's way to write a link."""
    return bool(_OFTEN_SHOWN.fullmatch(name)) or is_builder(name)


def is_verbatim(name: str) -> bool:
    """Whether what stands between a shortcode's tags is shown as it is."""
    return KINDS.get(name) in {Kind.CODE, Kind.MATHS, Kind.RAW}
