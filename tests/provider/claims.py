"""What the provider says besides: by which methods somebody signed in there."""

from allauth.idp.oidc.adapter import DefaultOIDCAdapter


class Claims(DefaultOIDCAdapter):
    """Everybody there has shown a key; whoever is called "unproved" has an address that nobody verified."""

    def populate_id_token(self, id_token, client, scopes, **kwargs):
        """The methods, as real providers name them."""
        id_token["amr"] = ["pwd", "hwk"]
