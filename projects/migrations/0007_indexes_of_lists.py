import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0045_pageurl_site_unique_path"),
        ("contacts", "0002_postal_code_of_cremona"),
        ("projects", "0006_changed_dates"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["-first_published_on"], name="initiatives_newest_first"),
        ),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("ends_at", "starts_at"), name="occurrence_last_moment"
            ),
        ),
    ]
