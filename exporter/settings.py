"""How a run is to be done: what was asked for, with the profile's own ways filled in."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from exporter.errors import UnknownFormat, UsageError
from exporter.handout import Handout, load
from exporter.look import ARTICLE, LINKS, PAPERS, PRESETS, Links, Look, Paper
from exporter.manuscript import Settings as ManuscriptSettings
from exporter.manuscript import load as load_manuscript
from exporter.tree.check import LANGUAGE
from exporter.writing import registered

DEFAULT_OUTPUT = "out"

Profile = Literal["article", "handout", "manuscript", "web-draft"]
PROFILES: tuple[Profile, ...] = get_args(Profile)

DEFAULT_FORMATS: dict[Profile, tuple[str, ...]] = {
    "article": ("pdf", "docx", "epub"),
    "handout": ("pdf", "docx"),
    "manuscript": ("docx",),
    "web-draft": ("docx",),
}

_WRITTEN_AS: dict[Profile, tuple[frozenset[str], str]] = {
    "handout": (frozenset({"pdf", "docx"}), "no letterhead or review would show"),
    "manuscript": (frozenset({"docx"}), "editors want manuscripts as Word documents"),
    "web-draft": (frozenset({"docx"}), "its comments are Word's"),
}
"""The formats that a profile is written in, and why not in others; articles in all."""

_OPTIONS: dict[Profile, Mapping[str, Mapping[str, object]]] = {
    "web-draft": {"docx": {"addresses": True}},
}
"""Writers' options that a profile sets where nobody says otherwise."""

_WORD = "docx"
"""The writer whose files can show remarks, and take their looks from a document."""

_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}")
"""A suffix that a person takes for a kind of document."""


class Settings(Struct, frozen=True, kw_only=True):
    """How to export.

    Attributes:
        formats: Names of writers, in the order to write.
        output: A folder; or the file itself when `formats` has one name and one post is read.
        output_is_file: `output` names the file.
        media: A folder, or a JSON map from address to file, to take pictures from.
        look: Sheet, sizes and the like, for formats that have pages.
        handout: What stands around an article that is handed out; None for articles.
        logo: The handout's logo, as a `data:` address; may be empty.
        manuscript: What a writer says of manuscripts; None for anything else.
        language: BCP 47 tag that overrides what the posts say.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
        options: Each writer's own options by name.
        comments: Remarks for editors stand in the files that can show them.
        dry_run: Do everything except saving.
    """

    formats: tuple[str, ...] = DEFAULT_FORMATS["article"]
    output: Path = Path(DEFAULT_OUTPUT)
    output_is_file: bool = False
    media: Path | None = None
    look: Look = Look()
    handout: Handout | None = None
    logo: str = ""
    manuscript: ManuscriptSettings | None = None
    language: str | None = None
    without: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, object]] = {}
    comments: bool = False
    dry_run: bool = False


class Wish(Struct, frozen=True, kw_only=True):
    """What somebody says of the look on a command line; None leaves it to the profile.

    Attributes:
        profile: What the files are for.
        config: The handout's or manuscript's settings file.
        preset: The name of a set of sizes.
        paper: The sheet.
        links: What becomes of links on paper.
    """

    profile: Profile = "article"
    config: Path | None = None
    preset: str | None = None
    paper: Paper | None = None
    links: Links | None = None


def dressed(wish: Wish) -> tuple[Look, Handout | None, str]:
    """The look, the handout's settings and its logo that a wish amounts to.

    Raises:
        UsageError: A name that there isn't, or settings for something else than a handout.
        ConfigInvalid: The settings file can't be used.
    """
    _one_of("profile", wish.profile, PROFILES)
    _one_of("preset", wish.preset, tuple(PRESETS))
    _one_of("paper", wish.paper, PAPERS)
    _one_of("kind of links", wish.links, LINKS)
    if wish.profile != "handout":
        if wish.config is not None and wish.profile != "manuscript":
            raise UsageError(
                f"--config {wish.config} is for handouts and manuscripts",
                next_step="Add --profile handout. Or --profile manuscript, for a writer's settings.",
            )
        preset = PRESETS[wish.preset] if wish.preset else ARTICLE
        return Look(preset=preset, paper=wish.paper or "a4", links=wish.links or "none"), None, ""
    handout, logo = load(wish.config) if wish.config is not None else (Handout(), "")
    page = handout.page
    look = Look(
        preset=PRESETS[wish.preset or page.preset],
        paper=wish.paper or page.paper,
        links=wish.links or page.links,
        bold_emphasis=page.bold_emphasis,
        colour="" if page.black_and_white else page.colour.lower(),
        grey=page.black_and_white,
    )
    return look, handout, logo


