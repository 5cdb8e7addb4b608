"""Figures as pictures: small PNGs for a phone. Whatever they show stands in the words beside them as well."""
