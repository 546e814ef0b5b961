"""Pages and feeds as servers send them."""

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2024-03-15T08:00:00Z"></head><body><article><h1>{title}</h1>
<p>{text}</p><p>The ministry said that it would publish more about the events of the week in the coming days.</p>
</article></body></html>"""


def page(title, text="Police in Tbilisi detained 12 protesters on Friday, the interior ministry said in a statement."):
    return PAGE.format(title=title, text=text)


def rss(*entries, title="The Feed"):
    listed = "".join(
        f"<item><title>{name}</title><link>{link}</link><pubDate>Fri, 15 Mar 2024 08:00:00 GMT</pubDate>"
        f"<description>{about}</description></item>"
        for name, link, about in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{listed}</channel></rss>'
