"""ODK's own engine as a judge."""
