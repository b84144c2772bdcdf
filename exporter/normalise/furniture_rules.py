"""What of a site stands in posts without being part of the article: the rules, as data.

A rule names elements by the class names and ids that a plugin, block or service gives to what it
adds by itself. Names that a person or theme may give to a part of the article ("share", "related",
"toc", "ads") are in no rule: whoever writes about such things writes such names.
"""

from msgspec import Struct


class Rule(Struct, frozen=True):
    """One kind of furniture.

    Attributes:
        name: What diagnostics call it.
        selectors: Compound selectors: `tag`, `.class`, `#id`, `[attribute*=part]`, all of which
            an element has to meet.
        example: HTML that it takes out.
        near_miss: HTML that looks like it and stays.
        only_inner_links: It applies only where every link leads into the article itself.
    """

    name: str
    selectors: tuple[str, ...]
    example: str
    near_miss: str
    only_inner_links: bool = False


_CONTENTS = (
    "#ez-toc-container",
    "#toc_container",
    "#rank-math-toc",
    ".lwptoc",
    ".wp-block-rank-math-toc-block",
    ".wp-block-table-of-contents",
    ".wp-block-yoast-seo-table-of-contents",
    ".wp-block-aioseo-table-of-contents",
    ".wp-block-uagb-table-of-contents",
    ".wp-block-kadence-tableofcontents",
    ".wp-block-simpletoc-toc",
    ".ub_table-of-contents",
    ".eb-toc-container",
    ".elementor-widget-table-of-contents",
    ".wpj-jtoc",
)

_SHARE = (
    ".sd-sharing-enabled",
    ".sd-sharing",
    ".wp-block-jetpack-sharing-buttons",
    ".addtoany_share_save_container",
    ".a2a_kit",
    ".sharethis-inline-share-buttons",
    ".sharethis-inline-reaction-buttons",
    ".ssba",
    ".ssbp-wrap",
    ".shareaholic-canvas",
    ".addthis_toolbox",
    ".addthis_inline_share_toolbox",
    ".swp_social_panel",
    ".heateor_sss_sharing_container",
    ".heateor_ss_sharing_container",
    ".mashsb-container",
    ".essb_links",
    ".et_social_inline",
    ".dpsp-networks-btns-wrapper",
    ".juiz_sps_links",
    ".apss-social-share",
    ".scriptlesssocialsharing",
    ".novashare-buttons",
    ".wpsr-share-icons",
    ".sfsiaftrpstwpr",
    ".elementor-widget-share-buttons",
    ".wp-block-outermost-social-sharing",
    ".twitter-share-button",
    ".fb-share-button",
)

_COUNTERS = (
    "img[src*=pixel.wp.com/]",
    "img[src*=stats.wordpress.com/]",
    "img[src*=feeds.wordpress.com/1.0/]",
    "img[src*=feeds.feedburner.com/~r/]",
    "img[src*=blogger.googleusercontent.com/tracker/]",
    "img[src*=google-analytics.com/]",
    "img[src*=facebook.com/tr?]",
    "img[src*=pixel.quantserve.com/]",
    "img[src*=scorecardresearch.com/]",
    "img[src*=met.vgwort.de/na/]",
    "img[src*=ivwbox.de/]",
    "img[src*=amazon-adsystem.com/e/ir]",
    "img[src*=assoc-amazon.com/e/ir]",
    "img[src*=px.ads.linkedin.com/]",
    "img[src*=analytics.twitter.com/]",
    "img[src*=mc.yandex.ru/watch/]",
    "img[src*=c.statcounter.com/]",
    "iframe[src*=googletagmanager.com/ns.html]",
)
"""Pictures and frames that nobody sees: their servers count who opens a page."""

