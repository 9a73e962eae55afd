from tortoise import migrations
from tortoise.migrations import operations as ops
from models.base import UtcDatetimeField, new_public_id
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0001_first_tables')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Draft',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=new_public_id, unique=True, max_length=16)),
                ('group', fields.ForeignKeyField('models.Group', source_field='group_id', null=True, db_constraint=True, to_field='id', related_name='drafts', on_delete=OnDelete.RESTRICT)),
                ('is_for_school', fields.BooleanField(null=True)),
                ('school_year', fields.ForeignKeyField('models.SchoolYear', source_field='school_year_id', db_constraint=True, to_field='id', related_name='drafts', on_delete=OnDelete.RESTRICT)),
                ('title', fields.TextField(unique=False)),
                ('text', fields.TextField(unique=False)),
                ('audience', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('settled', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('version', fields.IntField(default=0)),
                ('saved_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('saved_by', fields.ForeignKeyField('models.Person', source_field='saved_by_id', null=True, db_constraint=True, to_field='id', related_name='saved_drafts', on_delete=OnDelete.RESTRICT)),
                ('missed_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'draft', 'app': 'models', 'unique_together': [('group', 'school_year'), ('school_year', 'is_for_school')], 'indexes': [Index(fields=['saved_by_id'], name='draft_saved_by')], 'pk_attr': 'id', 'table_description': 'A message in the making, shared by all who may publish it (Dutch: concept).'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Photo',
            name='draft',
            field=fields.ForeignKeyField('models.Draft', source_field='draft_id', null=True, db_constraint=True, to_field='id', related_name='photos', on_delete=OnDelete.RESTRICT),
        ),
        ops.AddIndex(
            model_name='Photo',
            index=Index(fields=['draft_id', 'position'], name='photo_of_draft'),
        ),
    ]
