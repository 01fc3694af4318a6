from django.http import HttpResponse


def _x(request, exception=None, **k): return HttpResponse("")
language=accessibility=health=cast=play=bad_request=refused=not_found=fault=_x