RULES: tuple[Rule, ...] = (
    Rule(
        "tracking-pixels",
        _COUNTERS,
        '<iframe src="https://www.googletagmanager.com/ns.html?id=1" title="Counter"></iframe>',
        '<img src="https://blog.example/pixel.wp.com.png" alt="The words pixel dot wp dot com">',
    ),
    Rule(
        "share-buttons",
        _SHARE,
        '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><a href="?share=x">X</a></div>',
        '<div class="share-a-meal"><p>Share this soup with somebody.</p></div>',
    ),
    Rule(
        "like-buttons",
        (
            ".jetpack-likes-widget-wrapper",
            ".sd-like",
            ".wpulike",
            ".fb-like",
            ".g-plusone",
            "iframe[src*=facebook.com/plugins/like.php]",
        ),
        '<div class="sharedaddy sd-block sd-like jetpack-likes-widget-wrapper"><h3>Like this:</h3></div>',
        '<p class="like">Like this, fold the cloth twice.</p>',
    ),
    Rule(
        "related-posts",
        (
            "#jp-relatedposts",
            ".jp-relatedposts",
            ".wp-block-jetpack-related-posts",
            ".yarpp-related",
            ".crp_related",
            ".rp4wp-related-posts",
            ".zem_rp_wrap",
            ".wp_rp_wrap",
        ),
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><a href="/b">Knots</a></div>',
        '<div class="related"><h3>Related plants</h3><p>Leek and chive.</p></div>',
    ),
    Rule(
        "advertising",
        (
            "ins.adsbygoogle",
            ".google-auto-placed",
            ".ezoic-ad",
            ".ezoic-adpicker-ad",
            ".ezoic-autoinsert-ad",
            ".quads-location",
            ".wordads-ad-wrapper",
            ".wp-block-jetpack-wordads",
            ".trc_related_container",
            ".OUTBRAIN",
            "amp-ad",
        ),
        '<div class="quads-location quads-ad1"><span>Advertisement</span></div>',
        '<div class="ads"><p>Three painted advertisements from 1910.</p></div>',
    ),
    Rule(
        "subscription",
        (
            ".wp-block-jetpack-subscriptions",
            ".wp-block-jetpack-subscriptions__container",
            ".jetpack_subscription_widget",
            ".mc4wp-form",
            ".tnp-subscription",
            ".mailpoet_form",
            ".formkit-form",
            ".convertkit-form",
            "#mc_embed_signup",
            ".ml-embedded",
        ),
        '<form class="mc4wp-form mc4wp-form-7"><p>News by post</p><input type="submit" value="Go"></form>',
        '<form class="wpcf7-form"><p>Which day suits you?</p></form>',
    ),
    Rule(
        "comment-form",
        (
            "#respond.comment-respond",
            ".wp-block-post-comments-form",
            "#disqus_thread",
            ".fb-comments",
        ),
        '<div id="respond" class="comment-respond"><h3>Leave a Reply</h3></div>',
        '<h3 id="respond">How to respond</h3>',
    ),
    Rule(
        "contents",
        _CONTENTS,
        '<div id="toc_container"><p>Contents</p><ul><li><a href="#one">1 One</a></li></ul></div>',
        '<div id="toc_container"><p>Parts</p><ul><li><a href="/part-2">Part 2</a></li></ul></div>',
        only_inner_links=True,
    ),
    Rule(
        "print-button",
        (".printfriendly", ".pf-button", ".pdfprnt-buttons", ".dkpdf-button-container"),
        '<div class="printfriendly pf-alignleft"><a href="#">Print, PDF</a></div>',
        '<p class="print">Print both pages on one sheet.</p>',
    ),
    Rule(
        "post-navigation",
        (
            ".elementor-widget-post-navigation",
            "nav.post-navigation",
            ".wp-block-post-navigation-link",
        ),
        '<nav class="navigation post-navigation"><a href="/a">Previous: Rope</a></nav>',
        '<div class="navigation"><p>Steer by the church tower.</p></div>',
    ),
    Rule(
        "breadcrumbs",
        (
            ".yoast-breadcrumbs",
            ".rank-math-breadcrumb",
            ".bcn-breadcrumb-trail",
            ".wp-block-bcn-breadcrumb-trail",
            ".aioseo-breadcrumbs",
            ".woocommerce-breadcrumb",
        ),
        '<div class="yoast-breadcrumbs"><a href="/">Home</a> » <span>Rope</span></div>',
        '<p class="breadcrumb">Toast one breadcrumb first.</p>',
    ),
    Rule(
        "edit-link",
        ("a.post-edit-link",),
        '<a class="post-edit-link" href="/wp-admin/post.php?post=7&amp;action=edit">Edit</a>',
        '<a class="edit-link" href="/history">Edit history</a>',
    ),
    Rule(
        "rating",
        (
            ".kk-star-ratings",
            ".rmp-widgets-container",
            ".post-ratings",
            ".yasr-auto-insert-visitor",
            ".gdrts-rating-block",
        ),
        '<div class="kk-star-ratings kksr-auto"><div>5/5 - (3 votes)</div></div>',
        '<div class="star-rating"><span>Rated 4 of 5 by the makers</span></div>',
    ),
    Rule(
        "counters",
        (".post-views.entry-meta", ".tptn_counter", ".rt-reading-time", ".bsf-rt-reading-time"),
        '<span class="span-reading-time rt-reading-time"><span>Reading Time: </span>4 minutes</span>',
        '<p class="post-views">Views from the post on the hill.</p>',
    ),
    Rule(
        "slide-copies",
        (".swiper-slide-duplicate", ".slick-cloned", ".owl-item.cloned"),
        '<div class="swiper-slide swiper-slide-duplicate"><p>The second slide, again.</p></div>',
        '<div class="swiper-slide cloned"><p>A cloned apple tree.</p></div>',
    ),
    Rule(
        "cookie-notice",
        (
            "#cookie-law-info-bar",
            "#cookie-notice",
            ".cmplz-cookiebanner",
            "#moove_gdpr_cookie_info_bar",
            ".cky-consent-container",
        ),
        '<div id="cookie-notice"><p>This site uses cookies.</p></div>',
        '<div class="cookie-note"><p>Bake the cookies for nine minutes.</p></div>',
    ),
    Rule(
        "translation-widget",
        ("#google_translate_element", ".gtranslate_wrapper"),
        '<div class="gtranslate_wrapper"><a href="#">Deutsch</a></div>',
        '<div class="translate"><p>Translate by hand.</p></div>',
    ),
    Rule(
        "quote-button",
        (".bctt-ctt-btn", ".sw-ctt-btn"),
        '<a class="bctt-ctt-btn" href="https://twitter.com/intent/tweet?text=a">Click to tweet</a>',
        '<span class="bctt-ctt-text">A rope is only as good as its knot.</span>',
    ),
    Rule(
        "continue-reading",
        ("a.more-link[href*=#more-]",),
        '<a class="more-link" href="https://a.example/rope/#more-7">Continue reading Rope</a>',
        '<a class="more-link" href="https://a.example/rope/">Continue reading Rope</a>',
    ),
)
