from django.urls import path

from cremona_site.feedback.views import Rate, Thanks

app_name = "feedback"
urlpatterns = [path("", Rate.as_view(), name="rate"), path("grazie/", Thanks.as_view(), name="thanks")]
