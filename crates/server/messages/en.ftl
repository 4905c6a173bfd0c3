# The words of the pages, English. vi.ftl has exactly these keys.

## The frame

frame-skip = Skip to the content
frame-parts = Parts
frame-search = Find tasks, documents, numbers
frame-account = My account
frame-help = Help
frame-sign-out = Sign out
frame-other-language = Tiếng Việt
part-desk = Desk
part-tasks = Tasks
part-documents = Documents
part-figures = Figures
part-units = Units
page-turn = Pages
page-first = First page
page-next = Next page

## Signing in

sign-in-title = Sign in
sign-in-enter = Sign in
sign-in-hint = No password yet, or forgotten: ask the administrator for a link to choose one.
sign-in-or = or
sign-in-provider = Single sign-on (SSO)
sign-in-provider-gone = the place where everybody signs in does not answer, or is not set up as it should be.
sign-in-provider-gone-help = try again in some minutes, or sign in with a password; if it lasts, ask the administrator to look into the server's log
sign-in-provider-denied = the place where everybody signs in did not let you in.
sign-in-provider-denied-help = press the button again and finish every step; if it lasts, ask who keeps that place
sign-in-provider-stale = this attempt to sign in is over, too old, or was begun in another browser.
sign-in-provider-stale-help = press the button again
sign-in-provider-untrue = what the place where everybody signs in answered cannot be believed, so nobody was let in.
sign-in-provider-untrue-help = press the button again; if it lasts, ask the administrator to look into the server's log
welcome-title = Choose a password
welcome-account = Account: { $account }. Choose a long sentence that is easy to remember and used nowhere else.
welcome-choose = Choose it and come in
welcome-not-the-same = the two passwords are not the same: type them again.
field-account = Name
field-password = Password
field-again = Password again

## What went wrong

fault-not-found = there is no such page, or this account may not see it.
fault-not-found-help = look at the address, or use the search box at the top
fault-not-allowed = this account may not see or do that.
fault-not-allowed-help = ask somebody who may; the roles of the account stand in the upper right corner
question-not-understood = “{ $text }” was not understood.
question-not-understood-help = choose from the list again, or take that part out of the address
form-missing = something that is needed is missing ({ $field }).
form-missing-help = fill it in and send again
upload-broken = the file broke off on its way, or is too large: nothing was recorded.
upload-broken-help = send it again; 100 MB at most
upload-nothing = no file was chosen.
upload-nothing-help = choose one or more files, then send
app-error-not-allowed-help = ask somebody who may
app-error-no-task-help = use the search box at the top
app-error-no-document-help = use the search box at the top
app-error-no-unit-help = write the name or short name as on the page of units
app-error-no-account-help = ask the administrator for an account
app-error-changed-help = below is the task as it is now; look at it, and do it again if it is still wanted

## Desk

desk-title = Desk, { $day }
desk-all = All { $count } tasks
desk-standing = Standing by lead unit
pile-to-confirm = Proposals to confirm
pile-results = Results to confirm
pile-extensions = Asked for more time
pile-declined = Not competent, says the unit
pile-to-accept = To accept
pile-mine = Mine
pile-overdue = Overdue
pile-soon = Due soon
first-title = Begin with a new ledger
first-about = Four steps from an empty ledger to the first notice that is given to units. What the ledger has already is marked; this frame goes away when the first task is given.
first-done = Done
first-go = Do this step
first-look = Look again
first-units = Units
first-units-how = Enter them one by one, or the whole office at once: dondoc import org FILE (a sample is samples/organisation.toml).
first-units-done = There are { $count } units.
first-accounts = People and accounts
first-accounts-how = Appoint each person to a unit with the name to sign in with. Everybody gets a link that works once, to choose a password (page Administration, or dondoc account link NAME).
first-accounts-done = There are { $count } accounts.
first-document = The first document
first-document-how = Upload a notice of conclusions (Word, PDF, a scan): it is read, and tasks are proposed.
first-document-done = { $name } is entered.
first-confirm = Confirm what is given
first-confirm-how = Look at each proposal beside its words, correct it where needed, then confirm it: it is given to its unit.
first-waiting = { $count } proposals wait to be confirmed.

## Lists of tasks

column-code = Code
column-task = Task
column-lead = Lead
column-due = Due
column-standing = Standing
column-percent = Progress
due-approximate = a day by convention: the document is vague
tasks-none = There are no such tasks. Ask for less, or clear the filter to see all.
document-no-tasks = No task was read from this document yet.
tasks-count = { $count } tasks
tasks-count-more = More than { $count } tasks.
tasks-count-all = Count all
tasks-further = Further tasks
filter-any = All
filter-show = Show
filter-clear = Clear
field-unit = Lead unit
field-standing = Standing
field-stage = Stage
field-which = Only
field-from = Due from
field-to = Due until
which-open = Open
which-closed = Closed
which-asked = More time is asked for
which-mine = Mine

## A task