def manuscript_of(wish: Wish, look: Look) -> tuple[Look, ManuscriptSettings | None]:
    """The look with the sheet of a manuscript, and its settings; None for anything else.

    Raises:
        UsageError: Sizes are asked for: a manuscript has those that editors ask for.
        ConfigInvalid: The settings file can't be used.
    """
    if wish.profile != "manuscript":
        return look, None
    if wish.preset not in (None, ARTICLE.name):
        raise UsageError(
            f"--preset {wish.preset} isn't for manuscripts: 12 pt is what editors ask for",
            next_step="Leave --preset or --profile manuscript out.",
        )
    found = load_manuscript(wish.config) if wish.config is not None else ManuscriptSettings()
    return replace(look, paper=wish.paper or found.page.paper), found


def _one_of(what: str, name: str | None, names: Sequence[str]) -> None:
    if name is not None and name not in names:
        raise UsageError(
            f"there is no {what} {name!r}", next_step=f"Use one of {', '.join(names)}."
        )


def formats_of(
    file: Path | None, formats: Sequence[str] | None, profile: Profile
) -> tuple[str, ...]:
    """The formats that an output file's suffix and a wish amount to.

    Raises:
        UsageError: They contradict each other, or the profile isn't written in one of them.
    """
    wanted = tuple(dict.fromkeys(formats)) if formats is not None else None
    if file is not None:
        of_suffix = file.suffix[1:].lower()
        if wanted not in (None, (of_suffix,)):
            raise UsageError(
                f"-o {file} names one {of_suffix} file, but --to asks for {', '.join(wanted or ())}",
                next_step="Name a folder with -o, or leave --to out.",
            )
        wanted = (of_suffix,)
    elif wanted is None:
        return DEFAULT_FORMATS[profile]
    known, why = _WRITTEN_AS.get(profile, (frozenset(wanted), ""))
    if other := set(wanted) - known:
        raise UsageError(
            f"a {profile} isn't written as {', '.join(sorted(other))}: {why}",
            next_step=f"Use --to {','.join(DEFAULT_FORMATS[profile])}, "
            f"or leave --profile {profile} out.",
        )
    return wanted


def options_of(
    profile: Profile, given: Mapping[str, Mapping[str, object]]
) -> Mapping[str, Mapping[str, object]]:
    """The writers' options that a profile and a wish amount to; what is wished for wins."""
    usual = _OPTIONS.get(profile, {})
    return {
        name: {**usual.get(name, {}), **given.get(name, {})}
        for name in dict.fromkeys((*usual, *given))
    }


def is_file_name(output: Path) -> bool:
    """Whether an output path names a file: it has a document's suffix and is no folder.

    Raises:
        UnknownFormat: The suffix is a document's, but no writer makes such files.
    """
    if not _SUFFIX.fullmatch(output.suffix) or output.is_dir():
        return False
    name = output.suffix[1:].lower()
    if name not in registered():
        raise UnknownFormat(
            f"no installed writer makes {output.suffix} files",
            where=f"-o {output}",
            next_step=f"Installed: {', '.join(registered())}. A folder's name must end in /.",
        )
    return True


def check(settings: Settings) -> None:
    """Refuse what can't be done before anything is read."""
    if settings.language is not None and not LANGUAGE.match(settings.language):
        raise UsageError(
            f"{settings.language!r} is no language tag", next_step="Use one like en, en-GB or ar."
        )
    if settings.comments and _WORD not in settings.formats:
        raise UsageError(
            "--comments puts comments into Word documents, and none is being written",
            next_step="Name a .docx file with -o."
            if settings.output_is_file
            else f"Add them: --to {','.join((*settings.formats, _WORD))}.",
        )
    for name in settings.options:
        if name not in settings.formats:
            raise UsageError(
                f"options are given for {name}, which isn't being written",
                next_step=f"Add it: --to {','.join((*settings.formats, name))}.",
            )


def check_reference(wish: Wish, settings: Settings) -> None:
    """Refuse what a reference document for Word contradicts.

    Raises:
        UsageError: A profile with a look of its own, or a sheet or sizes for Word documents alone.
    """
    if not settings.options.get(_WORD, {}).get("reference"):
        return
    if wish.profile in {"handout", "manuscript"}:
        raise UsageError(
            f"a {wish.profile} has a look of its own, and takes none from a reference document",
            next_step=f"Leave --reference-docx or --profile {wish.profile} out.",
        )
    asked = {"--paper": wish.paper, "--preset": wish.preset}
    said = next((f"{name} {value}" for name, value in asked.items() if value is not None), None)
    if said is not None and settings.formats == (_WORD,):
        raise UsageError(
            f"{said} can't hold for Word documents: the reference document says it",
            next_step=f"Leave {said} out, or set it up in the reference document.",
        )
