from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0003_posts_are_planned_edited_and_withdrawn')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Audience',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('post', fields.ForeignKeyField('models.Post', source_field='post_id', db_constraint=True, to_field='id', related_name='audience', on_delete=OnDelete.CASCADE)),
                ('group', fields.ForeignKeyField('models.Group', source_field='group_id', db_constraint=True, to_field='id', related_name='school_messages', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'audience', 'app': 'models', 'unique_together': [('post', 'group')], 'indexes': [Index(fields=['group_id', 'post_id'], name='audience_of_group')], 'pk_attr': 'id', 'table_description': 'A group that a school message is for (Dutch: doelgroep).'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='Post',
            name='group',
            field=fields.ForeignKeyField('models.Group', source_field='group_id', null=True, db_constraint=True, to_field='id', related_name='posts', on_delete=OnDelete.RESTRICT),
        ),
        ops.AddField(
            model_name='Post',
            name='school_day',
            field=fields.DateField(null=True, unique=True),
        ),
    ]
