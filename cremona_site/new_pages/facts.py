"""The facts that a new page gets with its first words, judged as their own forms in the admin judge them."""

from django import forms

from cremona_site.new_pages.places import AreaField
from cremona_site.plain_text import one_line
from projects.models import Initiative, News, Project

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TOPICS = {"topics": forms.CheckboxSelectMultiple}


class FactsForm(forms.ModelForm):
    """Facts of a page that does not exist yet."""

    def clean(self):
        typed = super().clean() or self.cleaned_data
        return {name: one_line(value) if isinstance(value, str) else value for name, value in typed.items()}

    def save_for(self, content):
        """Saves them as the facts of the page of `content`."""
        self.instance.extended_object = content.page
        return self.save()


class NewsFactsForm(FactsForm):
    area = AreaField(label="Azione del progetto", required=False)

    class Meta:
        model = News
        fields = ["kind", "valid_until", "area", "topics"]
        widgets = TOPICS | {"kind": forms.RadioSelect, "valid_until": DAY}


class InitiativeFactsForm(FactsForm):
    area = AreaField(label="Azione del progetto", required=False)

    class Meta:
        model = Initiative
        fields = ["kind", "area", "organisers", "audience", "admission", "topics"]
        widgets = TOPICS | {"kind": forms.RadioSelect}


class ProjectFactsForm(FactsForm):
    class Meta:
        model = Project
        fields = ["subtitle", "partners", "topics"]
        widgets = TOPICS