task-proposal = Proposal
task-actions = What can be done
task-nothing-to-do = There is nothing for this account to do with this task now.
task-deadlines = Deadlines
task-story = What happened
fact-lead = Lead
fact-officer = Officer
fact-support = Co-operating
fact-watcher = Watched by
fact-receivers = Receives the product
fact-targets = Targets
fact-given = Given
fact-accepted = Accepted
fact-waiting = Waits for
fact-progress = Progress
fact-result = Result
fact-item = item { $item }
fact-page = page { $page }
deadline-said = The document says
deadline-what = What
deadline-due = Last day
deadline-basis = Basis
basis-own = stands in the item
basis-inherited = from a heading or the document's period
basis-approximate = by the office's convention
extension-open = More time asked for on { $asked }: from { $before } to { $until }, not answered yet
extension-granted = More time given: from { $before } to { $until }, asked for on { $asked }
extension-refused = More time refused: from { $before } to { $until }, asked for on { $asked }
story-for = for { $name }
story-recorded = recorded { $day }
command-assign = Confirm and assign
command-accept = Accept
command-decline = Not competent
command-delegate = Name the officer
command-reassign = Give to another unit
command-wait = Wait for another body
command-stop-clock = Stop the clock
command-end-waiting = The answer came
command-report-progress = Report progress
command-report-share = Report a share
command-ask-extension = Ask for more time
command-grant-extension = Give more time
command-refuse-extension = Give no more time
command-submit-result = Submit the result
command-confirm-result = Confirm completion
command-return-result = Return the result
command-suspend = Suspend
command-resume = Resume
command-cancel = Cancel the task
command-supersede = Put another task in its place
command-reopen = Reopen
command-comment = Comment
command-direct = Give an instruction
command-edit = Edit
command-hang = Let the deadline hang on an event
command-drop = Drop the proposal
command-split = Split
command-join = Join with another proposal
command-propose = propose tasks
command-withdraw = withdraw a document
command-correct = correct an entry
command-document-receive = enter documents
command-account = give passwords
command-organisation-change = change units and people
field-optional = (optional)
field-nobody = Nobody yet
field-words = Words
field-reason = Reason
field-percent = Percent
field-number = Number of the document
field-date = Date of the document
field-files = Files
field-until = Until
field-officer = Officer
field-body = Body to wait for
field-letter = Letter that was sent
field-expected = Answer expected
field-by = Code of the other task
field-support = Co-operating (separated by ;)
field-due = Last day
field-on = Effective day, if not today

## Documents

documents-none = There is no document yet. The clerk uploads directives here: they are entered, and their tasks are read into proposals.
column-entered = Entered
column-number = Number
column-subject = Subject
column-issuer = Issuer
column-stage = Kind
column-tasks = Tasks
column-open-items = Open items
document-received = received
document-issued = issued
document-cited = cited
document-withdrawn = withdrawn
document-unborn = not entered
document-kind = Type
document-arrival = Arrival
document-file = File
document-account = { $items } items: { $tasks } tasks, { $notask } no tasks, { $open } to be looked at.
upload-files = Documents (Word, PDF, scans, Excel; one or more files)
upload-send = Send and read
upload-hint = Files may be dropped here too. A scan takes some seconds a page: it is read bit by bit, nobody has to wait.
upload-slow = Being read; it goes into the register by itself.
upload-several = These files were received:
upload-known = This file is in the ledger already; nothing was added.
upload-corrected = A corrected version of a document: what is different was proposed.
upload-entered = The document was read and its tasks are proposed. Look at each, then confirm.

## Figures

figures-by = By
figures-field-as-of = At the end of
figures-field-known-at = As known at the end of
figures-field-from = Given from
figures-field-to = Given until
figures-caption = Tasks at the end of { $day }
figures-picture = Picture
figures-total = Total
figures-none = (none)
figures-nothing = No task was given by that day.
figures-given = Given
figures-completed-in-time = Done in time
figures-completed-late = Done late
figures-completed-undated = Done, no deadline
figures-open-in-time = Open, in time
figures-open-overdue = Open, overdue
figures-open-undated = Open, no deadline
figures-suspended = Suspended
figures-cancelled = Cancelled
figures-superseded = Superseded
figures-rate-due = In time of due
figures-rate-given = In time of given
figures-percent = { $whole }.{ $tenth } %
figures-legend = Given = completed + open + suspended; cancelled and superseded stand apart. Each number opens its tasks.
figures-tasks = { $row }: { $standing }, { $day }
figures-tasks-hint = The tasks behind this number; the column shows where they stand today.
cut-unit = Lead unit
cut-document = Giving document
cut-programme = Programme
cut-field = Field
cut-leader = Watching leader
cut-month = Month given

## Units, search

units-open = open tasks
search-title = Search “{ $question }”
search-nothing = Nothing was found. Try fewer words; marks on letters may be left out.
search-more = Only the first { $most } are shown: add words to find fewer.
search-people = People

## Help

help-title = Help
help-intro = dondoc reads directives, proposes their tasks with the words they came from, and follows each task until it is done. Every number opens its tasks.
help-desk = Desk
help-tasks = Tasks
help-task = A task's page
help-documents = Documents
help-document = A document's page
help-figures = Figures
help-units = Units
help-search = Search
about-desk = What waits for this account today, by its roles: proposals to confirm, tasks to accept, due soon, overdue.
about-tasks = All tasks that may be seen. What is asked for stands in the address: a bookmark is a saved filter.
about-task = The words, the units, the deadline as said and the day that follows, what happened, and what can be done now.
about-documents = The register of documents. Send a file: it is read and its tasks are proposed; the same file again adds nothing.
about-document = The card, the account of the reading, and the tasks of the document.
about-figures = Where tasks stood on any day, by unit, document, field, leader, month. The figures of a past day do not change.
about-units = The units that exist, and who has a role in them.
about-search = Tasks, documents, units, people; with or without marks; numbers of documents (“777/QĐ-UBND”, “777”).

## The reading room

document-text = The text
document-tasks = Tasks of the document
document-table = A table of the document
document-no-text = The text of the file cannot be opened; below are the tasks that were read from it.
document-waiting = { $count } proposals to confirm.
document-confirm-clear = Confirm the { $count } proposals without remarks
document-confirmed = { $count } tasks were confirmed and assigned.
document-settled = It is noted that this item is no task.
document-settle = No task
document-open-items = Items to be looked at
document-remarks = { $count } remarks on the whole document
document-withdraw = Withdraw a document entered by mistake
document-was-withdrawn = The document and its tasks were withdrawn.
read-lead = lead
read-support = co-operating
read-receiver = receiver
read-deadline = deadline
read-target = target
read-reference = cited document
read-remark = to be looked at
severity-error = Wrong
severity-warning = Look again
severity-advice = Advice
field-parts = Each line is a task
field-into = Join into the task (code, or the last eight signs of its id)
room-keys = Keys: j, k next, previous card · n next proposal · c confirm · e edit · w take the selected words · x drop · s split

## Administration

