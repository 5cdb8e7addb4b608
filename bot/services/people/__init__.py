"""Who is who and may what: joining, accounts, roles, scope, absences, consents, rights."""
