#!/bin/sh
# What timers do where there is systemd, for a container: every half minute what was planned, and once a day, from 03:17
# on, the daily care and, where BACKUP_RECIPIENT says for whom, a backup. All may run again without harm: a container that
# starts later in the day makes up for it.
# A command that fails says so in the log, and is tried again at its next time.
trap 'exit 0' TERM INT

cared_for=
while true; do
  python manage.py carry_out_schedule || echo "carry_out_schedule failed: $?" >&2
  today=$(date +%F)
  if [ "$today" != "$cared_for" ] && [ "$(date +%H%M)" -ge 0317 ]; then
    python manage.py every_day || echo "every_day failed: $?" >&2
    [ -z "$BACKUP_RECIPIENT" ] || python manage.py backup --keep-daily 7 --keep-weekly 5 --keep-monthly 12 ||
      echo "backup failed: $?" >&2
    cared_for=$today
  fi
  sleep "${EVERY_SECONDS:-30}" &
  wait $!
done
