"""Run as a program, in the web role: opens a manager of the council to which a young person is moved, who holds no child yet."""

import os

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ymylon.config.settings")
    import django

    django.setup()
    from datetime import timedelta

    from django.utils import timezone

    from ymylon.agencies import actions
    from ymylon.agencies.models import Team
    from ymylon.terms.codes import Role, TeamFunction

    email = "gwenllian@ymylon.example"
    head = actions.open_account(email=email, given_name="Gwenllian", family_name="Arwyn", language="cy")
    team = Team.objects.get(agency__code="W06000023", function=TeamFunction.MANAGEMENT)
    actions.join_team(practitioner=head, team=team, role=Role.TEAM_MANAGER, at=timezone.now() - timedelta(days=1))