part-administration = Administration
about-administration = Who may sign in, and whether the ledger is as it was written.
help-administration = Administration
administration-accounts = Accounts
administration-make-link = Make a link to choose a password
administration-link = The link by which { $account } chooses a password, once, within three days. It is shown only now; send it to nobody else:
administration-audit = Audit
administration-audit-about = Compares everything that was recorded with its chain of hashes: what was changed, taken out or put elsewhere shows.
administration-verify = Verify now
administration-clean = The ledger is as it was written: { $events } events, root { $root }.
administration-faulty = { $faults } faults among { $events } events.
administration-faulty-help = run dondoc verify on the server to see each; restore the last backup
column-person = Name
column-roles = Roles
column-sign-in = Sign-in
tasks-xlsx = Spreadsheet (Excel)
tasks-too-many = the list is longer than a worksheet (1,048,576 rows).
tasks-too-many-help = filter it, or take the spreadsheet as CSV
tasks-csv = Spreadsheet (CSV)
tasks-ics = Calendar of due days (ICS)

## Ways to look at tasks, acts on several tasks

tasks-ways = Ways to look
way-list = List
way-board = Board
way-calendar = Calendar
way-timeline = Timeline
tasks-choose = Choose { $code }
column-choose = Choose
tasks-look = Columns and order
tasks-look-show = Show
tasks-columns = Columns
order-due = Nearest deadline first
order-latest = Latest deadline first
field-order = Order
field-command = What to do
column-completed = Completed
quick-send = Send
several-about = With the chosen tasks:
several-which = Choose what to do
several-do = Do it
several-nothing = no task is chosen, or more than 100.
several-nothing-help = go back, mark tasks at the beginning of their rows, and do it again
several-done = { $count ->
    [one] One task done.
   *[other] { $count } tasks done.
}
several-refused = { $count ->
    [one] One task was refused
   *[other] { $count } tasks were refused
}
several-back = Back to the list
board-title = Board of tasks
board-overdue = Overdue
board-soon = Due soon
board-later = In time
board-undated = Without a deadline
board-not-accepted = Not accepted yet
board-submitted = Results to confirm
board-suspended = Suspended
calendar-month = Deadlines of { $month }/{ $year }
calendar-week = Deadlines from { $from } to { $to }
calendar-by-week = By week
calendar-by-month = By month
calendar-before = Before
calendar-next = Next
calendar-today = Today
calendar-off = day off
calendar-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
timeline-title = Timeline of deadlines
timeline-about = Each line: from the day it was given to its first deadline, the time granted besides (thin), the time overdue (thick). Upright marks are deadlines; the line through all is today.
timeline-due-first = First deadline
timeline-due-now = Deadline now

## Pictures

way-table = Table
way-pictures = Pictures
pictures-title = Pictures
pictures-flow = Given and completed by week, the last half year
pictures-ages = How long overdue
pictures-load = Deadlines of the coming weeks
pictures-week = Week
pictures-days-late = Days overdue
pictures-given = Given
pictures-completed = Completed
pictures-due = Due, not done
pictures-age = { $from }–{ $to } days
pictures-age-over = { $from } days or more
pictures-table = The numbers of this picture

## Briefing

part-briefing = Briefing
help-briefing = Briefing
about-briefing = What was due, done, late and asked for since the last briefing. Type conclusions beside the tasks; at the end of the page they are put together as a notice, which is read into tasks.
briefing-title = Briefing, { $from } to { $to }
briefing-from = From
briefing-to = To
briefing-overdue = Overdue
briefing-asked = More time asked for
briefing-results = Results to confirm
briefing-due = Due in this time
briefing-done = Done in this time
briefing-given = Given in this time
briefing-next = The next seven days
briefing-conclusion = Conclusion
briefing-say = to be done before …
briefing-conclude = Conclusion on { $code }
briefing-further = Further conclusions
briefing-further-about = One a line: who does what, by when.
briefing-compose = Put the notice together
briefing-nothing = there is no conclusion yet.
briefing-nothing-help = type one beside a task, or one a line at the end of the page

## Changes of units and people; days of rest and rules

change-title = Change units and people
help-change = Changes of units and people
about-change = Found, rename, merge, end units; give and end roles, cover an absence. What happened stays with the unit of its day; the open tasks of a unit that ends go to its heir.
change-units = Units
change-people = People
change-unit-founded = Found a unit
change-unit-renamed = Rename a unit
change-unit-moved = Move a unit
change-unit-ended = End a unit (merged, split, abolished)
change-officer-appointed = Give a role
change-officer-relieved = End a role
change-absence-covered = Cover an absence
change-account = Set a name to sign in with
change-made = The change is recorded.
change-moved = { $count } open tasks went to the heir.
change-to-choose = { $count } tasks want their heir to be chosen:
choose-one = Choose
choose-new = Somebody new (enter the name)
field-name = Name
field-short = Short names (with ; between)
field-parent = Part of
field-heir = Heirs (one or more)
field-role = Role
field-by-officer = Who acts
rules-title = Days of rest, rules
help-rules = Days of rest, rules
about-rules = Each decision is recorded with its act and holds from its day on; days are reckoned anew from then on, figures as they were known before do not change.
rules-holidays = Days of rest
rules-holidays-built-in = By the act that the program knows
rules-holidays-reckoned = Reckoned by the Labour Code, not decided yet
rules-decide-holidays = Record the days of a year
rules-follow-up = Rules of following up
rules-built-in = The rules that come with the program
rules-decide-rules = Record the rules
rules-decided = Recorded; the days of all tasks are reckoned anew.
field-year = Year
field-off = Days of rest besides weekends (30/4/2026, 1/5/2026 …)
field-work = Weekend days on which people work instead
field-act = The deciding act

## Programs (the JSON API)

