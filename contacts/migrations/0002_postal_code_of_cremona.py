from django.db import migrations, models


def fill_in(apps, schema_editor):
    """All of Cremona has one postal code."""
    apps.get_model("contacts", "Office").objects.filter(locality="Cremona", postal_code="").update(postal_code="26100")


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="historicaloffice",
            name="postal_code",
            field=models.CharField(blank=True, default="26100", max_length=5, verbose_name="CAP"),
        ),
        migrations.AlterField(
            model_name="office",
            name="postal_code",
            field=models.CharField(blank=True, default="26100", max_length=5, verbose_name="CAP"),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
