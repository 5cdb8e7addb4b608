## The program's health, for admins
button-health = See the system
button-health-again = Look again
health-title = State of the system
health-as-of = At { $moment }
health-fine = Nothing is wrong.
health-line = The system needs a look
health-deliveries = Messages: { $sent } sent; { $waiting } waiting{ $minutes ->
    [0] {""}
    [one] ; the oldest is 1 minute overdue
   *[other] ; the oldest is { $minutes } minutes overdue
}
health-lost = Not delivered within 24 hours: { $failed }; people who cannot be reached: { $unreachable }
health-parked = Updates put aside: { $parked }; screens not shown: { $unshown }
health-alarms = Open alarms: { $alarms }
health-jobs = Recurring jobs:
health-job = • { $job }: { $ago }, { $milliseconds } ms, did { $done }, { $state }
health-job-well = well
health-job-failed = failed { $times } times in a row
health-seconds = { $n } seconds ago
health-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
} ago
health-no-jobs = No recurring job has run yet.
health-disk = Free on the disk: { $gigabytes } GB
health-disk-enough = There is room enough on the disk
health-backup = Last backup: { $moment }
health-no-backup = none known
health-clock = Clock against the database: { $seconds } seconds
wrong-not-sent = Messages are due and none was sent: the oldest has been waiting for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
wrong-due-late = { $items } items were due and nothing was done about them.
wrong-parked = { $updates } updates could not be processed within the last hour.
wrong-unshown = { $chats } chats do not show their screen.
wrong-clock = The clock differs from that of the database by { $seconds } seconds.
wrong-job = The job { $job } failed { $times } times in a row.
wrong-disk = Only { $megabytes } MB are left on the disk.
wrong-replaced = The file of the database was replaced or renamed while the system runs: answers go into the old file. Please have the system started anew on the server at once.
wrong-requests-due = { $requests } requests about personal data are due or overdue.
alarm-open = Alarm
alarm-closes = You will be told when it is over.
alarm-over = Alarm over after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
alarm-was = It was: { $what }
job-show_lost_cards = show lost screens
job-look_after_files = files that are to be checked
job-move_campaigns = open and close campaigns
job-send_summaries = summaries
job-send_deliveries = send messages
job-seal_audit = seal the audit
job-tidy = tidy up
job-receive_updates = receive from Telegram
job-watch = watch the system
job-release_figures = release of group figures
job-look_after_people = what focal points are to settle
job-remind = invitations and reminders
job-look_after_accounts = accounts and menus
job-compute_results = computing results
job-send_figures = figures somebody asked for
job-ask_supervisors = asking for confirmations
job-look_after_certificates = certificates that end soon
job-refresh_cards = cards kept up to date
job-renew_versions = moving to new versions
job-look_after_requests = requests about data
