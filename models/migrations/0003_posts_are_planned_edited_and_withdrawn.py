from tortoise import migrations
from tortoise.migrations import operations as ops
from models.base import UtcDatetimeField
from models.post import PostState
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0002_drafts_of_groups')]

    initial = False

    operations = [
        ops.CreateModel(
            name='PostVersion',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('post', fields.ForeignKeyField('models.Post', source_field='post_id', db_constraint=True, to_field='id', related_name='versions', on_delete=OnDelete.CASCADE)),
                ('title', fields.CharField(max_length=100)),
                ('text', fields.TextField(unique=False)),
                ('photo_count', fields.IntField(default=0)),
                ('edited_by', fields.ForeignKeyField('models.Person', source_field='edited_by_id', db_constraint=True, to_field='id', related_name='edited_versions', on_delete=OnDelete.RESTRICT)),
                ('edited_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'postversion', 'app': 'models', 'indexes': [Index(fields=['post_id', 'edited_at'], name='version_of_post'), Index(fields=['edited_by_id'], name='version_by_editor')], 'pk_attr': 'id', 'table_description': 'How a post read until it was edited (Dutch: eerdere versie).'},
            bases=['Model'],
        ),
        ops.AlterModelOptions(
            name='Post',
            options={'table': 'post', 'app': 'models', 'unique_together': [('group', 'counts_for_day')], 'indexes': [Index(fields=['group_id', 'school_year_id', 'published_at', 'id'], name='post_timeline'), Index(fields=['published_at', 'id'], name='post_newest'), Index(fields=['author_id'], name='post_of_author'), Index(fields=['school_year_id'], name='post_of_year'), Index(fields=['state', 'published_at'], name='post_due')], 'pk_attr': 'id', 'table_description': 'What a group, or the whole school, shared on one school day (Dutch: bericht).'},
        ),
        ops.AddField(
            model_name='Post',
            name='edited_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Post',
            name='state',
            field=fields.CharEnumField(default=PostState.OUT, description='PLANNED: planned\nOUT: out\nTAKEN_BACK: taken_back\nWITHDRAWN: withdrawn', db_default='out', enum_type=PostState, max_length=10),
        ),
        ops.AddIndex(
            model_name='Post',
            index=Index(fields=['state', 'published_at'], name='post_due'),
        ),
    ]
