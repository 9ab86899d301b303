from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cremona_site", "0008_ratings")]

    operations = []