fault-stranger = nobody is signed in, and no token was shown that can be used.
fault-stranger-help = send “Authorization: Bearer dondoc-…”; `dondoc account token` makes a token
fault-scope = the token is not for this: it lacks the scope “{ $scope }”.
fault-scope-help = make another token with this scope
fault-media = what was sent is of another type than what is taken here.
fault-media-help = send Content-Type: application/json for commands, application/octet-stream for files
fault-too-large = what was sent is too large: nothing was recorded.
fault-too-large-help = 1 MB at most for JSON, 100 MB for a file
fault-too-many = too many requests.
fault-too-many-help = try again in { $seconds } seconds
fault-broken = something went wrong here: nothing was recorded.
fault-broken-help = try again later; the log of the server says more under the id of the request
api-key-wrong = Idempotency-Key is 1 to 255 visible ASCII characters.
api-if-match-wrong = If-Match is the ETag of a task, such as "7": { $text } was not understood.
api-request-wrong = the request is not as the OpenAPI document describes it: { $why }
api-file-unknown = there is no file { $hash }: send it to /files first.

## My account

account-title = My tokens
about-account = Tokens let other programs act in your name: the document management, a calendar, a script. They see and may do what you do, within what they are for.
account-tokens = Tokens
account-no-tokens = There is no token.
account-make = Make a token
account-token-made = This is the token. It is shown only now: copy it into the other program.
account-token-gone = The token can no longer be used.
account-column-name = What for
account-column-scopes = May
account-column-until = Until
account-column-used = Last used
account-column-revoke = Take away
account-revoke = Take away
account-scopes = It may
account-days = Days that it lasts
field-purpose = What it is for
scope-read = see
scope-act = give commands
scope-administer = keep accounts
fault-request = The id of the request: { $id }

## Instructions and relations of documents

command-document-instruct = Enter the leader's instruction
command-document-relate = Relate to another document
command-document-unrelate = Remove
document-dealt-with = Recorded.
document-related-by-mistake = entered by mistake
field-by-leader = Who instructs
field-watcher = Who follows it up
field-relation = Relation
field-other = The other document (its number)
# Following up
frame-notices = { $count ->
    [0] Notices
   *[other] Notices: { $count } unread
}
notices-title = Notices
notices-none = There is no notice yet. Tasks that are due soon, that are given to you, and results that come back stand here.
notices-read-all = Mark all as read
notices-unread = unread
notices-older = Older notices
notices-why = Why did I get this
help-notices = Notices
about-notices = What you are reminded of, and what just happened to your tasks. A notice opens its task and counts as read.
me-title = My letters and calendar
me-saved = Saved.
me-save = Save
me-letters = E-mail
me-letters-about = Notices in the program are always there. Letters gather the unread ones, outside the quiet hours.
me-no-mail = This server sends no letters yet: the address is kept, and letters go out once the administrator turns them on.
me-feed = Personal calendar of deadlines
me-feed-about = A link by which a calendar program (phone, Thunderbird, Outlook) fetches the deadlines of your tasks. Whoever has the link sees them, so do not share it.
me-feed-none = There is no link.
me-feed-open = There is a link that works.
me-feed-make = Make a link
me-feed-anew = Make it anew (the old link ends)
me-feed-close = Take it back
me-feed-made = The link is shown this once; copy it into your calendar program:
help-me = My letters and calendar
about-me = Where and when you get letters; the link to your calendar of deadlines, to be made anew or taken back.
feed-name = Deadlines of tasks
field-mail = E-mail address
field-letters = Letters
field-language = Language of the letters
field-day = Day
letters-daily = One each working morning, if there is something
letters-at-once = The same, and as things happen
letters-never = No letters
reminders-title = Reminders
help-reminders = Reminders
about-reminders = The rules of reminding, the last run and the next, a dry run for any day, and letters that did not arrive.
reminders-done = Noted; a server does it within seconds.
reminders-schedule = What runs by itself
reminders-not-yet = Nothing ran yet: the server begins some seconds after it starts.
reminders-rules = Rules
reminders-hours = Reminds at { $digest } on each working day. No letters from { $from } to { $until } and on days of rest.
reminders-dry = Dry run
reminders-try = Show what would be sent
reminders-would = { $day }: { $count } reminders would be sent, among { $tasks } open tasks; { $nobody } times nobody with an account is there to get them.
reminders-more = and { $count } more
reminders-told = Told when it happens
reminders-post = Letters and calls
reminders-mail = Letters are sent.
reminders-no-mail = Letters are not configured ([mail] in dondoc.toml); notices in the program work all the same.
reminders-letters = { $waiting } waiting, { $delivered } delivered, { $given } given up.
column-job = Job
column-last = Last run
column-result = Result
column-next = Next run
column-act = Act
column-rule = Name
column-when = When
column-to = Sent to
column-would-send = Would send
column-would = What it says
column-event = What happens
column-receiver = Receiver
column-attempts = Attempts
column-failure = Why
job-follow = Tell what happened
job-remind = Remind each day
job-clean = Forget old notices and letters
job-exchange = Exchange of documents
job-exchanged = { $taken } messages taken, { $refused } refused, { $told } states told, { $written } written
job-failed = Failed:
job-running = running
job-always = when something happens
job-run = Run now
job-sent = { $notices } notices, { $letters } letters; { $nobody } times nobody to get them
job-cleaned = { $forgotten } old entries forgotten, { $swept } files that nothing names removed
letter-given-up = given up
letter-again = Send again

## Reports

