"""The plan that is held ready has a lane of its own."""

from django.db import migrations, models

from ymylon.access.locks import OtherChoices


class Migration(migrations.Migration):

    dependencies = [
        ("children", "0001_initial"),
    ]

    operations = [
        OtherChoices(
            model_name='casegrant',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='casegrantevent',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='disclosure',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='disclosure',
            name='means',
            field=models.TextField(choices=[('PRINT', 'PRINT'), ('FILE', 'FILE'), ('MAIL', 'MAIL'), ('SPOKEN', 'SPOKEN'), ('RELEASED', 'RELEASED')]),
        ),
        OtherChoices(
            model_name='event',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='involvement',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='involvementevent',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
    ]
