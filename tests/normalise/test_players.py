"""Players that a page makes with a script are the embeds that the script would make."""

import time

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.players import PLAYERS

YOUTUBE = "embed video YouTube “{}” https://www.youtube.com/watch?v=abc-_123"
PERMALINK = "https://www.instagram.com/p/AbC/"


def tree(html: str) -> str:
    return shown(normalise_html(html, base="https://garden.example/post/").blocks)


SETTINGS = (
    "{&quot;youtube_url&quot;:&quot;https:\\/\\/youtu.be\\/abc&quot;,"
    "&quot;video_type&quot;:&quot;vimeo&quot;,"
    "&quot;vimeo_url&quot;:&quot;https:\\/\\/vimeo.com\\/123&quot;}"
)

MADE_BY_SCRIPTS = {
    '<lite-youtube videoid="abc-_123" playlabel="Play: Graft a rose"></lite-youtube>': (
        YOUTUBE.format("Graft a rose")
    ),
    '<lite-vimeo videoid="123"></lite-vimeo>': "embed video Vimeo “” https://vimeo.com/123",
    '<div class="rll-youtube-player" data-id="abc-_123" data-alt="Graft"></div>': (
        YOUTUBE.format("Graft")
    ),
    '<div class="youtube-player" data-id="abc-_123"></div>': YOUTUBE.format(""),
    '<div class="lyte" id="WYL_abc-_123"></div>': (
        "embed #WYL_abc-_123 video YouTube “” https://www.youtube.com/watch?v=abc-_123"
    ),
    '<amp-youtube data-videoid="abc-_123"></amp-youtube>': YOUTUBE.format(""),
    '<amp-vimeo data-videoid="123"></amp-vimeo>': "embed video Vimeo “” https://vimeo.com/123",
    '<amp-dailymotion data-videoid="x1"></amp-dailymotion>': (
        "embed video Dailymotion “” https://www.dailymotion.com/video/x1"
    ),
    '<amp-twitter data-tweetid="123"></amp-twitter>': "embed post X “” https://x.com/i/status/123",
    '<amp-instagram data-shortcode="AbC"></amp-instagram>': f"embed post Instagram “” {PERMALINK}",
    '<amp-facebook data-href="https://www.facebook.com/a/posts/1"></amp-facebook>': (
        "embed post Facebook “” https://www.facebook.com/a/posts/1"
    ),
    '<amp-iframe src="https://v.example/1" title="Map"><p placeholder>Wait</p></amp-iframe>': (
        "embed page “” https://v.example/1\np: Wait"
    ),
    '<amp-video src="https://v.example/a.mp4"></amp-video>': (
        "embed video “a.mp4” https://v.example/a.mp4"
    ),
    '<amp-audio src="//v.example/a.mp3"></amp-audio>': "embed audio “a.mp3” https://v.example/a.mp3",
    '<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"></div>': (
        "embed post Facebook “” https://www.facebook.com/a/posts/1"
    ),
    '<div class="fb-video" data-href="https://www.facebook.com/a/videos/1"></div>': (
        "embed post Facebook “” https://www.facebook.com/a/videos/1"
    ),
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"></blockquote>': (
        "embed video TikTok “” https://www.tiktok.com/@a/video/1"
    ),
    f'<blockquote class="instagram-media" data-instgrm-permalink="{PERMALINK}?x"></blockquote>': (
        f"embed post Instagram “” {PERMALINK}?x"
    ),
    '<div class="wistia_embed wistia_async_abc123def4"></div>': (
        "embed video Wistia “” https://fast.wistia.net/embed/iframe/abc123def4"
    ),
    '<div data-plyr-provider="youtube" data-plyr-embed-id="abc-_123"></div>': YOUTUBE.format(""),
    '<div data-plyr-provider="vimeo" data-plyr-embed-id="https://vimeo.com/12345"></div>': (
        "embed video Vimeo “” https://vimeo.com/12345"
    ),
    '<div class="calendly-inline-widget" data-url="https://calendly.com/a"></div>': (
        "embed page Calendly “” https://calendly.com/a"
    ),
    '<div data-tf-widget="aBc"></div>': "embed page Typeform “” https://form.typeform.com/to/aBc",
    '<div data-tf-live="aBc"></div>': "embed page Typeform “” https://form.typeform.com/to/aBc",
    '<div class="flourish-embed" data-src="visualisation/12?3"></div>': (
        "embed page Flourish “” https://public.flourish.studio/visualisation/12/"
    ),
    '<div class="infogram-embed" data-id="a-b-1" data-title="Rain"></div>': (
        "embed page Infogram “Rain” https://infogram.com/a-b-1"
    ),
    '<div class="issuuembed" data-configid="12/34"></div>': (
        "embed document Issuu “” https://e.issuu.com/embed.html#12/34"
    ),
    f'<div class="elementor-widget-video" data-settings="{SETTINGS}"></div>': (
        "embed video Vimeo “” https://vimeo.com/123"
    ),
    '<script src="https://gist.github.com/me/12ab.js"></script>': (
        "embed page GitHub “” https://gist.github.com/me/12ab"
    ),
    '<p>One</p><script src="https://asciinema.org/a/12.js" id="x" async></script>': (
        "p: One\nembed #x page asciinema “” https://asciinema.org/a/12"
    ),
    '<script class="speakerdeck-embed" data-id="12ab" src="//speakerdeck.com/assets/embed.js">'
    "</script>": "embed document Speaker Deck “” https://speakerdeck.com/player/12ab",
    '<script src="//pastebin.com/embed_js/aB1"></script>': (
        "embed page Pastebin “” https://pastebin.com/aB1"
    ),
    '<script src="//jsfiddle.net/me/aB1/3/embed/js,result/"></script>': (
        "embed page JSFiddle “” https://jsfiddle.net/me/aB1/3/"
    ),
}