way-reports = Reports
about-reports = Reports in the forms of the office. Every number is counted from the ledger, at the end of a day and as it was known on a day; a number opens the tasks behind it. Forms are added or changed in the folder definitions/forms.
report-period = Period
report-no-period = “{ $text }” is no period: write 2024, 2024-H1, 2024-Q2 or 2024-06.
report-days = Tasks given from { $from } to { $to }, standing at the end of { $as-of }.
report-as-docx = Download to edit in Word (.docx)
report-as-pdf = Download for signing (.pdf)
report-as-xlsx = Download the tables (.xlsx)
report-as-html = Download to look at (.html)
report-with-lists = Download the tables with the tasks behind each number (.xlsx)
report-tasks = { $report }: { $count } tasks behind this number
report-back = Back to the report
report-text-open = See and edit the text of the report
report-text-title = Text: { $report }
about-report-text = Each sentence is drafted from a task that was confirmed or reported on. A sentence that was edited stays so when the report is drafted anew; one that is emptied is left out; one that is written as it was drafted is a draft again.
report-text-sentence = Sentence
report-text-added = Added to this part
report-text-edited = edited
report-text-left-out = left out
report-text-source = Task { $code }
report-text-stale = What is known has changed since; the draft is now:
report-text-more = and { $count } more, see the register
report-text-dossiers = Register
report-text-share = those of the share
report-text-draft = Draft: { $draft }
report-text-write = Write the text
report-text-written = { $count ->
    [0] No sentence changed.
    [one] One sentence was written.
   *[other] { $count } sentences were written.
}
way-owed-reports = Owed reports
owed-title = Periodic reports owed in { $year }
about-owed = Who sends which report, for which period, by which day, and whether it came early, on time or late. Each report of a period is a task, reminded of and counted as any other. The list stands in definitions/owed of the data folder.
owed-years = Years
owed-year-before = ← { $year }
owed-year-after = { $year } →
owed-give = Give { $count } reports whose time has come
owed-give-hint = each becomes a task of its unit
owed-given = { $count } reports were given.
owed-none = No periodic report is owed. Add some in definitions/owed of the data folder.
owed-to = To { $to }
owed-early = { $days } days early
owed-on-time = on time
owed-late = { $days } days late
owed-proposed = to be given
owed-not-given = not yet
owed-never-given = not given
way-kept-reports = Kept reports
about-kept-reports = The reports that the body and its units made and kept: the files as they were sent, what they were made from, to whom they went, and what is known otherwise since.
reports-none = No report is kept yet. Open one under Reports, then press “Keep this report”.
report-keep = Keep this report
report-keep-hint = its files, and all that is needed to make them again just so
report-kept = The report is kept.
report-sent = It is noted whom it went to.
report-withdrawn = The report is withdrawn.
report-column-code = Code
report-column-name = Report
report-column-body = Of
report-column-period = Period
report-column-as-of = At the end of
report-column-kept = Kept
report-column-sent = Sent
report-not-sent = not sent
report-was-withdrawn = withdrawn: { $reason }
report-kept-days = tasks given from { $from } to { $to }
report-kept-known = as known on { $day }
report-back-kept = Back to the kept reports
report-back-to = Back to report { $code }
report-compare-now = Compare with what is known now
report-made-from = What it was made from
report-made-from-hint = From this, the report gives the same figures whenever it is made again.
report-definitions = Forms (version)
report-rules = Rules (version)
report-position = Last event it knows
report-root = Root of the ledger
report-to = Receiver
report-sent-on = Sent on
report-send = Note as sent
report-withdraw = Withdraw this report
report-now = what is known now
report-with = Compare with
report-compared = { $before } and { $after }
report-none-differs = No task differs.
report-figures-differ = Figures that differ
report-tasks-differ = { $count } tasks stand otherwise, and why
report-moved = Standing
report-causes = Why
report-not-counted = not counted
report-cause-event = { $what }, in effect { $effective }, recorded { $recorded }, { $who }
report-cause-not-taken = one of the reports does not take this task
report-cause-days-passed = nothing was recorded: days passed
report-cause-laws = nothing was recorded: the calendar or the rules are others
## Long work

jobs-title = Long work
jobs-mine = My long work
help-jobs = Long work
about-jobs = Scans and files of old kinds are read bit by bit, a large ledger is compared bit by bit; here is what runs, what is done, what failed and why.
jobs-none = There is none yet. Scans, files of old kinds and large files that are uploaded on the page Documents stand here, with how many pages are read; so does the audit of the ledger.
jobs-asked = Asked for
jobs-became = Outcome
jobs-read = Read “{ $file }”
jobs-verify = Compare the ledger
jobs-waiting = Waits for its turn
jobs-running = Under way
jobs-pages = { $done } of { $whole } pages are read
jobs-leave = No need to wait here: it goes on when the page is closed. When it was read, the document stands in the register with its proposals.
jobs-back = Back
job-given-up = this was begun several times and the server stopped in the middle, so it is not tried again.
job-given-up-help = send it again; if it lasts, cut the file into parts, or ask the administrator to look into the server's log
job-broken = the server failed at this: nothing was written.
job-broken-help = send it again; if it lasts, ask the administrator to look into the server's log
job-file-gone = the file to be read is not there any more.
job-file-gone-help = send the file again

## Changes since the last visit, kept filters

changes-title = Changes since the last visit
help-changes = Changes since the last visit
about-changes = What others did to the tasks that you may see since you were here the time before; what you did yourself is left out.
changes-since = Since { $when }, the newest above.
changes-none = Nothing new. When somebody else gives, takes on, reports or asks more time for a task that you may see, it stands here, the newest first.
changes-more = There is more, further back; see the story of each task, or the figures.
changes-all = See all changes
changes-mark = Mark as seen
changes-seen = Marked; only what comes is told from now on.
kept-title = Kept filters
kept-keep = Keep this filter…
kept-name = Name
kept-for-all = for everybody
kept-shared = shared
kept-do = Keep
kept-forget = Forget
kept-refusal-name = give the filter a name of at most 60 letters.
kept-refusal-many = 40 filters are kept: forget those that nobody needs first.

# Writing and issuing papers

draft-title = Write a paper: { $kind }
draft-about = A paragraph on each line; "I.", "1.", "a)", "-" begin items. On the right is what to look at again and the number that it gets; below, the paper in its official layout. Issuing gives it a number from the register of issued documents, enters it with its .docx and the file to be signed, and reads it into proposals.
draft-text = Text
draft-day = Day of issue
draft-addressees = Addressed to (one on each line)
draft-signer = Who signs, in whose name
draft-recipients = Recipients (one on each line; the archive last)
draft-number = Number to be given
draft-register-closed = The register of documents issued this year is not open. Issuing opens it from the number below; smaller ones count as given on paper.
draft-register-first = First number
draft-remarks = To be looked at again
draft-no-remarks = Nothing.
draft-seen = I have seen the errors, issue it all the same
draft-has-errors = the paper has { $count } errors and got no number yet.
draft-has-errors-help = mend it, or say that you have seen the errors, then issue it
draft-tasks = { $count } tasks are read from this paper.
draft-look = Look again
draft-as = Download the draft (.{ $ending })
draft-issue = Number and issue
draft-issued = Numbered, issued and read into proposals; { $count } conclusions were written into tasks.
draft-begin-notice = Write a notice
draft-begin-letter = Write an official letter
file-written = File to sign and send
file-signed = Signed file
field-text = text
draft-nothing-to-say = there is nothing to write: no task is overdue, or nobody asked for more time.
draft-begin-extension = Write the letter about more time
draft-begin-urging = Write the letter that urges
units-urge = urge
document-slip = Slip for dealing with an arrived document
document-papers = Papers made of this document
document-extract = Tasks given to { $unit }

