# The sentences of the command dondoc in English. Key: area-thing-message. vi.ftl has exactly these keys.

## Words used everywhere

word-error = error
word-warning = warning
word-advice = advice
word-help = help

party-all = all units

recurrence-weekly = weekly
recurrence-monthly = monthly
recurrence-quarterly = quarterly
recurrence-half-yearly = half-yearly
recurrence-yearly = yearly

## Document card

card-unknown-kind = document
card-issuer = Issuer
card-date = Place, date
card-subject = Subject
card-meeting = Meeting
card-meeting-chaired = { $day }, chaired by { $chair }
card-chaired = chaired by { $chair }
card-signer = Signer
card-period = Period
card-from-to = { $from } to { $to }

## Table of tasks

tasks-none = The document assigns no tasks.
tasks-column-number = No.
tasks-column-id = Item
tasks-column-task = Task
tasks-column-lead = Lead
tasks-column-support = Co-operating
tasks-column-deadline = Deadline
tasks-column-due = Due
tasks-legend-inherited = [day]: the item states no deadline of its own; the day comes from a heading or the document's period.
tasks-legend-approximate = ~day: an approximate deadline (early, mid, late, expected), made a day by the office's convention.

## Account of the items

counts-sentence = { $items } items = { $tasks } tasks + { $no_task } no tasks + { $open } for a person to decide
counts-reasons = No tasks: { $list }
reason-heading = heading
reason-lead-in = lead-in
reason-assessment = assessment
reason-meeting = course of the meeting
reason-basis = legal basis
reason-scope = aims and scope
reason-closing = closing
reason-continues = continues the task before
reason-repeats = repeated
reason-quotation = quotation
reason-report = figures of a report
reason-form = form
reason-done = done

summary-documents = Together: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}, { $tasks } tasks, { $findings } findings.
summary-failed = { $files ->
    [one] 1 file could
   *[other] { $files } files could
} not be read, for the reasons given above.

## Findings

findings-advice = Advice: { $list }. To see each place: dondoc check { $file }
findings-advice-count = { $count } { $code }
check-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $advice } advice.
check-paragraph = paragraph { $number }

## Threads through several documents

threads-column-date = Date
threads-column-document = Document
threads-column-unit = Unit
threads-column-due = Due
threads-column-status = What became of it
threads-column-reason = Why it is the same work
threads-item = item { $id }
threads-summary = { $threads ->
    [one] 1 piece of work
   *[other] { $threads } pieces of work
} met again in { $documents } documents.
threads-status-assigned = assigned
threads-status-reassigned = given to another unit
threads-status-renamed = renamed
threads-status-slipped = slipped
threads-status-repeated = repeated
threads-status-proposed = proposed
threads-status-done = reported: done
threads-status-in-progress = reported: going on
threads-change-later = due before: { $from }
threads-change-earlier = sooner than before: { $from }
threads-change-lead = before with { $from }
threads-change-name = before called { $from }
threads-link = { $score } % like { $document }
threads-reason-cites-it = cites that document
threads-reason-same-reference = both cite { $words }
threads-reason-same-title = same title “{ $words }”
threads-reason-same-product = same product: { $words }
threads-reason-same-words = same words: { $words }
threads-reason-same-unit = same unit: { $words }
threads-reason-same-target = same target: { $words }

## Tracking table (.xlsx)

sheet-name = Tasks
sheet-title = TRACKING TABLE OF ASSIGNED TASKS
sheet-subtitle = { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}, { $tasks } tasks; made on { $day }
sheet-column-number = No.
sheet-column-document = Assigned by
sheet-column-task = Task
sheet-column-lead = Lead unit
sheet-column-support = Co-operating units
sheet-column-receiver = Receiver of the product
sheet-column-deadline = Deadline (as said)
sheet-column-due = Due
sheet-column-targets = Targets
sheet-column-note = Note
sheet-note-inherited = Day from a heading or the document's period
sheet-note-approximate = Approximate
sheet-note-hour = By { $time }
sheet-note-proposal = Proposed to the level above
sheet-note-same-product = Same product as item { $items }

## What goes wrong, and what to do

