import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from pathlib import Path
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"
FILES = ("demo_mark.sql",)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.RunSQL("create sequence scope_number", "drop sequence scope_number"),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('kind', models.TextField(choices=[('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('EMERGENCY_DUTY', 'EMERGENCY_DUTY'), ('HEALTH_BOARD', 'HEALTH_BOARD'), ('SCHOOL', 'SCHOOL'), ('COLLEGE', 'COLLEGE'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('INDEPENDENT_PROVIDER', 'INDEPENDENT_PROVIDER'), ('CHILDRENS_HOME', 'CHILDRENS_HOME'), ('FOSTERING', 'FOSTERING'), ('HOUSING', 'HOUSING'), ('DRUG_AND_ALCOHOL', 'DRUG_AND_ALCOHOL'), ('EMOTIONAL_WELLBEING', 'EMOTIONAL_WELLBEING'), ('COMMUNITY_PARTNERSHIP', 'COMMUNITY_PARTNERSHIP'), ('CHARITY', 'CHARITY'), ('INSPECTORATE', 'INSPECTORATE'), ('TRANSPORT_POLICE', 'TRANSPORT_POLICE')])),
                ('name_en', models.TextField()),
                ('name_cy', models.TextField()),
                ('code', models.TextField(blank=True, help_text="GSS, force or health board code; or a school's number")),
                ('areas', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='GSS codes of the authorities that it serves', size=None)),
                ('telephone', models.TextField(blank=True)),
                ('uses_ymylon', models.BooleanField(default=True, help_text='If not, it is told by telephone and the clock still runs')),
                ('scope', models.IntegerField(db_default=models.Func(models.Value('scope_number'), function='nextval', output_field=models.IntegerField()), editable=False, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('key_hash', models.TextField(primary_key=True, serialize=False)),
                ('value', models.JSONField()),
                ('until', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('kind', models.TextField(choices=[('PERSON', 'Person'), ('SCREEN', 'Screen'), ('SYSTEM', 'System'), ('API', 'Api')], default='PERSON')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('language', models.TextField(default='en')),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['PERSON', 'SCREEN', 'SYSTEM', 'API'])), name='account_kind_known'), models.CheckConstraint(condition=models.Q(('language__in', ['en', 'cy'])), name='account_language_known')],
            },
        ),
        migrations.CreateModel(
            name='DemoMark',
            fields=[
                ('id', models.IntegerField(default=1, primary_key=True, serialize=False)),
                ('loaded_at', models.DateTimeField()),
                ('size', models.TextField(help_text='half built until the last step of the story is told')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='one_demo_mark')],
            },
        ),
        migrations.CreateModel(
            name='Practitioner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('given_name', models.TextField()),
                ('family_name', models.TextField()),
                ('telephone', models.TextField(blank=True)),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='practitioner', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ScreenTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['address_hash', 'at'], name='screen_try_by_address')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('ref', models.UUIDField(unique=True)),
                ('device', models.TextField(blank=True)),
                ('whence', models.TextField(blank=True, help_text='the network, never the whole address')),
                ('began_at', models.DateTimeField(null=True)),
                ('active_at', models.DateTimeField(help_text='when its owner last did something; a page that asks by itself is nobody', null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('function', models.TextField(choices=[('CHILDRENS_FRONT_DOOR', 'CHILDRENS_FRONT_DOOR'), ('EMERGENCY_DUTY', 'EMERGENCY_DUTY'), ('SOCIAL_WORK', 'SOCIAL_WORK'), ('POLICE_MISSING', 'POLICE_MISSING'), ('POLICE_CONTROL', 'POLICE_CONTROL'), ('FORCE_INTELLIGENCE', 'FORCE_INTELLIGENCE'), ('HEALTH_SAFEGUARDING', 'HEALTH_SAFEGUARDING'), ('SCHOOL_SAFEGUARDING', 'SCHOOL_SAFEGUARDING'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('INDEPENDENT_REVIEW', 'INDEPENDENT_REVIEW'), ('HOME_STAFF', 'HOME_STAFF'), ('FOSTERING', 'FOSTERING'), ('RETURN_INTERVIEWS', 'RETURN_INTERVIEWS'), ('REGISTER_CUSTODIAN', 'REGISTER_CUSTODIAN'), ('EXPLOITATION', 'EXPLOITATION'), ('CLINIC', 'CLINIC'), ('MANAGEMENT', 'MANAGEMENT'), ('JOINT', 'JOINT')])),
                ('name_en', models.TextField()),
                ('name_cy', models.TextField()),
                ('areas', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text="GSS codes that it covers; empty: all of its agency's", size=None)),
                ('telephone', models.TextField(blank=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('scope', models.IntegerField(db_default=models.Func(models.Value('scope_number'), function='nextval', output_field=models.IntegerField()), editable=False, unique=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='agencies.agency')),
                ('manager_team', models.ForeignKey(blank=True, help_text='Who is told last, until somebody answers', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('next_team', models.ForeignKey(blank=True, help_text='Who is told when this team is silent', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='Screen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('place', models.TextField(help_text='where it hangs')),
                ('strangers_may_pass', models.BooleanField(default=True, help_text='then it shows initials alone')),
                ('enrolled_at', models.DateTimeField()),
                ('code_hash', models.TextField(help_text='of the code that opens it once; empty once it has', null=True, unique=True)),
                ('code_until', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('enrolled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('practitioner', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='screen', to='agencies.practitioner')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='screens', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.TextField(choices=[('RESIDENTIAL_WORKER', 'RESIDENTIAL_WORKER'), ('FOSTER_CARER', 'FOSTER_CARER'), ('POLICE_MISSING_COORDINATOR', 'POLICE_MISSING_COORDINATOR'), ('RESPONSE_OFFICER', 'RESPONSE_OFFICER'), ('PCSO', 'PCSO'), ('FORCE_INTELLIGENCE_OFFICER', 'FORCE_INTELLIGENCE_OFFICER'), ('EMERGENCY_DUTY_SOCIAL_WORKER', 'EMERGENCY_DUTY_SOCIAL_WORKER'), ('SOCIAL_WORKER', 'SOCIAL_WORKER'), ('SOCIAL_WORK_ASSISTANT', 'SOCIAL_WORK_ASSISTANT'), ('TEAM_MANAGER', 'TEAM_MANAGER'), ('HEAD_OF_SERVICE', 'HEAD_OF_SERVICE'), ('HEALTH_SAFEGUARDING_NURSE', 'HEALTH_SAFEGUARDING_NURSE'), ('DESIGNATED_SAFEGUARDING_PERSON', 'DESIGNATED_SAFEGUARDING_PERSON'), ('YOUTH_JUSTICE_WORKER', 'YOUTH_JUSTICE_WORKER'), ('RETURN_INTERVIEW_WORKER', 'RETURN_INTERVIEW_WORKER'), ('EXPLOITATION_COORDINATOR', 'EXPLOITATION_COORDINATOR'), ('PANEL_CHAIR', 'PANEL_CHAIR'), ('ANALYST', 'ANALYST'), ('AUDITOR', 'AUDITOR'), ('ADMINISTRATOR', 'ADMINISTRATOR'), ('WALL_SCREEN', 'WALL_SCREEN')])),
                ('during', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='agencies.practitioner')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='DutyTurn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('during', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='agencies.practitioner')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='agencies.team')),
            ],
        ),
        migrations.AddConstraint(
            model_name='team',
            constraint=models.CheckConstraint(condition=models.Q(('next_team', models.F('id')), _negated=True), name='team_not_next_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('during__isempty', False)), name='membership_has_length'),
        ),
        migrations.AddConstraint(
            model_name='dutyturn',
            constraint=models.CheckConstraint(condition=models.Q(('during__isempty', False)), name='duty_turn_has_length'),
        ),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