signatures = Digital signatures
signature-issuer = certificate given by { $issuer }
signature-nobody = Nobody knows who signed
signature-whole = as it was signed
signature-broken = changed after it was signed
signature-not-all = the signature does not cover the whole file
signature-unreadable = the signature cannot be read
signature-unknown-way = signed in a way that is not known, or not safe any more
signature-added-to = something was added behind this signature
document-take-signed = Take the signed file back
document-take-signed-about = Download the file to sign above, sign it with your signing program, and send the signed .pdf here. It is taken where every signature holds and it says what was issued, word for word.
document-signed-file = Signed .pdf
document-signed-taken = The signed file was taken.
slips-title = How the deadline slipped
slips-said = Due at first on { $first }; moved { $count } times, by { $days } days in all.
slips-when = When, and why
slips-days = Moved (days)
slips-other = the task in its place
## Dossiers

part-dossiers = Dossiers
help-dossiers = Dossiers by procedure
about-dossiers = Dossiers go through the stages of a procedure: S&T missions, administrative procedures. Each stage is a task of the unit that owns it, with a clock of its own. Procedures are added or changed in definitions/procedures.
help-dossier = The page of a dossier
about-dossier = The stages it went through and the one it is in, the clock of each, what is known of it, its papers, and what can be done now.
dossiers-no-group = Other procedures
dossiers-procedure = Procedure
dossiers-open = On their way
dossiers-closed = Ended
dossiers-all = All
dossiers-force = In force
dossiers-since = since
dossiers-not-in-force = takes no new dossiers
dossiers-not-in-force-now = This procedure takes no new dossiers; those taken in go on under it.
dossiers-state = State
dossiers-stage = Stage
dossiers-counted = { $count } dossiers are counted so; the columns are those of now.
dossiers-when = In the period
dossiers-when-opened = taken in
dossiers-when-ended = ended
dossiers-when-open = on their way
dossiers-when-stage = passed a stage
dossiers-from = From
dossiers-to = To
dossiers-outcome = How it ended
dossiers-pace = How fast
dossiers-words = Number, subject
dossiers-filter = Filter
dossiers-none = There are no dossiers.
dossiers-take-in = Take a dossier in
dossiers-stages = The stages of the procedure
dossiers-number = Number
dossiers-subject = Subject
dossiers-opened = Taken in
dossiers-owner = Held by
dossiers-due = Due
dossiers-return = To be returned
dossier-facts = What is known
dossier-version = version
dossier-computed = (reckoned)
dossier-papers = Papers
dossier-print = Print
dossier-stages = Its way
dossier-round = (time { $round })
dossier-by = Done by
dossier-decides = Decided by
dossier-takes = Papers wanted
dossier-gives = What comes out
dossier-product = What came out
dossier-opinion = Opinion of
dossier-others-reason = Look at these dossiers; who goes on says why, and the reason is recorded.
dossier-others-stop = Nobody goes on with this stage while these dossiers stand so.
dossier-others-hidden = { $count ->
    [one] one other dossier that this account does not see
   *[other] { $count } other dossiers that this account does not see
}
dossier-opinion-open = not answered yet
dossier-reason = Reason
dossier-late-days = ({ $days } days)
dossier-nothing-to-do = There is nothing for this account to do with the dossier now.
opinion-yes = Agrees
opinion-no = Does not agree
field-dossier-subject = Subject
field-dossier-unit = Unit that holds it
field-party-code = Code
field-of = Who was asked
field-agrees = Opinion
field-amendment = Amendment
command-dossier-open = Take in
command-dossier-enter = Fill in fields
command-dossier-name = Name parties
command-dossier-file = File a paper
command-dossier-finish = This stage is done
command-dossier-return = Return to an earlier stage
command-dossier-refuse = Refuse
command-dossier-ask-supplement = Ask for a supplement
command-dossier-take-supplement = The supplement came
command-dossier-note-opinion = Note an opinion
command-dossier-postpone = Put off, with an apology
command-dossier-amend = Amend
command-dossier-link = Link with another dossier
field-link = Link
field-dossier = Number of the other dossier
dossier-links = Linked dossiers
command-dossier-correct = Correct what was entered wrongly
dossier-corrections = Corrected
dossier-corrected-field = field
dossier-corrected-party = party
dossier-corrected-paper = paper
dossier-corrected-opinion = opinion
dossier-correct-hint = One thing at a time: choose a paper or an opinion, or say who a party is, or change a field. What stood before is kept.
field-paper = Paper that was entered wrongly
field-opinion = Opinion that was entered wrongly
field-gone = This paper does not belong here
field-none = (none)
command-dossier-stop = Stop
command-dossier-withdraw = Withdraw
command-dossier-move = move to another version
dossier-supplement-until = the applicant has until
dossiers-import = Take in many dossiers from a spreadsheet
dossiers-import-title = Dossiers from a spreadsheet: { $procedure }
help-dossiers-import = Dossiers from a spreadsheet
about-dossiers-import = Each row becomes a dossier under its own number. What rows become is shown first; where one is wrong, none is taken in. A number that is in the register already is not taken in again.
dossiers-import-owner = The owner of the first stage
dossiers-import-apply = Take them in, and do not only show them
dossiers-import-send = Show or take in
dossiers-import-columns = Headings of columns
dossiers-import-wanted = wanted
dossiers-import-nothing = Nothing was taken in. To do it, choose the file again and tick “Take them in”.
dossiers-import-unread = Columns that are not used: { $columns }.
dossiers-import-row = Row
procedures = Catalogue of administrative procedures
help-procedures = Catalogue of administrative procedures
about-procedures = The procedures in force: code, online level, fee, the days of the law and those that the office allows itself. They are changed in [service] of definitions/procedures.
procedures-none = No procedure says that it is an administrative one.
procedures-summary = { $count } { $count ->
        [one] procedure
       *[other] procedures
    }; { $full } fully online ({ $share } %); { $cut } with { $percent } % of the days cut or more.
