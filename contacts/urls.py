from django.urls import path

from contacts.views import OfficeDetail

app_name = "contacts"
urlpatterns = [path("<slug:slug>/", OfficeDetail.as_view(), name="office")]
