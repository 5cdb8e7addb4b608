#!/bin/sh
# Can the newest backup be restored? Restores it into a scratch database and looks at it; touches nothing else.
# usage: restore-drill.sh BACKUP.zip [DATABASE_URL of an empty scratch database; default: an SQLite file]
# The key must be the one of the backup: from SURVEYBOT_SECRET_KEY, or KEY_FILE (default var/secret.key).
set -eu
backup=${1:?usage: restore-drill.sh BACKUP.zip [DATABASE_URL]}
surveybot=${PROGRAM:-surveybot}
key_file=${KEY_FILE:-var/secret.key}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
SURVEYBOT_SECRET_KEY=${SURVEYBOT_SECRET_KEY:-$(cat "$key_file")}
SURVEYBOT_DATABASE_URL=${2:-sqlite:///$scratch/drill.sqlite}
export SURVEYBOT_SECRET_KEY SURVEYBOT_DATABASE_URL

"$surveybot" restore "$backup"
"$surveybot" audit verify
"$surveybot" campaign list
echo "the drill went well: $backup can be restored"