procedures-code = Code
procedures-name = Procedure
procedures-group = Field of work
procedures-online = Online level
procedures-fee = Fee
procedures-legal = Days of the law
procedures-own = Days of the office
procedures-cut = Cut
event-dates = Event dates
help-event-dates = Event dates
about-event-dates = Sessions of the People's Council, Tết and other days that the office does not set and that deadlines hang on. When one moves, all dossiers and tasks that hang on it move, their histories say so, and those concerned are told.
help-event-date = The page of an event
about-event-date = Its day, how often it moved and why, and which dossiers and tasks hang on it.
event-dates-none = There is no event yet.
event-date-no-day = day not known
event-date-hanging = Dossiers and tasks that hang on it
event-date-nothing = Nothing hangs on this day yet.
event-date-story = What happened
event-date-nothing-to-do = This account cannot change the day, or the event took place.
command-event-date-announce = Announce an event
command-event-date-move = Move it
command-event-date-hold = It took place
people-title = Personal data
help-people = Personal data
about-people = People outside who are named in dossiers: which dossiers they stand in, and how their data are erased where there is a ground for it. The name is shown only to who sees one of those dossiers.
people-find = Find
people-none = There is nobody like that.
people-more = There are more: say more of the name, or the number of the identity card.
people-dossiers = Dossiers
people-state = Data
people-kept = kept
people-hidden = { $count ->
    [one] one other dossier that this account does not see
   *[other] { $count } other dossiers that this account does not see
}
person-erased = (erased)
person-hidden = (name not shown)
person-unnamed = (no name given)
person-data = personal data
person-by = Erased by
person-files = Files erased with them
person-file-erased = (file erased)
person-goes = What will go
person-goes-about = The name, the number of the identity card and whatever a dossier declares as personal data of this person (address, telephone, e-mail ...), in all dossiers; nobody finds them by name or number any more. Files go only where they are chosen. What officers wrote themselves in subjects, reasons and opinions stays, and so do old backups.
person-stays = What stays
person-stays-about = The dossiers, their numbers, stages, days and results, all figures and all reports that were made; the ledger keeps an id and a hash from which nobody gets back to the person.
person-nothing-to-do = The data were erased; there is nothing left to do here.
person-ground-hint = Say by what, for instance the request of which day, by which rule; name nobody here, for this line stays.
person-files-too = Erase the files that stand in this person's dossiers alone, too
person-sure = I understand that this cannot be undone
command-person-erase = Erase personal data
field-person = Name or number of the identity card
field-ground = Ground
field-sure = Confirmation
field-person-code = Identity card
field-party-person = A person
field-hang = Or hanging on an event
field-hang-not = (the day above)
field-event-date = Event
field-days-before = Days before the event
deadline-hangs = The deadline hangs on:
deadline-before = { $days } days before

## Exchange of documents

file-attached = What came with it
document-exchange = Exchange
document-exchange-came = { $body } ({ $code }) sent it through the exchange, taken on { $day }.
document-exchange-signed = The message by which it came carries a signature, which is not checked here.
document-exchange-recalled = The sender asks for this document back: answer yes or no, with the reason.
document-exchange-told = Told to the sender:
document-exchange-body = Receiver
document-exchange-code = Code
document-exchange-state = State
document-exchange-day = Day
document-exchange-words = Remark
document-exchange-waiting = sent, no answer yet
document-exchange-send = Send through the exchange
document-exchange-hint = One body a line, by code or name; empty: those that stand on the document and have codes.
document-exchange-update = Send the update to those that have it
document-exchange-recall = Recall it from those that have it
document-exchange-give-back = Give it back to the sender, withdraw it with its tasks
document-exchange-keep = Do not give it back
field-receivers = Receivers
## Indicators
way-targets = Indicators
help-targets = Indicators
about-targets = What each unit is to reach in each period, what came out and what shows it, and whether it is reached. A value counted from tasks or dossiers opens those it was counted from. As of any day, as it was known then.
help-target = One indicator
about-target = A picture and a table of its periods, the source of each value, every target, value and correction. A correction has a reason; the old value stays in the ledger.
targets-title = Indicators
targets-none = There is no such indicator in this period.
targets-owner = Unit that answers for it
targets-code = Code
targets-name = Indicator
targets-period = Period
targets-target = Target
targets-value = Value
targets-standing = Standing
targets-trend = Trend
targets-evidence = Evidence
targets-define = Follow another indicator
targets-own = One of our own
targets-own-hint = What is declared needs none of the fields below; one of your own has a code, a name and a unit of measure.
targets-course = Period by period
targets-caption = Each period, at the end of { $day }
targets-corrected = (corrected)
targets-counted = Counted from the ledger
targets-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
targets-facts = About this indicator
targets-source = Source
targets-story = What was recorded
targets-ended = Followed no longer since
targets-behind = { $code }, { $period }: counted from these
targets-more = There are more; only the first are shown.
targets-register = Open in the register
targets-register-share = Only those of the share
targets-among = Among what is counted
targets-nothing-to-do = There is nothing for you to do here.
targets-target-hint = Write 80, ≥ 80, ≤ 5 or 80..90. A target that was set is changed with a reason.
targets-entries = Count from a spreadsheet
targets-entries-hint = The laboratory's list, a device or a sample in each row. Send it to see what it says; mark the box below to enter it. Rows that were entered are not counted again.
targets-entries-file = Spreadsheet
targets-entries-sheet = Spreadsheet that was sent
targets-entries-apply = Enter it into the indicator
targets-entries-send = Send the spreadsheet
targets-entries-nothing = Nothing was entered.
targets-value-hint = Write 82,5 or 12/14. Something must show it: words, a document or a file.
targets-correct-hint = Corrects the value that counts in the period; leave the value empty where there should be none.
field-period = Period (2025, 2025-H1, 2025-Q2, 2025-06)
field-target = Target
field-value = Value
field-evidence = Evidence, source of the figure
field-document = Document (code, or number and symbol)
field-owner = Unit that answers for it
field-declared = From the catalogue
field-code = Code
field-counted-in = Unit of measure
field-direction = Direction
field-rhythm = Followed
field-group = Index or plan that it belongs to
field-measure = How it is measured
command-indicator-define = Follow an indicator
command-indicator-enter-value = Enter a value
command-indicator-correct-value = Correct a value
command-indicator-set-target = Set a target
command-indicator-change = Change the indicator
command-indicator-end = Follow it no longer
targets-source-of = Indicator { $code }

