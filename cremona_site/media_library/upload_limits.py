"""How much of what a browser sends is kept: what exceeds it is let pass by, it fills neither memory nor disk.

The first of `FILE_UPLOAD_HANDLERS`. The rest of the request is still read, up to a point: a browser shows an answer
only once it has sent everything.
"""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.template.defaultfilters import filesizeformat

from cremona_site.middleware import is_signed_in
from cremona_site.uploads import MAX_BYTES

MAX_BYTES_OF_A_REQUEST = 10 * MAX_BYTES
MOST_READ = 50 * MAX_BYTES
TOO_HEAVY = f"pesa più di {filesizeformat(MAX_BYTES)}, il massimo: riducilo sul tuo computer e caricalo di nuovo"
TOO_MUCH = (
    f"non è arrivato: tutti insieme i file pesano più di {filesizeformat(MAX_BYTES_OF_A_REQUEST)}. Caricalo da solo"
)


class UploadLimits(FileUploadHandler):
    """Takes files of staff only, none larger than may be uploaded; says in `request.refused_files` what it left out."""

    def handle_raw_input(self, input_data, meta, content_length, boundary, encoding=None):
        if content_length > MOST_READ:
            raise RequestDataTooBig("More than anybody may upload.")
        self.of_staff = is_signed_in(self.request)
        self.kept = 0
        self.request.refused_files = []

    def new_file(self, field_name, file_name, *args, **kwargs):
        super().new_file(field_name, file_name, *args, **kwargs)
        if not self.of_staff:
            raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        size = start + len(raw_data)
        if size > MAX_BYTES:
            self.refuse(TOO_HEAVY)
        if self.kept + size > MAX_BYTES_OF_A_REQUEST:
            self.refuse(TOO_MUCH)
        return raw_data

    def refuse(self, why):
        self.request.refused_files.append((self.field_name, f"«{self.file_name}» {why}."))
        raise SkipFile

    def file_complete(self, file_size):
        self.kept += file_size
        return


def refusals_of(request):
    """What was wrong with files that did not get in, as sentences; reads the request."""
    _files = request.FILES
    return [why for _field, why in getattr(request, "refused_files", [])]
