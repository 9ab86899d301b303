from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cremona_site", "0014_generation_of_pages")]

    operations = [
        migrations.CreateModel(
            name="TaskRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=50, unique=True, verbose_name="nome")),
                ("ended_at", models.DateTimeField(verbose_name="finita il")),
                ("succeeded_at", models.DateTimeField(null=True, verbose_name="riuscita il")),
            ],
            options={
                "verbose_name": "esecuzione di un compito",
                "verbose_name_plural": "esecuzioni dei compiti",
                "default_permissions": [],
            },
        ),
    ]
