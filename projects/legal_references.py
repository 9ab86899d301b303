"""The laws that a project's page names."""

from cremona_site.prepared import prepared
from projects.models import LegalReference


@prepared
def legal_references_of(project_id):
    return LegalReference.objects.filter(project=project_id)
