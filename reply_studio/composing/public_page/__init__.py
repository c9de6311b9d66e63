"""The public page of a finished case, in the order in which proposal systems publish it. Pure."""

from reply_studio.composing.public_page.html import page_html
from reply_studio.composing.public_page.lines import page_lines, page_text
from reply_studio.composing.public_page.page import PublicPage, PublishedReply
from reply_studio.composing.public_page.proposal import body_lines, closing_lines

__all__ = ["PublicPage", "PublishedReply", "body_lines", "closing_lines", "page_html", "page_lines", "page_text"]
