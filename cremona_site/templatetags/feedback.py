"""The tags of what stands at the end of a page: how clear is it?"""

from django import template
from django.utils.translation import get_language

from cremona_site.feedback.forms import RatingForm
from cremona_site.feedback.subjects import subject_of_office, subject_of_page
from cremona_site.templatetags.findability import content_here, office_here

register = template.Library()


@register.simple_tag(takes_context=True)
def rated_subject(context):
    """What the reader is asked about: the current page; None where it is nothing to rate, such as a page of an error.

    The page was read already, for its breadcrumb: this asks the database for nothing.
    """
    content, office = content_here(context), office_here(context)
    subject = subject_of_page(content) if content else None
    if office:
        subject = subject_of_office(office, get_language())
    is_here = subject and "request" in context and subject.path == context["request"].path
    return subject if is_here else None


@register.simple_tag
def blank_rating_form(subject):
    return RatingForm(subject)