@pytest.mark.parametrize("html", MADE_BY_SCRIPTS)
def test_a_player_made_by_a_script_is_an_embed(html: str) -> None:
    assert tree(html) == MADE_BY_SCRIPTS[html]


def test_every_kind_of_player_has_an_example() -> None:
    written = "".join(MADE_BY_SCRIPTS)
    missing = [player.selector for player in PLAYERS if player.tell not in written]
    assert missing == []


SHOWN_ALREADY = {
    '<div class="youtube-player" data-id="abc-_123"><iframe '
    'src="https://www.youtube.com/embed/abc-_123"></iframe></div>': YOUTUBE.format(""),
    f'<blockquote class="instagram-media" data-instgrm-permalink="{PERMALINK}">'
    f'<p>Roses <a href="{PERMALINK}">by Jane</a></p></blockquote>': (
        f"quote\n  p: Roses link({PERMALINK})[by Jane]"
    ),
    '<blockquote class="twitter-tweet"><p>Roses</p>— Jane '
    '<a href="https://x.com/jane/status/1">May 1</a></blockquote>': (
        "quote\n  p: Roses\n  p: — Jane link(https://x.com/jane/status/1)[May 1]"
    ),
}


@pytest.mark.parametrize("html", SHOWN_ALREADY)
def test_what_is_shown_already_is_shown_once(html: str) -> None:
    assert tree(html) == SHOWN_ALREADY[html]


@pytest.mark.parametrize(
    "html",
    [
        "<lite-youtube></lite-youtube>",
        '<lite-youtube videoid="a b"></lite-youtube>',
        '<div class="fb-post" data-href="javascript:x()"></div>',
        '<script src="https://gist.github.example/me/12ab.js"></script>',
        '<div class="fb-posture">Sit up</div>',
    ],
)
def test_what_names_nothing_is_none(html: str) -> None:
    assert "embed" not in tree(f"<p>Text</p>{html}")


def test_players_stand_where_they_stood_and_part_paragraphs() -> None:
    player = '<lite-youtube videoid="abc-_123"></lite-youtube>'
    assert tree(f"<div><p>One {player} two</p></div>") == f"p: One\n{YOUTUBE.format('')}\np: two"


def test_a_title_is_text_whatever_it_holds() -> None:
    html = '<lite-youtube videoid="abc-_123" title="&quot;>&lt;b&gt;"></lite-youtube>'
    assert tree(html) == YOUTUBE.format('"><b>')


def test_a_file_is_its_link_with_a_button_apart_and_no_preview_of_the_same() -> None:
    html = (
        '<div class="wp-block-file"><object class="wp-block-file__embed" data="{}" '
        'aria-label="Embed of Guide."></object><a id="file-1" href="/guide.pdf">Guide</a>'
        '<a href="/guide.pdf" class="wp-block-file__button" download>Download</a></div>'
    )
    links = (
        "p: span #file-1[link(https://garden.example/guide.pdf)[Guide]] "
        "link(https://garden.example/guide.pdf)[Download]"
    )
    found = normalise_html(html.format("/guide.pdf"), base="https://garden.example/post/")
    assert shown(found.blocks) == links
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.EMBED_REPLACED, "/guide.pdf")
    ]
    other = "embed document “Embed of Guide.” https://garden.example/other.pdf"
    assert tree(html.format("/other.pdf")) == f"{other}\n{links}"


def test_crowds_of_players_take_linear_time() -> None:
    started = time.process_time()
    html = '<lite-youtube videoid="abc-_123"></lite-youtube>' * 2_000
    assert tree(html).count("embed video") == 2_000
    nested = '<div class="fb-post" data-href="//a.example/">' * 20_000
    assert "embed page" in tree(nested)
    assert time.process_time() - started < 10
