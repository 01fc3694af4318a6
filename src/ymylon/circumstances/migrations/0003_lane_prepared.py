"""The plan that is held ready has a lane of its own."""

from django.db import migrations, models

from ymylon.access.locks import OtherChoices


class Migration(migrations.Migration):

    dependencies = [
        ("circumstances", "0002_life"),
    ]

    operations = [
        OtherChoices(
            model_name='allocation',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='allocationevent',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='visit',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
        OtherChoices(
            model_name='visitevent',
            name='lane',
            field=models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED')]),
        ),
    ]
