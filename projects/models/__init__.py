from projects.models.action_area import ActionArea
from projects.models.legal_reference import LegalReference
from projects.models.project import Project
from projects.models.service import Service
from projects.models.topic import Topic

__all__ = ["ActionArea", "LegalReference", "Project", "Service", "Topic"]
