from projects.models.action_area import ActionArea
from projects.models.legal_reference import LegalReference
from projects.models.project import Project

__all__ = ["ActionArea", "LegalReference", "Project"]
