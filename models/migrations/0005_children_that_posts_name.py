from tortoise import migrations
from tortoise.migrations import operations as ops
from models.base import UtcDatetimeField
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0004_messages_of_the_school')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Mention',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('post', fields.ForeignKeyField('models.Post', source_field='post_id', db_constraint=True, to_field='id', related_name='mentions', on_delete=OnDelete.CASCADE)),
                ('child', fields.ForeignKeyField('models.Child', source_field='child_id', db_constraint=True, to_field='id', related_name='mentions', on_delete=OnDelete.RESTRICT)),
                ('settled_by', fields.ForeignKeyField('models.Person', source_field='settled_by_id', db_constraint=True, to_field='id', related_name='settled_mentions', on_delete=OnDelete.RESTRICT)),
                ('settled_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'mention', 'app': 'models', 'unique_together': [('post', 'child')], 'indexes': [Index(fields=['child_id'], name='mention_of_child'), Index(fields=['settled_by_id'], name='mention_by_person')], 'pk_attr': 'id', 'table_description': 'A child that a post names, by the choice of who published it (Dutch: genoemd kind).'},
            bases=['Model'],
        ),
    ]
