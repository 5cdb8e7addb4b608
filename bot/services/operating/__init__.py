"""What the engineer who runs the program needs: vitals, alarms, backups, keys, retention, the audit chain."""