problem-no-such-file = there is no file “{ $file }”.
problem-no-such-file-help = check the name and folder; a name with spaces must stand in quotation marks.
problem-is-a-folder = “{ $file }” is a folder, not a file.
problem-is-a-folder-help = name the files in it, for instance: { $file }/*
problem-not-allowed = the file “{ $file }” may not be opened.
problem-not-allowed-help = ask for the right to read it, or copy it to a folder of yours.
problem-file = the file “{ $file }” cannot be read: { $reason }.
problem-not-written = “{ $file }” cannot be written: { $reason }.
problem-not-written-help = check that the folder exists, has space left and may be written to; close the file where another program has it open.
problem-output = the output cannot be written: { $reason }.
problem-our-mistake = dondoc made a mistake of its own over the file “{ $file }”; the other files are read.
problem-our-mistake-help = send the developers the technical lines above, and the file if you may.
problem-same-name = both “{ $one }” and “{ $two }” would become { $name }; nothing was written.
problem-same-name-help = rename one of them, or run twice with two folders for --out.
problem-organisation = the organisation file “{ $file }” is wrong:
    { $details }
problem-organisation-help = mend the place shown; the file is TOML with [body], [[unit]], [[person]], each with a name.
problem-organisation-place = the organisation file “{ $file }” is wrong at line { $line }, column { $column }:
    { $details }
problem-organisation-place-help = mend the place shown; the file is TOML with [body], [[unit]], [[person]], each with a name.
problem-organisation-not-text = the organisation file “{ $file }” is not UTF-8 text.
problem-organisation-not-text-help = save it again with the encoding UTF-8.
problem-input = the standard input cannot be read: { $reason }.
problem-input-help = check the command before | or the file after <.
problem-input-not-text = the input is not UTF-8 text (line { $line }).
problem-input-not-text-help = convert the text to UTF-8 and run again; for a .docx use dondoc read.
problem-no-such-verb = there is no verb “{ $verb }”.
problem-no-such-verb-help = for the verbs see: dondoc --help

progress-events = events of the ledger
progress-pages = scanned pages seen

## Wrong command lines

usage-unknown-verb = there is no verb “{ $verb }”.
usage-unknown-verb-help = for the verbs see: dondoc --help
usage-unknown-option = there is no option “{ $option }”.
usage-unknown-option-help = for the options see: { $command } --help
usage-missing = the command line lacks: { $option }
usage-missing-help = for the usage see: { $command } --help
usage-conflict = { $option } cannot be used with { $other }.
usage-conflict-help = leave out one of them; see: { $command } --help
usage-twice = { $option } may stand only once.
usage-twice-help = leave out one of them; see: { $command } --help
usage-no-value = { $option } needs a value.
usage-no-value-help = for the usage see: { $command } --help
usage-wrong-choice = “{ $value }” is no value for { $option }.
usage-wrong-choice-help = choose one of: { $choices }
usage-wrong-date = “{ $value }” for { $option } is not a day.
usage-wrong-date-help = write a day that exists as 2024-03-11 or 11/3/2024; dondoc time also takes an hour: 2024-03-11T15:00
usage-wrong-period = “{ $value }” of { $option } is no period.
usage-wrong-period-help = write 2024 (year), 2024-H1 or 2024-H2 (half-year), 2024-Q1 to 2024-Q4 (quarter), 2024-06 (month)
usage-other = the command line is wrong ({ $reason }).
usage-other-help = for the usage see: { $command } --help

## Help

help-heading-usage = Usage
help-heading-verbs = Verbs
help-heading-options = Options
help-heading-arguments = Arguments
help-default = [default: { $value }]
help-values = [one of: { $values }]

help-dondoc = Reads directives of Vietnamese offices and proposes tasks: who does what by when, and which words say so
usage-dondoc = dondoc [OPTIONS] VERB ...
examples-dondoc =
    Examples:
      dondoc read thong-bao.docx           card, table of tasks, findings
      dondoc read --xlsx theo-doi.xlsx *.docx
                                           a tracking table of the tasks of many documents
      dondoc check *.txt                   contradictions, blanks, wrong numbering
      dondoc read --help                   help for each verb
    Exit code: 0 all well; 1 what was checked has errors; 2 bad input or usage.

help-read = Reads documents: card, table of tasks, account of the items, findings
usage-read = dondoc read [OPTIONS] FILE...
examples-read =
    Examples:
      dondoc read thong-bao.docx
      dondoc read --org so-khcn.toml thong-bao.txt
      dondoc read --json thong-bao.txt     JSON, a line for each document
      dondoc read --json --out readings *.docx
                                           a file readings/NAME.json for each document
      dondoc read --xlsx theo-doi.xlsx *.docx
    One bad file does not stop the others; the exit code is then 2.

help-check = Shows contradictions, blanks and vagueness, with the words of the document and what to do
usage-check = dondoc check [OPTIONS] FILE...
examples-check =
    Examples:
      dondoc check thong-bao.docx
      dondoc check thang-1.txt thang-2.txt  compares the documents with each other too
    Exit code 1 if there are errors. Each code (date-mismatch, numbering ...) has a page in docs/findings.

help-threads = Finds the same work in several documents: assigned, slipped, moved, renamed, reported
usage-threads = dondoc threads [OPTIONS] FILE...
examples-threads =
    Examples:
      dondoc threads 2024/*.docx           a table for each piece of work, by the documents' dates
      dondoc threads --json *.txt          JSON, one piece of work a line
    Each step says why it belongs and how like it is; words that everybody uses join nothing.

help-time = Finds time expressions in the text on standard input, each line a text of its own
usage-time = dondoc time [OPTIONS] < TEXT
examples-time =
    Examples:
      echo 'hoàn thành trước ngày 15/3' | dondoc time --reference-date 2024-03-01
    Output: a line of JSON for each: start, end (in Unicode scalar values of the whole input), text, from, to, due, role, rule.

help-cite = Finds cited documents (with a number or symbol) in the text on standard input
usage-cite = dondoc cite [OPTIONS] < TEXT
examples-cite =
    Examples:
      echo 'theo Công văn số 169/SKHCN-VP ngày 04/3/2024' | dondoc cite
    Output: a line of JSON for each: start, end, text, type, number, symbol, date, issuer.

help-completions = Prints the completions for bash, zsh, fish
usage-completions = dondoc completions bash|zsh|fish
examples-completions =
    Examples:
      dondoc completions bash > ~/.local/share/bash-completion/completions/dondoc
help-man = Prints the man page of dondoc or of one verb
usage-man = dondoc man [VERB]
examples-man =
    Examples:
      dondoc man > ~/.local/share/man/man1/dondoc.1
      dondoc man read > ~/.local/share/man/man1/dondoc-read.1

value-lang = vi|en
value-today = DAY
value-org = FILE
value-reference-date = DAY
value-out = FOLDER
value-xlsx = FILE
value-files = FILE
value-shell = SHELL
value-page = VERB

option-lang = The language of everything printed: vi (default) or en
option-json = Prints JSON, one thing a line, instead of tables
option-today = The day to take for today (default: by the clock, in Viet Nam)
option-help = Shows this help
option-version = Shows the version of dondoc
option-org = The organisation file (TOML): the body, units, people, and their names
option-reference-date = The day to count from where the document has no date of its own: YYYY-MM-DD or d/m/yyyy
option-ocr = Recognise the characters of every page of PDFs and pictures, also where it holds text
option-no-ocr = Recognise nothing: read only pages that hold text
option-time-reference-date = The moment that "next week", missing years ... count from: YYYY-MM-DD or YYYY-MM-DDTHH:MM (default: today)
option-out = Writes a file NAME.json for each document into this folder
option-xlsx = Writes all tasks as a tracking table, .xlsx
option-files = The documents: .docx, .xlsx, .xls, .ods, .txt, .md; scans .png, .jpg, .tif
option-shell = The shell: bash, zsh, fish
option-page = The verb whose page is wanted (default: all of dondoc)

man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-verbs = VERBS
man-examples = EXAMPLES
man-version = VERSION

## The office: its ledger

office-no-officer = nobody of the name “{ $name }” works here.
office-no-officer-help = write the full name; see: dondoc unit list

init-done = Made a ledger in { $folder }; the administrator's account: { $account }.
import-known = { $file }: is there already, nothing was added.
import-done = { $file }: { $proposed } tasks proposed; { $items } items = { $tasks } tasks + { $notask } no tasks + { $open } open.
import-corrected = { $file }: a new version of a document that is there; { $proposed } more proposed; { $items } items = { $tasks } tasks + { $notask } no tasks + { $open } open.
import-edited = proposal { $task } was changed as the new version says.
import-given = task { $task } was given and reads otherwise now: noted, a person must decide.
import-gone = { $task } is not in the new version: a person must decide.
import-unknown = not in the organisation: { $name }
import-org-done = { $units } units and { $posts } posts added.
import-org-account = { $name }: account { $account }
import-org-later = { $name }: from { $day } on; take the file over again when that day has come
import-org-no-columns = { $file }: no table whose columns are told by their headings.
import-org-no-columns-help = a table of units needs a row of headings with “Tên đơn vị”, one of people with “Họ và tên”, and at least one column more
import-org-holds-code = code
import-org-holds-unit-name = name of the unit
import-org-holds-short = short names
import-org-holds-parent = unit above
import-org-holds-person = name of the person
import-org-holds-title = post
import-org-holds-unit = unit of the person
import-org-holds-account = account
import-org-holds-role = role
import-org-holds-from = first day
import-org-holds-to = last day
import-org-holds-unused = not used, the ledger does not keep it
import-org-row-unit = row { $row }: new unit: { $name } (part of { $parent }, from { $from })
import-org-row-unit-ended = row { $row }: new unit: { $name } (part of { $parent }, from { $from } to { $to })
import-org-row-unit-ends = row { $row }: new unit: { $name } (part of { $parent }, from { $from }); its last day { $to } has not come: use dondoc unit end then
import-org-row-post = row { $row }: { $name }: { $role }, { $unit }
import-org-row-post-account = row { $row }: { $name }: { $role }, { $unit } (new account: { $account })
import-org-row-known = row { $row }: known: { $name }
import-org-row-differs = row { $row }: known: { $name }; left as it is: { $differs }
import-org-row-later = row { $row }: { $name }: from { $from } on; take the file over again when that day has come
import-org-row-heading = row { $row }: a heading, the rows below are of this unit: { $words }
import-org-row-not-taken = row { $row }: not taken over, { $why }: { $words }
import-org-differs-name = another name (dondoc unit rename)
import-org-differs-parent = another unit above
import-org-differs-end = its last day has come (dondoc unit end)
import-org-differs-names = a code or short name that the ledger does not have (dondoc unit rename)
import-org-differs-role = has another role in this unit
import-org-dry = { $rows } rows: { $units } units and { $posts } posts would be added, { $known } known, { $later } begin later, { $headings } headings, { $nottaken } not taken over. Nothing was written; add --apply to write.
import-org-taken = { $rows } rows: { $units } units and { $posts } posts added, { $known } known, { $later } begin later, { $headings } headings, { $nottaken } not taken over.
import-entries-holds-key = what the row is known by
import-entries-holds-day = day
import-entries-holds-amount = amount
import-entries-holds-kind = kind
import-entries-holds-result = result
import-entries-holds-nothing = not used
import-entries-dry = Nothing was entered; add --apply to enter them.
import-entries-done = Entered.
import-dossiers-dry = Nothing was taken in; add --apply to take them in.
import-dossiers-done = Taken in.
import-sheet-no-columns = { $file }: there is no table whose columns can be told by their headings.
import-sheet-no-columns-help = it needs a row of headings with a column of the work, and one of the lead or the deadline
import-sheet-table = Table { $number }, its columns are taken like this:
import-sheet-holds-number = number of the row
import-sheet-holds-work = the task
import-sheet-holds-lead = lead
import-sheet-holds-support = co-operating units
import-sheet-holds-receiver = receiver of the product
import-sheet-holds-deadline = deadline
import-sheet-holds-comment = kept word for word in a comment of the task
import-sheet-holds-unknown = not known, kept word for word in a comment of the task
import-sheet-row-task = row { $row }: task ({ $detail }): { $words }
import-sheet-row-known = row { $row }: in the ledger already ({ $detail }): { $words }
import-sheet-row-not-read = row { $row }: not read, because: { $detail }: { $words }
import-sheet-open = it is not clear whether it is a task
import-sheet-no-work = there are no words of a task
import-sheet-from = From the tracking sheet { $file }
import-sheet-dry = { $rows } rows = { $new } tasks + { $known } known + { $notread } not read. Nothing was written; add --apply to propose them.
import-sheet-done = { $rows } rows = { $new } tasks proposed + { $known } known + { $notread } not read.
import-ledger-done = { $events } events read.
review-column-decision = Decision
review-column-reason = Reason
review-column-id = Id
review-column-version = Version
review-decision-confirm = confirm
review-decision-drop = drop
review-decision-leave = leave
review-exported = { $tasks } proposals written to { $file }: correct them, choose confirm, drop or leave in the first column, then run dondoc review apply.
review-applied = { $rows } rows = { $confirmed } confirmed + { $dropped } dropped + { $edited } only edited + { $left } left + { $stale } changed by somebody meanwhile + { $notdone } not done.
review-stale = { $task }: changed since the sheet was written, nothing was done; write it again to see.
review-no-columns = { $file }: that is no sheet of proposals.
review-no-columns-help = use a sheet of dondoc review export, with its columns Decision, Id and Version
review-bad-id = “{ $name }” is no proposal's id and version.
review-bad-id-help = leave the columns Id and Version as they are
review-bad-decision = “{ $words }” is no decision.
review-bad-decision-help = write confirm, drop or leave
review-bad-day = “{ $words }” is no day.
review-bad-day-help = write a day like 21/3/2024
review-confirmed = { $confirmed } tasks given; { $without } proposals have no lead yet.
tasklist-none = No tasks.
tasklist-more = The first { $count } tasks; there are more: add --limit or a filter.
tasklist-count = { $count } tasks.
tasklist-column-code = Code
tasklist-column-item = Item
tasklist-column-task = Task
tasklist-column-lead = Lead
tasklist-column-due = Due
tasklist-column-standing = Standing
card-words = Words
card-lead = Lead
card-officer = Officer
card-support = Support
card-receivers = Receivers
card-said = Deadline
card-targets = Targets
card-document = Document
card-quote = Quote
card-progress = Progress
card-result = Result
history-recorded = recorded { $day }
search-none = Nothing found.
unit-account = { $name } can be used now.
unit-changed = Recorded; { $moved } open tasks went to the heir.
unit-choose = task { $task }: choose its new lead ({ $heirs })
verify-clean = The ledger is whole: { $events } events of { $subjects } subjects; root { $root }.
verify-faulty = The ledger is NOT whole: { $events } events of { $subjects } subjects; root { $root }.
verify-changed = { $subject }, version { $version }: its words were changed.
verify-reordered = { $subject }, version { $version }: the order was changed.
verify-missing = { $subject }, version { $version }: events are missing.
verify-added = { $subject }, version { $version }: events were added.
verify-position = position { $position }: an event is missing or too many.
verify-root = the root printed at position { $position } is another one now: a whole chain was rewritten.
verify-row = task { $task }: the row differs from the events; run dondoc rebuild.
verify-document = document { $document }: the row differs from the events; run dondoc rebuild.
verify-indicator = indicator { $indicator }: its row is not what its events make; run dondoc rebuild.
verify-person = person { $person }: the data are not those that were sealed, are missing though nobody erased them, or are there though somebody did.
verify-dossier = dossier { $dossier }: the row differs from the events; run dondoc rebuild.
verify-damaged = a row cannot be read: { $what }
rebuild-done = { $tasks } tasks made anew from the events.
sweep-done = { $files ->
    [one] One file that nothing names was removed.
   *[other] { $files } files that nothing names were removed.
}
backup-done = Copied to { $folder }; it can be used with --home at once.
backup-files-only = The files were copied to { $folder }; pg_dump copies the PostgreSQL database (docs/backup.md).
export-tasks-done = { $tasks } tasks written to { $file }.
export-column-percent = Progress (%)
export-column-given = Given on
export-column-completed = Done on
sheet-unknown-form = { $file }: it is not said in which form.
sheet-unknown-form-help = let the file's name end with .xlsx or .csv
restore-done = Restored to { $folder }; looking through it:
restore-files-only = The files were restored to { $folder }; the database is still the copy's PostgreSQL (docs/backup.md). Looking through it:
export-done = { $events } events written.
remind-done = { $notices } notices made, { $letters } letters written, { $delivered } delivered; { $nobody } times nobody with an account is there to get them.
remind-elsewhere = Another server is reminding; nothing was done.
remind-would = { $day }: { $count } reminders would be sent, among { $tasks } open tasks; { $nobody } times nobody with an account is there to get them.
remind-column-person = Receiver
remind-column-code = Code
remind-column-title = Reminder
remind-column-words = Task
standing-title = Where tasks stood at the end of { $day }
standing-none = (not stated)
standing-total = Total
standing-column-row = By
standing-column-given = Given
standing-column-completed-in-time = Done in time
standing-column-completed-late = Done late
standing-column-completed-undated = Done, no deadline
standing-column-open-in-time = Open in time
standing-column-open-overdue = Open overdue
standing-column-open-undated = Open, no deadline
standing-column-suspended = At rest
standing-column-cancelled = Cancelled
standing-column-superseded = Superseded
standing-column-rate = In time
standing-legend = Given = done + open + at rest; cancelled and superseded apart. The rate is of those that were due.

usage-options = [OPTIONS]
usage-verb = VERB
help-serve = Serve the office's pages to browsers
help-account = Let people sign in
help-account-link = Print a link by which somebody chooses a password, once
help-account-connect = Let somebody whom a provider (OpenID Connect) knows in by this account
help-account-connections = List accounts that are connected with a provider
help-account-disconnect = Let nobody in by this account from a provider any more
help-account-revoke = Take a token away
help-account-token = Make a token by which another program acts for an account, and print it once
help-account-tokens = List tokens: what for, until when, when last used
help-account-password = Set a password, read from the standard input
examples-serve =
    Examples:
      dondoc serve
      dondoc serve --listen 0.0.0.0:8787 --https
option-listen = Address and port; this machine only by default: 127.0.0.1:8787
option-https = Users come by HTTPS, through a web server before it
option-log = Each request in the log, as text or as JSON (otherwise only warnings)
option-api-rate = How many requests a second an account may make by its tokens; 0 for as many as it likes
option-plain-http = Passwords may go over the network unencrypted
option-account-link-name = The account
option-account-connect-name = The account
option-account-connect-subject = What the provider calls the person (`sub`), as the page that refuses shows it
option-account-connect-issuer = The provider's address; that of `[oidc]` in dondoc.toml where none is named
option-account-disconnect-name = The account
option-account-password-name = The account
option-account-token-purpose = What the token is for, in words
option-account-token-scopes = What it may be used for: see (read), give commands (act), keep accounts (administer); may be repeated
option-account-token-days = How many days it lasts
option-account-token-name = The account that it acts for
option-account-tokens-name = The account; all of them where none is named
option-account-revoke-id = The id of the token, as `account tokens` lists it
value-log = text|json
value-api-rate = NUMBER
value-listen = ADDRESS:PORT
help-init = Makes the ledger of an office in a data folder
examples-init =
    Examples:
      dondoc init --name "Sở Khoa học và Công nghệ tỉnh Lam Giang" --short "Sở KH&CN"
      dondoc --home /srv/dondoc init --name "..." --database postgres://dondoc@db/dondoc
help-import = Takes documents, the organisation or a whole ledger in
help-import-docs = Enters documents and proposes their tasks; the same file again adds nothing
help-import-org = Adds units and people from an organisation file or a workbook
examples-import-org =
    Examples:
      dondoc import org don-vi.xlsx            shows which column is what and what each row becomes; nothing is written
      dondoc import org don-vi.xlsx --apply    adds what is not there yet
help-import-sheet = Takes over a tracking sheet: shows what it understands, proposes with --apply
examples-import-sheet =
    Examples:
      dondoc import sheet theo-doi.xlsx            which column is what, what each row becomes; writes nothing
      dondoc import sheet theo-doi.xlsx --apply    proposes the tasks that are not there yet
help-import-entries = Counts the rows of a laboratory's spreadsheet into an indicator: shows what would be entered, enters with --apply
examples-import-entries =
    Examples:
      dondoc import entries kiem-dinh.xlsx --indicator KD-PTD            how its rows are understood, what the values become; nothing is written
      dondoc import entries kiem-dinh.xlsx --indicator KD-PTD --apply    enters the values, with the file as their evidence
help-import-dossiers = Takes in the rows of a spreadsheet as dossiers of a procedure: shows what they become, takes them in with --apply
examples-import-dossiers =
    Examples:
      dondoc import dossiers so-cu.xlsx --procedure sang-kien            which column is what, which dossier each row becomes; writes nothing
      dondoc import dossiers so-cu.xlsx --procedure sang-kien --apply    takes in those that are not in the register yet, all or none
option-import-dossiers-apply = Take them in; without it, they are only shown
option-import-dossiers-procedure = The procedure whose dossiers they are (see dondoc procedure list)
option-import-dossiers-unit = The unit that holds rows that name none (default: the owner of the first stage)
help-import-ledger = Reads a whole exported ledger into a new data folder
help-review = Looks at proposals; gives, corrects, drops them
help-review-list = Lists the proposals that wait
help-review-confirm = Gives proposals to their leads, each under a code
help-review-edit = Corrects a proposal, or a task that was given (wants a reason)
help-review-export = Writes proposals to an .xlsx sheet, to be corrected and decided
help-review-apply = Carries out an edited sheet: edits, confirms, drops or leaves each row
help-review-drop = Drops a proposal that is no task, with a reason
help-task = Follows tasks
help-task-list = Lists tasks by unit, document, standing
help-task-show = Shows a task and the words it came from
help-task-accept = Takes a task on
help-task-decline = Says that the unit is not competent, with a reason
help-task-delegate = Names the officer who does it
help-task-reassign = Gives it to another unit, with a reason
help-task-progress = Reports how far it is, in words and percent
help-task-share = Reports the share of a co-operating unit
help-task-extend = Asks for more time, with a reason
help-task-grant = Gives more time, as asked or until another day
help-task-hang = Counts the deadline back from an event, such as a session of the People's Council
help-task-refuse = Gives no more time, with a reason
help-task-submit = Submits a result: document number, product, files
help-task-confirm = Confirms that it is done
help-task-return = Returns the result, with a reason
help-task-wait = Says that another body's answer is waited for
help-task-stop-clock = Stops the clock while the lead waits
help-task-end-waiting = Says that the answer came
help-task-suspend = Lets it rest, with a reason
help-task-resume = Lets it go on
help-task-cancel = Cancels it, with a reason
help-task-supersede = Puts another task in its place, with a reason
help-task-reopen = Opens it again, with a reason
help-task-withdraw = Withdraws a task whose document was entered by mistake, with a reason
help-task-comment = Says something in a task
help-task-direct = Records a leader's instruction
evidence-none = this report tells of no result of task { $task }.
evidence-none-help = see what it tells of: dondoc evidence FILE; other results are submitted with: dondoc task submit
evidence-count = { $count } results that the report tells of; accept with: dondoc evidence --accept CODE FILE
evidence-ordered = Ordered
evidence-told = The report
evidence-product = Result
help-evidence = Compares a report in the ledger with open tasks: which of them it says are done
option-accept = Submit the result of this task as the report says it (may be given several times)
help-standing = Counts where tasks stood at the end of a day, as it was known on a day
examples-standing =
    Examples:
      dondoc standing --as-of 2024-06-14
      dondoc standing --as-of 2024-06-14 --known-at 2024-06-14    the figures as they were reported that day
      dondoc standing --by document --json
help-history = Tells what happened to a task: who, when, why
help-remind = Reminds people of what there is today, or shows what would be sent on a day
examples-remind =
    Examples:
      dondoc remind --dry-run                       shows what would be sent today, writes nothing
      dondoc remind --dry-run --as-of 2025-07-08
help-search = Finds tasks and documents by words, with or without marks
help-unit = Units, people and accounts
help-unit-list = Lists units and people
help-unit-end = Ends a unit; its open tasks go to the heir
help-unit-rename = Gives a unit another name
help-unit-account = Lets an account act as somebody
help-verify = Looks whether the ledger is as it was written, and names what was changed
help-rebuild = Makes all tables anew from the events
help-sweep = Removes files kept before yesterday that nothing in the ledger names
help-backup = Copies the ledger while others work
help-restore = Makes a new data folder (--home) of a copy, then verifies it
help-export = Writes the ledger out
help-export-tasks = Tasks as an .xlsx or .csv table, with the filters of task list, never cut off
examples-export-tasks =
    Examples:
      dondoc export tasks --out theo-doi.xlsx
      dondoc export tasks --unit "Văn phòng Sở" --standing open-overdue --out qua-han.csv
help-export-ledger = The whole ledger as JSON lines, for another machine or PostgreSQL

value-home = FOLDER
value-account = ACCOUNT
value-database = ADDRESS
value-file = FILE
value-task = TASK
value-tasks = TASK
value-to = NAME
value-from = FOLDER
value-backup-to = FOLDER
value-unit = UNIT
value-heirs = UNIT
value-words = WORDS
value-purpose = WORDS
value-scopes = SCOPE
value-days = DAYS
value-id = ID
value-name = NAME
value-reason = REASON
value-on = DAY
value-format = FORMAT-NAME
value-as-of = DAY
value-first = NUMBER
value-until = DAY
value-support = UNIT
value-series = BOOK
value-known-at = DAY
value-standing = WHERE-IT-STANDS
value-date = DAY
value-standing-by = CUT
value-document-instruct-by = LEADER
value-task-supersede-by = TASK
value-since = DAY
value-short = SHORT-NAME
value-owner = UNIT
value-limit = NUMBER
value-lead = UNIT
value-due-to = DAY
value-due = DAY
value-day = DAY
value-watcher = LEADER
value-rhythm = HOW-OFTEN
value-percent = PER-CENT
value-officer = PERSON
value-measure = HOW
value-letter = DOCUMENT
value-issuer = URL
value-group = INDEX
value-given-to = DAY
value-given-from = DAY
value-field = FIELD-OF-WORK
value-expected = DAY
value-direction = WAY
value-body = BODY-NAME
value-accept = TASK-CODE
value-export-tasks-out = FILE
value-export-ledger-out = FILE
value-closed-note-suspended = COUNT
value-closed-note-superseded = COUNT
value-closed-note-cancelled = COUNT
value-closed-note-open-undated = COUNT
value-closed-note-open-overdue = COUNT
value-closed-note-open-in-time = COUNT
value-closed-note-completed-undated = COUNT
value-closed-note-completed-late = COUNT
value-closed-note-completed-in-time = COUNT
option-home = The office's data folder (default: DONDOC_HOME, then ~/.local/share/dondoc)
option-account = The account that acts (default: the system's user)
option-name = The full name
option-unit-account-name = The account's name
option-short = A short name (may be given several times)
option-database = A PostgreSQL database: postgres://... (default: a file in the data folder)
option-since = The first day (default: today)
option-file = The file to read
option-task-submit-files = A file that proves it (may be given several times)
option-document = Of this document only: number/symbol
option-all = All proposals that have a lead
option-tasks = The proposals: codes or last eight characters
option-task = The task: its code 2025/0147 or its last eight characters
option-words = In words
option-search-words = The words to find
option-lead = The unit in charge
option-support = A co-operating unit
option-due = The last day on time
option-field = The field of work
option-indicator = The code of the indicator
option-reason = The reason for this
option-on = The day it takes effect (default: today)
option-to = To whom: an officer or a unit
option-apply = Writes: proposes the tasks that are not there yet
option-import-org-apply = Take over what a table says; without it, it is only shown (a .toml file is taken over at once)
option-restore-from = The folder of the copy
option-backup-to = A new folder for the copy
option-percent = Percent done, 0 to 100
option-unit = A unit: name or short name
option-until = The last day of the time given
option-number = Number and symbol of the resulting document
option-date = The day of that document
option-body = The body whose answer is waited for
option-letter = The letter that asked
option-expected = The day an answer is expected
option-by = The task in its place
option-standing-by = Rows by: unit, document, programme, field, leader, month
option-standing = The standing: open-overdue, open-in-time, open-undated, completed-in-time, completed-late ...
option-open = Only tasks that are not done
option-due-to = Due until this day
option-limit = At most so many tasks (default 100)
option-remind-dry-run = Only shows what would be sent; writes and sends nothing
option-remind-as-of = For which day (default: today)
option-as-of = At the end of this day (default: today)
option-known-at = As known at the end of this day (default: now)
option-given-from = Given from this day on
option-given-to = Given until this day
option-heirs = A unit that takes over, the chief one first (may be given several times)
option-officer = The full name of whose account it is
option-export-tasks-out = The file to write: .xlsx or .csv
option-export-ledger-out = The file to write (default: standard output)

demo-done =
    The story of the samples is played in { $folder }. Look at:
      dondoc --home { $folder } --as { $account } standing --as-of 2024-06-14
      dondoc --home { $folder } --as { $account } task list --standing open-overdue --today 2025-06-30
      dondoc --home { $folder } verify
help-demo = Plays the story of the sample office, day by day, into a new data folder
option-no-serve = Serves no pages afterwards

## Serving the pages

serve-listening = Open { $address } in a browser   (Ctrl-C stops)
serve-not-safe = everybody in the network reaches { $address }, and passwords are not encrypted on their way.
serve-not-safe-help = put a web server with HTTPS before it and add --https (see docs/install.md); in a private network that you trust, add --plain-http
serve-not-listening = { $address } cannot be listened on: { $reason }
serve-not-listening-help = another program has that port: stop it, or choose another port with --listen
account-link = The link by which { $account } chooses a password, once, within three days (behind the server's address): { $path }
account-connected = Who is { $subject } at { $issuer } comes in by the account { $account } from now on.
account-connection = { $account }  { $subject }  { $issuer }, since { $day }
account-no-connections = No account is connected with a provider.
account-disconnected = { $count } identifiers of { $account } are gone; its sessions have ended.
account-no-issuer = no provider is known.
account-no-issuer-help = add --issuer ADDRESS, or [oidc] in dondoc.toml
account-token =
    The token for { $account }, until { $day }; it is shown only now (its id: { $id }):
    { $token }
account-no-tokens = There are no tokens.
account-token-line = { $id }  { $account }  { $name } ({ $scopes }), until { $until }, last used: { $used }
account-token-revoked = The token is gone.
account-password = The password of { $account } is set.
demo-code = sent through the public portal (/portal): “{ $subject }”, code { $code }
demo-sign-in = Sign in as: { $accounts }; password: { $password }

## Documents, registers, closed figures

help-document = Documents: what leaders write on them, what they do to each other, withdrawing
help-document-list = Lists documents, the last one entered first
help-document-show = Shows a document: its card, the leader's instruction, its relations
help-document-instruct = Enters what a leader wrote on a document, with a limit for each unit
examples-document-instruct =
    Example:
      dondoc document instruct 15/TB-UBND --by "Trần Thị Bình" --words "Giao Phòng QLKH tham mưu" --lead "Phòng QLKH=20/3/2024" --support "Văn phòng Sở=18/3/2024"
help-document-relate = Enters what a document does to another one
help-document-unrelate = Takes back a relation that was entered by mistake (wants a reason)
help-document-withdraw = Withdraws a document entered by mistake, and every task read from it (wants a reason)
help-register = Numbers of documents: each given once, every gap explained
help-register-open = Opens the register of a year
help-register-give = Gives a document a number: the next one, or the one of --number (wants a reason)
examples-register-give =
    Examples:
      dondoc register open --first 147
      dondoc register give 15/TB-SKHCN
help-register-void = Voids a number given by mistake (wants a reason); nobody gets it again
help-register-show = Shows the numbers that were given, and the gaps
help-closed = Numbers of tasks that are kept off the system, counted apart
help-closed-note = Notes how many such tasks of a unit stand where; numbers only, no words
examples-closed-note =
    Example:
      dondoc closed note "Thanh tra Sở" --completed-in-time 5 --open-overdue 1 --on 2024-06-14
help-closed-show = Shows the numbers of all units
help-review-split = Takes a proposal apart; each part keeps units and days, to be corrected by review edit
help-review-join = Makes proposals part of one
value-parts = WORDS
value-others = TASK
value-document = DOCUMENT
value-does = RELATION
value-number = NUMBER
option-parts = The words of a part (may be repeated)
option-others = The proposals that become part of it
option-review-join-task = The proposal that stays
option-document-list-limit = At most so many documents (100 unless said)
option-document-show-document = The document: number/symbol
option-document-instruct-document = The document: number/symbol
option-document-relate-document = The document: number/symbol
option-document-unrelate-document = The document: number/symbol
option-document-withdraw-document = The document: number/symbol
option-register-give-document = The document: number/symbol
option-document-instruct-by = The leader's name
option-document-instruct-lead = The unit in charge, with its limit if there is one: UNIT=DAY
option-document-instruct-support = A co-operating unit, with its limit if there is one (may be repeated)
option-watcher = The name of who follows it up
option-does = implements, amends, replaces, assigns, answers, reports-on
option-document-relate-to = The other document: number/symbol
option-document-unrelate-to = The other document: number/symbol
option-first = The first number (1 unless said), behind those given on paper
option-year = The year (this one unless said)
option-series = What it numbers: issued (unless said), incoming, copies
option-register-open-name = The name of a series of issued documents of its own
option-register-give-name = The name of a series of issued documents of its own
option-register-void-name = The name of a series of issued documents of its own
option-register-show-name = The name of a series of issued documents of its own
option-register-give-number = The number, where it is not the next one
option-register-void-number = The number
option-completed-in-time = Completed in time
option-completed-late = Completed late
option-completed-undated = Completed, without a deadline
option-open-in-time = Open, in time
option-open-overdue = Open, overdue
option-open-undated = Open, without a deadline
option-suspended = Tasks that rest
option-cancelled = Tasks that were cancelled
option-superseded = Tasks that others replaced
document-column-code = Number
document-column-day = Day
document-column-arrival = Arrival
document-column-issuer = Issuer
document-column-subject = Subject
document-stage-received = received
document-stage-issued = issued
document-stage-cited = cited
document-stage-withdrawn = withdrawn
document-lead = in charge
document-support = co-operates
document-limit = , until { $day }
document-withdrawn = withdrawn, with { $tasks } tasks
register-opened = The register of { $year } is open, from number { $first } on.
register-given = { $document }: number { $number }
register-voided = Number { $number } is void.
register-gap = { $from } to { $to }: left out, { $reason }
register-gap-one = { $from }: left out, { $reason }
register-gap-unexplained = not explained yet
register-next = The next number: { $next }
closed-figures-noted = Noted for { $unit }, at the end of { $day }.
closed-figures-title = Tasks kept off the system, at the end of { $day }

## Reports

help-notice = Notices of conclusions: in the official layout, checked, numbered and issued
help-notice-draft = Writes a notice to a file, without a number, and shows what to look at again
help-notice-issue = Numbers it from the register of issued documents, enters it with its files, proposes its tasks
usage-notice-draft = dondoc notice draft [OPTIONS] --out FILE CONCLUSIONS
examples-notice-draft =
    Examples:
      dondoc notice draft conclusions.md --out notice.docx
      dondoc notice draft --briefing 2025-06-30 --out notice.pdf
examples-notice-issue =
    Examples:
      dondoc notice issue conclusions.md --signer "Phan Thị Diệu"
value-conclusions = CONCLUSIONS
value-briefing = DAY
value-recipient = RECIPIENT
value-signer = NAME
value-subject = SUBJECT
value-notice-draft-out = FILE
value-notice-draft-day = DAY
value-notice-issue-day = DAY
option-conclusions = The conclusions, as text or Markdown: "# " is the subject; "1.", "a)", "-" begin items
option-briefing = Takes what leaders said of tasks on this day
option-subject = The subject (default: the heading of the file, or the briefing)
option-notice-draft-day = The day of the notice (default: today)
option-notice-issue-day = The day of issue (default: today)
option-signer = Who signs; in whose name (KT., TL.) follows from the post that person holds
option-recipient = A recipient (may be given several times; default: the units that are given work)
option-notice-draft-out = The file to write
option-notice-issue-first = The first number, where nobody opened the register of the year
option-notice-issue-anyway = Issues it although it has errors
notice-drafted = { $file }: a notice without a number, { $tasks } tasks are read from it.
notice-issued = { $code }: issued, { $proposed } proposals wait to be confirmed.
problem-notice-errors = the notice has errors, and got no number.
problem-notice-errors-help = mend what is shown above, or say --anyway where it was seen and is meant.
problem-notice-no-subject = there is no subject.
problem-notice-no-subject-help = give --subject, or let the file begin with a heading: # Kết luận của ...
problem-notice-not-text = “{ $file }” is no UTF-8 text.
problem-notice-not-text-help = save it as .txt or .md in UTF-8.
problem-notice-empty = “{ $file }” has no conclusions.
problem-notice-empty-help = write one on each line: 1. Văn phòng ..., trước ngày ...
problem-notice-nothing-said = on { $day } no leader said anything of a task.
problem-notice-nothing-said-help = enter it with: dondoc task direct CODE --words "...", or write from a file of conclusions.
problem-notice-no-signer = “{ $name }” may not sign on this day.
problem-notice-no-signer-help = these may: { $known }

help-letter = Letters about tasks: asking for more time, giving it, urging, giving out the work of a document
help-letter-extension = The letter that asks for more time for a task, or gives it where it was granted
help-letter-urge = The letter that urges units to finish what is overdue, with an annex for each
help-letter-extract = The letter that gives a unit its tasks of a document
help-document-slip = Writes the slip for dealing with an arrived document (Nghị định 30/2020/NĐ-CP, annex IV)
examples-letter =
    Examples:
      dondoc letter urge --out urge.docx
      dondoc letter urge --issue
      dondoc letter extension 2025/0147 --out more-time.pdf
      dondoc letter extract 15/TB-UBND --unit "Phòng QLKH" --out tasks.docx
value-letter-urge-as-of = DAY
value-letter-extension-out = FILE
value-letter-urge-out = FILE
value-letter-extract-out = FILE
value-document-slip-out = FILE
option-letter-extension-task = The task's code (2025/0147)
option-letter-urge-as-of = Overdue at the end of this day (default: today)
option-letter-urge-unit = Only this unit (may be given several times)
option-letter-extract-unit = The unit in charge
option-letter-extract-document = The document: number/symbol
option-document-slip-document = The document: number/symbol
option-letter-extension-out = The file to write
option-letter-extension-issue = Number it, enter it as issued and keep its files
option-letter-extension-first = The first number, where nobody opened the register of the year
option-letter-urge-out = The file to write
option-letter-urge-issue = Number it, enter it as issued and keep its files
option-letter-urge-first = The first number, where nobody opened the register of the year
option-letter-extract-out = The file to write
option-letter-extract-issue = Number it, enter it as issued and keep its files
option-letter-extract-first = The first number, where nobody opened the register of the year
option-document-slip-out = The file to write
letter-written = { $file }: { $subject }
letter-issued = { $code }: issued ({ $subject }).
problem-letter-nothing = there is nothing to write: no task is overdue, nobody asked for more time, or the unit leads no task of the document.
problem-letter-nothing-help = look at: dondoc task list
problem-paper-not-printed = “{ $paper }” cannot be printed yet, or the procedure of the dossier has no such paper.
problem-paper-not-printed-help = see what can be printed: dondoc dossier print DOSSIER
problem-slip-not-received = this document did not arrive.
problem-slip-not-received-help = the slip is for documents that arrive; look at: dondoc document list

help-document-signed = Shows the signatures of its files; with --file, takes the signed file of an issued document back
examples-document-signed =
    Examples:
      dondoc document signed 149/TB-SKHCN
      dondoc document signed 149/TB-SKHCN --file 149-signed.pdf
option-document-signed-file = The signed .pdf
option-document-signed-document = The document: number/symbol
value-document-signed-file = FILE
signed-taken-ours = The signed file was taken: the very file that was sent, with signatures added.
signed-taken-other = The signed file was taken: it says the same word for word, but another program wrote it anew.
signed-none = There is no signature.
signed-by = { $name }, { $organisation }, signed at { $at }, certificate given by { $issuer }: { $integrity ->
    [whole] as it was signed
    [broken] changed after it was signed
    [not-all] the signature does not cover the whole file
    [unreadable] the signature cannot be read
   *[unknown-way] signed in a way that is not known, or not safe any more
  }{ $added ->
    [yes] ; something was added behind it
   *[no] {""}
  }

help-document-roots = Shows the certificates of authorities that signatures are judged by; with --add, puts files with some among them
examples-document-roots =
    Examples:
      dondoc document roots
      dondoc document roots --add root-ca.cer --add issuing-ca.pem
option-document-roots-add = A file with certificates of authorities (.cer, .crt, .pem, .der)
value-document-roots-add = FILE
roots-none = No certificates of authorities are kept: whether signatures are to be trusted is not looked at.
roots-line = { $file }: { $name }{ $organisation ->
    [none] {""}
   *[other] , { $organisation }
  }; { $root ->
    [yes] a root, trusted
   *[no] given by { $issuer }: leads to a root, is none
  }; valid { $from } - { $to }
roots-unfit = { $file }: { $why ->
    [no-authority] has a certificate that is no authority's; not used
   *[no-certificate] has no certificate that can be read; not used
  }

help-document-file = Writes a file of the document, to be signed or sent: the one that ends as the name given by --out
option-document-file-document = The document: number/symbol
option-document-file-out = The file to write (.pdf, .docx, .html)
value-document-file-out = FILE
document-file-written = { $file } was written.
problem-no-such-kept-file = this document has no .{ $ending } file.
problem-no-such-kept-file-help = its page shows its files; there is a .pdf where the program is built with it

help-report = Makes reports from forms; every number is counted from the ledger
help-report-make = Makes a report and writes it to a file
examples-report-make =
    Examples:
      dondoc report make bao-cao-6-thang --period 2024-H1 --out bao-cao.docx
      dondoc report make phu-luc-iv --period 2024-H1 --as-of 2024-06-14 --out phu-luc-iv.xlsx
      dondoc report make qua-han --period 2025-05 --unit "Văn phòng" --out qua-han.html
help-report-forms = Lists the forms: those shipped, and the office's own in definitions/forms of the data folder
help-report-check = Looks whether definitions of forms are right
examples-report-check =
    Examples:
      dondoc report check definitions/forms/phu-luc-iv.toml
value-period = PERIOD
value-report-make-form = FORM
value-report-make-out = FILE
value-report-make-from = DAY
value-report-make-to = DAY
value-definitions = FILE
option-report-make-form = The form: see dondoc report forms
option-period = The period: 2024 (year), 2024-H1 (half-year), 2024-Q2 (quarter), 2024-06 (month)
option-report-make-from = Takes tasks given from this day on, where the asking letter says otherwise than the form
option-report-make-to = To the end of this day
option-report-make-as-of = At the end of which day (default: the last day of the period)
option-report-make-unit = Only tasks of this unit and those below it
option-format = The form of the file: docx, xlsx, html, pdf where this program was built with it (default: by its name)
option-report-make-out = The file to write
option-definitions = The definitions
report-made = { $file }: { $name }, tasks given from { $from } to { $to }, standing at the end of { $as-of }.
report-form-good = { $file }: form { $id } is right.
report-forms-column-id = Form
report-forms-column-name = Name
report-forms-column-window = Days
report-forms-column-version = Version
report-window-decree = from the 15th to the 14th (Nghị định 09/2019/NĐ-CP)
report-window-calendar = by the calendar
help-report-owed = Shows the periodic reports that are owed for a year; gives those whose time has come
examples-report-owed =
    Examples:
      dondoc report owed --year 2025
      dondoc report owed --give
value-year = YEAR
option-report-owed-year = The year (default: this year)
option-give = Gives the reports whose time has come, each report as a task
report-owed-given = { $count } reports were given.
report-owed-column-report = Report
report-owed-column-period = Period
report-owed-column-lead = Unit
report-owed-column-due = Due
report-owed-column-task = Task
report-owed-column-state = Standing
report-owed-column-kept = Kept
report-owed-early = { $days } days early
report-owed-on-time = on time
report-owed-late = { $days } days late
report-owed-from = given from { $day }
help-report-list = Lists the reports that were kept
help-report-show = Shows what a kept report was made from, and whether it is the same when it is made again
examples-report-show =
    Examples:
      dondoc report show BC-2024-03
      dondoc report show BC-2024-03 --out bao-cao-da-gui.docx
help-report-compare = Compares two kept reports, or one with what is known now, task by task
examples-report-compare =
    Examples:
      dondoc report compare BC-2024-03
      dondoc report compare BC-2024-03 BC-2024-05
help-report-send = Notes that a report was sent
examples-report-send =
    Examples:
      dondoc report send BC-2024-03 --to "UBND tỉnh" --on 2024-06-18
help-report-withdraw = Says that a kept report counts no longer
value-report = CODE
value-other = CODE
value-report-show-out = FILE
value-report-send-to = RECEIVER
option-report = The code of the report: see dondoc report list
option-other = The code of a second report (default: what is known now)
option-report-show-out = Writes the kept file here
option-lists = Adds an annex that lists the tasks behind each number
option-keep = Keeps the report: its files, and all that is needed to make them again
option-report-send-to = Whom it went to
option-report-send-on = The day on which it was sent (default: today)
option-report-send-document = The document that it went out as: number/symbol
option-report-withdraw-reason = Why it counts no longer
report-kept = { $file }: { $name }, kept as { $code }.
report-sent = Noted: report { $code } was sent to { $to }.
report-withdrawn = Report { $code } is withdrawn.
report-was-sent = { $to }, { $on }
report-was-withdrawn = withdrawn: { $reason }
report-list-column-code = Code
report-list-column-name = Report
report-list-column-period = Period
report-list-column-days = Tasks given
report-list-column-as-of = At the end of
report-list-column-kept = Kept
report-list-column-sent = Sent
report-list-column-definitions = Forms
report-list-column-rules = Rules
report-list-column-position = Last event
report-list-column-root = Root of the ledger
report-list-column-files = Kept files
report-same-again = Made again now: the same as the kept files, byte for byte.
report-compared-now = now
report-compared-same = { $before } and { $after }: no task differs.
report-compared-figure = { $standing }: { $before } → { $after }
report-compared-absent = not counted
report-cause-event = { $what }, in effect { $effective }, recorded { $recorded }, { $who }
report-cause-not-taken = one of the reports does not take this task
report-cause-days-passed = nothing was recorded: days passed
report-cause-laws = nothing was recorded: the calendar or the rules are others
problem-report-differs-again = made again now, the file { $formats } is not the one that was kept, byte for byte.
problem-report-differs-again-help = the figures are the same: the program or its fonts are others. What was sent is the kept file; --out writes it.
problem-report-format = it is not known in which form to write “{ $file }”.
problem-report-format-help = give the file a name that ends in .docx, .xlsx, .html (.pdf where this program was built with it), or say --format.

## Procedures

help-procedure = Lists, checks and draws procedures: which stages a dossier goes through, whose, for how long
help-procedure-list = Lists the procedures: those shipped, and the office's own in definitions/procedures of the data folder
help-procedure-check = Looks whether definitions of procedures are right, and names the line that is not
examples-procedure-check =
    Examples:
      dondoc procedure check definitions/procedures/nhiem-vu-khcn-cap-tinh.toml
help-procedure-draw = Draws a procedure: its stages, limits, branches, returns, refusals
examples-procedure-draw =
    Examples:
      dondoc procedure draw nhiem-vu-khcn-cap-tinh
      dondoc procedure draw nhiem-vu-khcn-cap-tinh --svg procedure.svg
value-procedure = PROCEDURE
value-svg = FILE
option-procedure = The procedure (see dondoc procedure list), or a file with one
option-svg = Write the picture (SVG) to this file
procedure-good = { $file }: procedure { $id } is right, with { $stages } stages.
procedure-drawn = { $file }: { $name }.
procedure-whole = The whole: { $limit }
procedure-column-id = Procedure
procedure-column-name = Name
procedure-column-stages = Stages
procedure-column-version = Version
procedure-column-from = From
procedure-column-to = To
procedure-column-code = Code
procedure-column-online = Online
procedure-column-fee = Fee
procedure-column-legal = By law
procedure-column-own = Own
procedure-column-cut = Cut
option-services = Administrative procedures alone: code, online level, fee, the days of the law and of the office, the cut

## Dossiers

help-dossier = Dossiers: taken in, led through the stages of a procedure, each with its clock
help-dossier-open = Takes a dossier in, under the procedure that holds
examples-dossier-open =
    Examples:
      dondoc dossier open danh-gia-nhiem-vu-ngoai-ngan-sach --subject "Máy sấy nông sản" --party "to-chuc=Công ty Minh Phát (0301234567)" --field "noi-nop=Trực tuyến"
help-dossier-list = Lists dossiers
help-dossier-print = Prints a paper of a dossier (receipt, apology, table of opinions) as its procedure has it; without one, lists those that can be printed
help-dossier-show = Shows a dossier: what is known of it, its stages, its clocks
help-dossier-enter = Fills in or corrects fields
help-dossier-name = Names somebody with a role in it
help-dossier-file = Puts a paper to it
help-dossier-finish = Says that the stage is done, and goes on
help-dossier-return = Gives it back to an earlier stage
help-dossier-refuse = Refuses what is asked for
help-dossier-ask = Asks the applicant for a supplement; the clock stands
help-dossier-take = Says that the supplement came; the clock goes again
help-dossier-opinion = Notes an opinion that was asked for
help-dossier-postpone = Puts off the day, with an apology
help-dossier-amend = Changes what was decided, as often as the procedure allows
help-dossier-link = Says that it leads to another dossier; both have it
option-dossier-link-kind = Which link of its procedure ([[links]])
value-dossier-link-kind = KIND
option-dossier-link-to = The other dossier: its number or id
help-dossier-correct = Says that something was entered wrongly, and what is right; what stood before is kept
examples-dossier-correct =
    Examples:
      dondoc dossier correct TTHC-2025-0001 --field "noi-nop=Trực tiếp" --reason "A slip"
      dondoc dossier correct TTHC-2025-0001 --paper 2 --gone --reason "A paper of another dossier"
value-which-paper = NUMBER
value-opinion = WHO
option-which-paper = The paper that was entered wrongly, counted from 1 in the order in which they came
option-gone = This paper does not belong here
option-opinion = Whose opinion was entered wrongly
option-dossier-correct-number = Number and symbol of the paper
option-dossier-correct-date = Day of the paper
option-dossier-correct-files = Files to keep with it
help-dossier-stop = Stops it before it is done
help-dossier-withdraw = Says that it was taken back, or entered by mistake
help-dossier-move = Lets it go on under the version of its procedure that holds now
value-dossier-print-paper = ID
value-dossier-print-out = FILE
value-dossier-open-subject = SUBJECT
value-parties = ROLE=NAME
value-party = ROLE=NAME
value-fields = FIELD=VALUE
value-hour = HOUR
value-stage = STAGE
value-dossier = DOSSIER
value-of = WHO
value-amendment = AMENDMENT
option-dossier-open-subject = What the dossier is about
option-parties = Who has a role in it, with a code in brackets: "chu-tri=Viện A (0301234567)"
option-party = Who has a role in it, with a code in brackets
value-persons = ROLE=NAME
value-person = ROLE=NAME
option-persons = As --party, of people: their names and identity cards stand beside the ledger and can be erased
option-person = As --party, of a person
option-fields = What is known of it (may be given several times)
option-hour = The hour at which it came (default: now); behind the procedure's cut-off it counts from the next working day
option-stage = Only dossiers in this stage
option-dossier-list-open = Only dossiers that have not ended
option-closed = Only dossiers that have ended
option-dossier = The number of the dossier
option-dossier-list-procedure = Only dossiers of this procedure
option-dossier-print-paper = The id of the paper in the procedure; without it, those that can be printed are listed
option-dossier-print-out = The file to write
option-dossier-open-procedure = The procedure: see dondoc procedure list
option-dossier-open-unit = The unit that holds it (default: the owner of the first stage)
option-dossier-file-number = Number and symbol of the paper
option-dossier-file-date = Day of the paper
option-dossier-file-files = Files to keep with it
option-dossier-finish-files = Files to keep with it
option-of = Who was asked, as the procedure says it
option-disagrees = It does not agree
option-amendment = Which amendment of the procedure
## Event dates

help-event-date = Days that deadlines hang on: sessions of the People's Council, Tết
help-event-date-announce = Announces an event, whose day may not be known yet
examples-event-date-announce =
    Examples:
      dondoc event-date announce "Kỳ họp thứ 30 HĐND tỉnh" --day 10/7/2025
      dondoc event-date move "Kỳ họp thứ 30 HĐND tỉnh" --day 24/7/2025 --reason "Thông báo số 45/TB-HĐND"
help-event-date-move = Moves an event, with the reason; dossiers and tasks that hang on it move with it
help-event-date-hold = Says that an event took place
help-event-date-list = Lists the events
help-event-date-show = Shows an event: how often it moved, and why
value-event-date-announce-name = NAME
value-event-date-move-name = NAME
value-event-date-hold-name = NAME
value-event-date-show-name = NAME
value-event = EVENT
value-days-before = DAYS
option-event-date-announce-name = The name of the event
option-event-date-move-name = The name of the event
option-event-date-hold-name = The name of the event
option-event-date-show-name = The name of the event
option-event-date-announce-day = The day on which it is; leave it out where nobody knows
option-event-date-move-day = The new day; leave it out where nobody knows
option-event = The name of the event
option-days-before = It must be done so many days before the event
event-date-no-day = day not known
event-date-column-name = Event
event-date-column-day = Day
event-date-column-hanging = Hanging
## People outside

help-person = People outside who are named in dossiers: shows them, erases their data
help-person-list = Lists the people who are named in dossiers that the account sees
help-person-show = Shows in which dossiers somebody stands
help-person-erase = Erases somebody's data for good; dossiers, figures and reports stay as they are
examples-person-erase =
    Examples:
      dondoc person list "Nguyễn Văn A"
      dondoc person erase 01980000-0000-7000-8000-000000000001 --ground "Request of 2/6/2025" --reason "The applicant asked for it" --yes
value-words = WORDS
value-person-show-person = ID
value-person-erase-person = ID
value-ground = GROUND
option-words = A part of the name, or the number of the identity card
option-person-show-person = The id of the person: see dondoc person list
option-person-erase-person = The id of the person: see dondoc person list
option-ground = By what: the request of which day, by which rule
option-person-erase-reason = Why (name nobody)
option-with-files = Erase the files that stand in this person's dossiers alone, too
option-yes = It is meant so: nothing brings them back
person-column-id = Id
person-column-name = Name
person-column-dossiers = Dossiers
person-erased = (erased)
person-hidden = (name not shown)
person-unnamed = (no name given)
problem-person-sure = the personal data in { $dossiers } would be gone for good.
problem-person-sure-help = if that is meant, add --yes
dossier-column-number = Number
dossier-column-subject = Subject
dossier-column-stage = Stage
dossier-column-owner = Unit
dossier-column-due = Due
dossier-supplement-until = the applicant has until { $day }
dossier-procedure = Procedure
dossier-version = version
dossier-ended = Ended
dossier-return-day = To be returned

## Exchange

help-exchange = Papers to and from other bodies: taking, sending, states
help-exchange-import = Takes the messages in the folder of what comes, tells senders what happened, writes what waits
help-exchange-export = Sends a document (or recalls it, updates it, answers a recall) and writes what waits
help-exchange-status = How far a document is at other bodies, or the two folders of the office
examples-exchange =
    Examples:
      dondoc exchange import
      dondoc exchange export 27/TB-SKHCN --to H38 --to "UBND tỉnh Lạng Sơn"
      dondoc exchange export 27/TB-SKHCN --recall --reason "sent by mistake"
      dondoc exchange status 27/TB-SKHCN
value-exchange-export-to = BODY
option-exchange-export-to = A receiver, by code or name (may be repeated; otherwise those that stand on the document and have codes)
option-exchange-export-recall = Asks receivers to give it back (wants a reason)
option-exchange-export-update = Sends the new version to those that have it
option-exchange-export-give-back = Gives a received document back that its sender asks for (wants a reason); withdraws it with its tasks
option-exchange-export-keep = Does not give it back (wants a reason)
option-exchange-export-reason = The reason
option-exchange-export-document = The document: number/symbol
option-exchange-status-document = The document: number/symbol
exchange-elsewhere = Another server looks after the folders; nothing was done.
exchange-known = { $file }: taken before
exchange-entered = { $file }: entered as received, { $proposed } proposals
exchange-updated = { $file }: updates a document that was received
exchange-recalled = { $file }: the sender asks for it back, an answer is waited for
exchange-state = { $file }: a receiver tells state { $code }
exchange-refused = { $file }: not taken, { $why }
exchange-done = { $count } messages looked at, { $told } states told, { $written } messages written.
exchange-sent = { $document }: sent to { $to }
exchange-written = { $written } messages written.
exchange-no-state = sent, no answer yet
exchange-signed = The message by which it came carries a signature, which is not checked here.
exchange-nothing = This document neither came nor went through the exchange.
exchange-column-code = Code
exchange-column-body = Body
exchange-column-day = Day
exchange-column-state = State
exchange-column-words = Remark
exchange-folders =
    Code of the office: { $code }
    What comes: { $import }
    What goes: { $export }
    Looked at last: { $result }
## Indicators

help-target = Indicators: what is wanted in each period, what came out, and what shows it
help-target-catalogue = Lists the indicators that are declared (PII, DTI, PCI, TFP, PAR INDEX ...)
help-target-list = Lists the indicators that are followed: targets, values, whether they are reached
examples-target-list =
    Examples:
      dondoc target list --period 2025 --owner "Phòng QLKH"
      dondoc target list --standing not-reached
help-target-show = Shows an indicator: each period, its trend, everything that was recorded
help-target-define = Begins to follow an indicator
examples-target-define =
    Examples:
      dondoc target define PII --owner "Phòng QLKH"
      dondoc target define DA-TD --name "Số dự án được thẩm định" --unit "dự án" --rhythm quarter --owner "Phòng QLKH"
help-target-set = Sets the target of a period: a number, >= it, <= it, or from..to
examples-target-set =
    Examples:
      dondoc target set PII ">= 45" --period 2025 --words "Kế hoạch 12/KH-UBND"
help-target-enter = Enters the value of a period, with what shows it
examples-target-enter =
    Examples:
      dondoc target enter SIPAS "82,5" --period 2025 --words "Công bố ngày 15/4"
      dondoc target enter HS-DH "12/14" --period 2025-Q2 --file bao-cao.docx --words "Sổ theo dõi"
help-target-correct = Corrects a value that was entered; the old one stays in the ledger
help-target-end = Follows an indicator no longer
value-target = TARGET
value-target-list-period = PERIOD
value-code = CODE
value-value = VALUE
option-target-code = The code of the indicator
option-target-list-period = The periods that lie in 2025, 2025-H1, 2025-Q2, 2025-06 (default: this year)
option-target-list-owner = Only indicators of this unit and those below it
option-target-list-standing = Only indicators that stand so: reached, not-reached, met-so-far, not-yet, no-value, awaited, no-target
option-target-as-of = At the end of that day
option-target-known-at = By what had been recorded at the end of that day
option-target-define-owner = The unit that answers for the indicator
option-target-define-name = The name (where none is declared)
option-target-define-unit = The unit of measure
option-target-define-direction = The direction: higher (the higher the better), lower, neither
option-target-define-rhythm = The rhythm: month, quarter, half, year
option-target-define-group = The index or plan that it belongs to
option-target-define-measure = How it is measured, and by whom
option-target-period = The period: 2025, 2025-H1, 2025-Q2, 2025-06
option-target-document = The document that sets or shows it
option-target-files = Files that prove it
option-target-words = What shows it in words: which source, where
option-target-set-target = The target: 80, ">= 80", "<= 5", "80..90"
option-target-enter-value = The value: 82,5 or 12/14
option-target-correct-value = The right value
option-target-correct-none = There should be no value at all
target-column-code = Code
target-column-name = Indicator
target-column-unit = Measured in
target-column-rhythm = Rhythm
target-column-owner = Unit
target-column-period = Period
target-column-target = Target
target-column-value = Value
target-column-standing = Standing
target-column-trend = Trend
target-column-evidence = Evidence
target-not-read = the target “{ $typed }” is not understood.
target-not-read-help = write a number such as 80, ">= 80", "<= 5" or "80..90"; an indicator without direction wants a sign or a range
target-value-not-read = the value “{ $typed }” is not understood.
target-value-not-read-help = write a number such as 82,5 or 3.840, or a part of a whole such as 12/14

## The public portal

help-portal = The public portal: opened, closed; tasks that everybody may see
help-portal-open = Opens the portal, or changes what goes through it; what is not named stays as it is
examples-portal-open =
    Examples:
      dondoc portal open --procedure nhiem-vu-khcn-cap-tinh --procedure sang-kien --act "Notice 20/TB-SKHCN"
      dondoc portal open --daily 50 --act "Notice 21/TB-SKHCN"
help-portal-close = Closes the portal: nobody sees or sends anything any more
help-portal-show = Shows what the portal is open for, and what everybody may see
help-portal-publish = Publishes a task: words, unit in charge, due day, standing
help-portal-unpublish = Publishes a task no more
option-portal-open-procedures = Procedures that take things in, in place of those before (may be repeated)
value-portal-open-procedures = PROCEDURE
option-portal-open-welcome = What stands first
value-portal-open-welcome = WORDS
option-portal-open-contact = Whom to ask, and how
value-portal-open-contact = WORDS
option-portal-open-address = The address of the portal, for letters
value-portal-open-address = ADDRESS
option-portal-open-daily = How many dossiers come in on a day at most
value-portal-open-daily = NUMBER
option-act = The act that decided it: number, symbol, day
value-act = ACT
option-portal-publish-words = What everybody reads; the task's own words where left out
option-portal-host = A host name at which the public portal answers, and nothing else; at others it does not answer then
value-portal-host = NAME
portal-name = The public portal
portal-open = The portal is open, and takes in:
portal-closed = The portal is closed.
portal-not-declared = the procedure { $procedure } does not say in [portal] what the public may send for it
portal-not-declared-help = choose another one, or add [portal] to its definition (docs/procedures.md)
