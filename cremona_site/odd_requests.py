"""Requests that no browser makes and over which Django falls, some of them before any middleware could answer.

tests/site/test_fuzzed_requests.py found them.
"""

from functools import wraps

from django.core.exceptions import ValidationError
from django.forms import JSONField
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.http import parse_header_parameters
from django.views import defaults


def mend():
    read_all_as_utf_8()
    refuse_json_without_end()
    give_tokens_to_forms_only()


def read_all_as_utf_8():
    """Keeps a request from naming the encoding of its own query and form: all pages here send UTF-8.

    Django believes any name that Python knows, such as `rot13`, and falls over it while the request is being made. With
    other names one address would ask for other things, and what is kept of its answer would be shown to all.
    """

    def set_content_type_params(self, meta):
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:  # the value of a parameter in an encoding that nobody knows
            self.content_type, self.content_params = "", {}

    HttpRequest._set_content_type_params = set_content_type_params


def refuse_json_without_end():
    """JSON that is nested without end is no JSON for a form, such as that of passkeys, which anybody may send."""
    to_python = JSONField.to_python

    @wraps(to_python)
    def guarded(self, value):
        try:
            return to_python(self, value)
        except RecursionError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    JSONField.to_python = guarded


def give_tokens_to_forms_only():
    """Whoever brings a broken token, perhaps of another site below the same name, would get a cookie from any page."""
    process_request = CsrfViewMiddleware.process_request

    @wraps(process_request)
    def guarded(self, request):
        answer = process_request(self, request)
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)  # a form that needs one asks for it
        return answer

    CsrfViewMiddleware.process_request = guarded


def page_not_found(request, exception):
    """Where nothing is, what came along is not read: it may be broken, and the CMS would look for a language in it."""
    request._mark_post_parse_error()
    return defaults.page_not_found(request, exception)
