from projects.models.action_area import ActionArea
from projects.models.initiative import Initiative
from projects.models.legal_reference import LegalReference
from projects.models.news import News
from projects.models.occurrence import Occurrence
from projects.models.project import Project
from projects.models.service import Service
from projects.models.topic import Topic

__all__ = ["ActionArea", "Initiative", "LegalReference", "News", "Occurrence", "Project", "Service", "Topic"]