# The public portal.
portal-part-send = Send
portal-part-status = Status
portal-part-commitments = Public commitments
portal-title = Send a dossier or a proposal
portal-contact = Contact
portal-nothing-here = There is no such page
portal-nothing-here-help = Look at the address again; the portal may be closed, or not take this in any more.
portal-nothing = Nothing is taken in through the portal at present.
portal-takes = Time to answer: { $count } { $unit ->
    [working-days] working days
    [months] months
   *[days] days
}
portal-have-code = Sent already, and have a code?
portal-commitments-about = What the office promised in public, as it stands on { $day }.
portal-commitments-none = Nothing was made public yet.
portal-commitment = Commitment
portal-lead = Unit in charge
portal-due = Due
portal-standing = Standing
portal-who = Who sends
portal-what = What about
portal-papers = Papers
portal-code-of-enterprise = Code of the enterprise, tax code
portal-mail-hint = We write when it was received, when more is wanted and when there is a result; no letter holds what was sent.
portal-files-hint = { $kinds }; at most { $megabytes } MB each{ $most ->
    [1] .
   *[other] ; at most { $most } files.
}
portal-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
portal-drop = drop this file
portal-trap = Leave this empty
portal-check = Check before sending
portal-mistakes = { $count ->
    [one] One place has to be mended.
   *[other] { $count } places have to be mended.
} What you typed and the files that were taken are still there.
portal-review = Check before sending
portal-review-hint = Nothing was sent yet. Look at it once more, then press Send.
portal-send = Send
portal-change = Change
portal-ticket-soon = too quick: wait some seconds and send again. Choose files again where you chose some.
portal-ticket-old = this page was open for long: what you typed is still there, choose the files again and send.
portal-not-taken = this is not taken in.
portal-not-taken-help = leave the field “Leave this empty” empty and send again
portal-full = as much came today as the office takes in on a day; nothing was sent.
portal-full-help = send it again tomorrow, or bring it
portal-not-here = this cannot be taken in through the portal; nothing was sent.
portal-not-here-help = ask the office how to go on
portal-broken = what was sent broke off, or cannot be read: nothing was taken in.
portal-broken-help = open the page again and send again
portal-too-many = too many files or fields at once: nothing was taken in.
portal-too-many-help = send fewer files
portal-too-large = all files together have more than 60 MB: nothing was taken in.
portal-too-large-help = send fewer files, or smaller ones
portal-receipt = Receipt
portal-code = Code
portal-keep-code = Keep this code: only with it can you see the status and complete the dossier. The office does not know it and cannot give it again.
portal-return = Day of the answer
portal-no-return = no fixed day
portal-return-waits = reckoned anew when what is missing came in
portal-next = What happens next
portal-look = See the status
portal-print = Print this page with your browser, or copy the code.
portal-status-about = Type the code that stands on the receipt.
portal-no-such-code = nothing has this code: look at each letter of the receipt again.
portal-number = Number
portal-kind = Kind
portal-subject = About
portal-sender = Sent by
portal-received = Received
portal-stage = { $stage }, since { $day }
portal-ended-done = Has its result since { $day }
portal-ended-refused = Refused on { $day }
portal-ended-stopped = Stopped on { $day }
portal-refusal = Reason
portal-asked = More is wanted
portal-asked-until = Please send it by { $day }; afterwards the dossier may be returned or refused.
portal-supplement = Send what is wanted
portal-supplemented = What you sent was received.
portal-not-asked = nothing is wanted for this dossier: nothing was sent.
portal-administration = Public portal
portal-settings = Open the portal
portal-is-open = The portal is open.
portal-is-closed = The portal is closed: nobody can see or send anything.
portal-visit = See it
portal-open = Open the portal
portal-procedures = Takes in
portal-decide = Record the decision
portal-decided = Recorded.
portal-publish = Publish a task
portal-unpublish = Publish no more
help-portal = Public portal
about-portal = Here people outside send dossiers, see how they stand by a code, and see what the office promised. It is closed until the office opens it; each change is recorded with the act that decided it.
field-welcome = What stands first
field-contact = Contact
field-address = Address of the portal
field-daily = Dossiers a day, at most
field-task = Task (code)
dossier-paper-file = File { $number }

administration-roots = Root certificates
administration-roots-about = Digital signatures are judged by these. They are put into the folder “roots” of the data folder, on the machine itself: dondoc document roots --add FILE
administration-roots-none = There are none: whether a signer's certificate is to be trusted is not looked at.
administration-roots-name = Authority
administration-roots-use = What for
administration-roots-from = Valid from
administration-roots-to = Valid to
administration-roots-file = File
administration-roots-trusted = root, trusted
administration-roots-link = leads to a root, given by { $issuer }
administration-roots-no-certificate = { $file }: there is no certificate in it that can be read; it is not used.
administration-roots-no-authority = { $file }: a certificate in it is no authority's; it is not used.
