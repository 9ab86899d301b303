from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cremona_site", "0012_media_library")]

    operations = [
        migrations.AlterField(
            model_name="accountevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("signed_in", "accesso"),
                    ("refused", "accesso rifiutato"),
                    ("limited", "troppi tentativi"),
                    ("signed_out", "uscita"),
                    ("directory_linked", "accesso con l’ente collegato"),
                    ("factor_added", "secondo passaggio aggiunto"),
                    ("factor_removed", "secondo passaggio tolto"),
                    ("factor_reset", "secondo passaggio azzerato"),
                    ("codes_renewed", "codici di riserva rifatti"),
                    ("password_changed", "password cambiata"),
                    ("person_added", "persona aggiunta"),
                    ("person_changed", "permessi o dati di una persona cambiati"),
                    ("person_deleted", "persona cancellata"),
                    ("group_added", "gruppo aggiunto"),
                    ("group_changed", "nome o permessi di un gruppo cambiati"),
                    ("group_deleted", "gruppo cancellato"),
                ],
                max_length=20,
                verbose_name="che cosa",
            ),
        ),
    ]
