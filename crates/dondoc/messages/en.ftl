# The sentences of the command dondoc in English. Key: area-thing-message. vi.ftl has exactly these keys.

## Words used everywhere

word-error = error
word-warning = warning
word-advice = advice
word-help = help

date-day = { $year }-{ $month }-{ $day }
date-month = { $year }-{ $month }
date-year = { $year }

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

progress-pages = scanned pages seen

papers-error-empty = the file “{ $file }” holds no words.
papers-error-empty-help = look at the file: it may be a blank page, a picture without words, or half saved.
papers-error-too-large = the file “{ $file }” is larger than { $limit } MiB.
papers-error-too-large-help = split it, or save only its text.
papers-error-too-much-text = the file “{ $file }” has over { $limit } MiB of words.
papers-error-too-much-text-help = split it into several files.
papers-error-long-paragraph = a paragraph or a table cell of the file “{ $file }” has over { $limit } MiB of words.
papers-error-long-paragraph-help = break it into paragraphs; text extracted from a PDF must keep its line breaks.
papers-error-inflated = the file “{ $file }” unpacks to more than { $limit } MiB; no real document does.
papers-error-inflated-help = open it in Word (or Excel) and save it as a new file; if you do not know where it comes from, do not open it.
papers-error-too-complex = the file “{ $file }” is nested too deeply, or has too many pages, paragraphs or table cells.
papers-error-too-complex-help = copy its contents into a new document and save that; split a PDF that is too long.
papers-error-too-many-cells = the workbook “{ $file }” is too large: over { $cells } filled cells, or too many words or sheets in them.
papers-error-too-many-cells-help = copy the sheet of tasks into a new workbook, save that and read it.
papers-error-too-many-pixels = a picture in “{ $file }” has more than { $millions } million pixels.
papers-error-too-many-pixels-help = scan it again at 200 to 300 dpi, or make it smaller.
papers-error-encrypted = the file “{ $file }” is protected by a password.
papers-error-encrypted-help = open it in the program that made it (Word, Excel, a PDF reader), remove the password, save it, and read it again; if it opens there without a password, it is protected against changes: save it under a new name without the protection.
papers-error-damaged = the file “{ $file }” is damaged in the part { $part }.
papers-error-damaged-help = ask for the original again; or open it in Word, Excel (let it repair the file) or a PDF reader, and save or print it as a new file.
papers-error-unsupported = the file “{ $file }” is of the format .{ $format }, which is not read yet.
papers-error-unsupported-help = open it in the program that made it (Excel for .xlsb and old .xls), save it as .docx, .xlsx, .txt or .md (a picture: .png, .jpg or .tif), and read that.
papers-error-missing-office = reading “{ $file }” (Word 97-2003 or RTF) needs LibreOffice, which is not installed.
papers-error-missing-office-help = the administrator installs the package { $packages }; or open it in Word and save it as .docx.
papers-error-missing-ocr = “{ $file }” is a scan (a picture); reading it needs Tesseract, which is not installed.
papers-error-missing-ocr-help = the administrator installs the packages { $packages }.
papers-error-not-converted = { $program } could not convert “{ $file }”.
papers-error-not-converted-help = open it in Word and save it as .docx; if that fails, ask for the original again.
papers-error-scan = “{ $file }” is a scan (a picture) without a layer of text.
papers-error-scan-help = leave out --no-ocr to have it recognised.
papers-error-timed-out = reading “{ $file }” took more than { $seconds } seconds and was stopped.
papers-error-timed-out-help = split the file, or print it to a new PDF.
papers-error-not-text = the file “{ $file }” is neither text (UTF-8, UTF-16, TCVN3, VNI) nor of a format that is read.
papers-error-not-text-help = save it as .docx, or as .txt with the encoding UTF-8.

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
usage-other = the command line is wrong ({ $reason }).
usage-other-help = for the usage see: { $command } --help

## Help

help-heading-usage = Usage
help-heading-verbs = Verbs
help-heading-options = Options
help-heading-arguments = Arguments

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

## Commands that are refused: why, and what to do. Nothing changed in the ledger.

task-refusal-wrong-stage =
    { $stage ->
        [unborn] there is no such task yet: propose it first.
        [proposed] the task is only proposed: confirm it first, so that it is given to its lead.
        [gone] this proposal was dropped, split or joined to another one: open the task that is left.
        [assigned] the task is given, and there is no result yet: this step has to wait.
        [declined] the unit says that it is not competent: give the task to another unit first.
        [accepted] the unit took the task on, and there is no result yet: this step is not possible now.
        [in-progress] the task is in progress, and there is no result yet: this step is not possible now.
        [submitted] a result waits to be confirmed: confirm or return it first.
        [confirmed] the task is completed: if it is not done after all, reopen it with a reason.
        [cancelled] the task is cancelled: if it has to be done after all, reopen it with a reason.
        [superseded] another task stands in its place: go on there.
       *[withdrawn] its document was withdrawn because it was entered by mistake: enter the right one.
    }
task-refusal-suspended = the task is suspended: resume it first.
task-refusal-no-reason = this wants a reason: say why, and do it again.
task-refusal-in-the-future = it would take effect after today: enter only what has happened, mend the day.
task-refusal-before-given = it would take effect before the task was given ({ $day }): mend the day.
task-refusal-backdated-without-reason = the entry is dated back further than the office allows: say why it comes late.
task-refusal-no-words = there are no words: say what it is, give a document number, or add a file.
task-refusal-no-lead = no unit is in charge: choose exactly one lead, then give the task.
task-refusal-support-twice = a unit is named twice, or both leads and co-operates: take it out in one place.
task-refusal-milestone-twice = two milestones have one number: number them anew.
task-refusal-not-another = a task is taken apart into at least two different ones: look at the list of parts.
task-refusal-no-share = the unit does not co-operate in this task: choose one that does.
task-refusal-no-milestone = the task has no such milestone: choose one that it has.
task-refusal-already-asked = more time was asked for and nobody answered yet: grant or refuse it first.
task-refusal-not-asked = no request for more time is open: the lead has to ask first.
task-refusal-extended-too-often = it was extended { $times } times, as often as the office allows: whoever gave it may edit its deadline.
task-refusal-asked-too-late = more time had to be asked for by { $day }: report to whoever gave the task.
task-refusal-not-later = the new day must be a known one, later than the present one: choose another.
task-refusal-already-waiting = the task waits for another body, or its clock stands still, already: end this waiting first.
task-refusal-not-waiting = the task waits for nobody: enter first whom it waits for, and the letter that asked.
task-refusal-bad-percent = percent go from 0 to 100 and do not fall; if they do, say why.
task-refusal-same-lead = this unit is in charge already: choose another one.
task-refusal-no-such-entry = there is no such entry, or it is not corrected this way: proposals and assignments are edited, dropped or withdrawn.
task-refusal-children-open = { $children } tasks below are not done: end them first.
task-refusal-own-ancestor = the task would come from itself: choose another parent.
task-refusal-too-many-levels = the order went down more than { $levels } levels: choose a parent on a higher one.

organisation-refusal-in-the-future = the change has not come into effect: enter it on its day.
organisation-refusal-no-name = there is no name: give the full one.
organisation-refusal-known = this unit or group exists already: rename or move it, do not found it again.
organisation-refusal-no-such-unit = there is no unit { $unit } on that day: look at the unit and the day.
organisation-refusal-no-such-group = there is no such group: form it first.
organisation-refusal-no-such-officer = this person has no role on that day, or would act for themself: look at the person and the day.
organisation-refusal-ring = the unit would be part of itself: choose another one above it.
organisation-refusal-has-parts = other units are part of it: move or end them first.
organisation-refusal-not-an-heir = an heir is named twice, or is the unit that ends: choose another one.
organisation-refusal-already = that is so already: the unit is in the group, or the person has the role; nothing needs to be entered.
organisation-refusal-not = the unit is not in the group, or the person has no role in the unit: look at the name and the day.
organisation-refusal-ends-before-it-begins = the last day lies before the first: mend the days.

document-refusal-wrong-stage =
    { $stage ->
        [unborn] the document is not entered: enter it first.
        [cited] the body has not got this document, it is only cited: enter its arrival first.
        [received] this document is entered as received already: if something is wrong, edit it with a reason.
        [issued] this document is entered as issued already: if something is wrong, edit it with a reason.
       *[withdrawn] the document was withdrawn because it was entered by mistake: enter the right one.
    }
document-refusal-secret =
    the document is marked { $secrecy ->
        [secret] MẬT (secret)
        [top-secret] TỐI MẬT (top secret)
       *[most-secret] TUYỆT MẬT (most secret)
    }: do not enter it here. Tasks from secret papers are kept off the shared system and counted apart (Quyết định 23/2018/QĐ-TTg); enter their numbers only, as closed figures.
document-refusal-no-reason = this wants a reason: say why, and do it again.
document-refusal-in-the-future = it would take effect, or would have arrived, after today: mend the day.
document-refusal-before-entered = it would take effect before the document was entered ({ $day }): mend the day.
document-refusal-backdated-without-reason = a document is registered on its day, at the latest on the next working day (Nghị định 30/2020/NĐ-CP): say why it comes late.
document-refusal-no-subject = there is no subject (trích yếu): enter it.
document-refusal-no-issuer = there is no issuer: enter the body as the document names it.
document-refusal-no-number = an issued document has number, symbol and date: take a number from the register first.
document-refusal-no-arrival = a received document has an arrival number and day: enter them.
document-refusal-arrived-not = only a received document has an arrival number: take it out, or enter the document as received.
document-refusal-no-words = the instruction has no words: enter what the leader wrote.
document-refusal-no-lead = units co-operate and none is in charge: choose one lead (Nghị định 30/2020/NĐ-CP art. 23).
document-refusal-no-limit = unit { $unit } has no time limit: where several units are concerned, give each its limit (Nghị định 30/2020/NĐ-CP art. 23).
document-refusal-unit-twice = unit { $unit } is named twice: take it out in one place.
document-refusal-items-lost = the document has { $items } items and the reading accounts for { $accounted }: read it again; if it stays so, send the file to whoever looks after the software.
document-refusal-already-read = this file was read already, there is nothing new: open the proposals that are there.
document-refusal-no-such-item = no item { $item } waits to be settled: open the list of items again.
document-refusal-itself = a document has nothing to do with itself: choose another one.
document-refusal-already-related = that is entered already: nothing needs to be done.
document-refusal-not-related = there is no such relation to take back: look at the list of related documents.

register-refusal-already-open = this register is open already: use it.
register-refusal-not-open = the register is not open: open the one of this year and series first.
register-refusal-other-year = this register is of { $year }: take the number from the one of the document's year.
register-refusal-no-such-number = numbers go from { $first } to { $last }: mend the number.
register-refusal-already-has = the document has number { $number } in this register: use it; if it was given by mistake, void it first.
register-refusal-taken = number { $number } was given or voided: a number is given once, take the next one.
register-refusal-too-far = the number is far behind the next one ({ $next }): look whether it is a slip of the pen.
register-refusal-out-of-order = numbers run with the days, and one beside this was given on { $day }: take the next one, or mend the day.
register-refusal-not-given = no document has number { $number }: look at the number.
register-refusal-no-reason = to leave out, fill or void a number wants a reason: say why, and do it again.
register-refusal-in-the-future = the number would be given after today: mend the day.
register-refusal-backdated-without-reason = the number is dated back further than the office allows: say why.

settings-refusal-no-source = the act that decided this is not named: give its number, symbol, date and issuer.
settings-refusal-bad-calendar = the calendar of holidays cannot be used ({ $why }): mend the file after definitions/holidays.toml.
settings-refusal-bad-rules = the rules of following up cannot be used ({ $why }): mend the file after definitions/rules/follow-up.toml.
settings-refusal-other-year = { $day } is not of this year: take it out, or enter it under its own year.
settings-refusal-off-and-work = { $day } is both a day of rest and a day made up: take it out on one side.
settings-refusal-not-a-weekend = { $day } is no Saturday or Sunday, so it is not made up: take it out.
settings-refusal-unchanged = that holds already: nothing needs to be entered.
settings-refusal-backdated-without-reason = what takes effect before today changes figures of days that are over: say why.

closed-figures-refusal-in-the-future = the day of the figures has not come: mend the day.
closed-figures-refusal-words = numbers only, no words are taken here: take the reason out.
closed-figures-refusal-unchanged = these are the figures that are noted for this day: nothing needs to be entered.

## The office: its ledger

app-error-not-allowed = this account may not do that ({ $command }).
app-error-not-allowed-help = ask somebody who may, or use --as ACCOUNT; the table of permissions is in docs/permissions.md
app-error-no-account = no account “{ $name }” acts in this office.
app-error-no-account-help = use --as ACCOUNT, or make one: dondoc unit account --officer NAME ACCOUNT
app-error-no-task = there is no task “{ $name }”.
app-error-no-task-help = write its code (2025/0147) or the last eight characters of its id; see: dondoc task list
app-error-no-document = there is no document “{ $name }”.
app-error-no-document-help = write number and symbol as they stand on it: 15/TB-SKHCN
app-error-no-unit = there is no unit “{ $name }”.
app-error-no-unit-help = write its name or short name; see: dondoc unit list
app-error-ambiguous = “{ $name }” may mean several.
app-error-ambiguous-help = write it in full
app-error-changed = the task changed since it was seen: { $meanwhile }.
app-error-changed-help = look at it again, and do it again if it is still wanted
app-error-not-initialised = { $path } is no office's data folder yet.
app-error-not-initialised-help = make it: dondoc init --name "NAME OF THE BODY", or name the right folder with --home
app-error-initialised = { $path } is an office's data folder already.
app-error-initialised-help = choose another folder with --home
app-error-bad-file = { $path } cannot be used: { $reason }
app-error-bad-file-help = mend the file and try again
store-error-open = the database cannot be opened: { $reason }
store-error-open-help = look at the path, the right to write, or whether the PostgreSQL server runs
store-error-not-a-ledger = that is no database of dondoc: { $reason }
store-error-not-a-ledger-help = choose another file or database; nothing was written to it
store-error-newer = a newer dondoc wrote this ledger: { $reason }
store-error-newer-help = use the newer dondoc
store-error-engine = the database says: { $reason }
store-error-engine-help = nothing was written; look at the disk and the server, and try again
store-error-conflict = somebody was quicker: { $reason }
store-error-conflict-help = look again and try again
store-error-damaged = the ledger is damaged or was changed: { $reason }
store-error-damaged-help = run: dondoc verify, and restore from a backup where needed
store-error-file = a file cannot be read or written: { $reason }
store-error-file-help = look at the path, the rights and the room on the disk
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
verify-damaged = a row cannot be read: { $what }
rebuild-done = { $tasks } tasks made anew from the events.
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
standing-completed-in-time = done in time
standing-completed-late = done late
standing-completed-undated = done
standing-open-in-time = open
standing-open-overdue = overdue
standing-open-undated = open, no deadline
standing-suspended = at rest
standing-cancelled = cancelled
standing-superseded = superseded
stage-proposed = proposed
stage-gone = gone
stage-withdrawn = withdrawn
flag-waiting = waits for another body
flag-extension-asked = asks for more time
flag-to-confirm = to be confirmed
role-clerk = Clerk
role-head = Head
role-officer = Officer
role-leader = Leader
role-administrator = Administrator
role-observer = Observer

event-task-proposed = proposed
event-task-edited = edited
event-task-split = split
event-task-joined = joined to another task
event-task-dropped = dropped
event-task-assigned = given
event-task-accepted = accepted
event-task-declined = said not to be competent
event-task-delegated = delegated
event-task-reassigned = another unit leads
event-waiting-began = waits for another body
event-clock-stopped = clock stopped
event-waiting-ended = waits no longer
event-progress-reported = progress
event-share-reported = share reported
event-extension-asked = more time asked
event-extension-granted = more time granted
event-extension-refused = more time refused
event-result-submitted = result submitted
event-result-confirmed = result confirmed
event-result-returned = result returned
event-task-suspended = suspended
event-task-resumed = resumed
event-task-cancelled = cancelled
event-task-superseded = superseded
event-task-reopened = reopened
event-task-withdrawn = withdrawn
event-task-commented = comment
event-task-directed = instruction
event-entry-corrected = entry corrected

usage-options = [OPTIONS]
usage-verb = VERB
help-init = Makes the ledger of an office in a data folder
examples-init =
    Examples:
      dondoc init --name "Sở Khoa học và Công nghệ tỉnh Lam Giang" --short "Sở KH&CN"
      dondoc --home /srv/dondoc init --name "..." --database postgres://dondoc@db/dondoc
help-import = Takes documents, the organisation or a whole ledger in
help-import-docs = Enters documents and proposes their tasks; the same file again adds nothing
help-import-org = Adds units and people from an organisation file
help-import-sheet = Takes over a tracking sheet: shows what it understands, proposes with --apply
examples-import-sheet =
    Examples:
      dondoc import sheet theo-doi.xlsx            which column is what, what each row becomes; writes nothing
      dondoc import sheet theo-doi.xlsx --apply    proposes the tasks that are not there yet
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
help-search = Finds tasks and documents by words, with or without marks
help-unit = Units, people and accounts
help-unit-list = Lists units and people
help-unit-end = Ends a unit; its open tasks go to the heir
help-unit-rename = Gives a unit another name
help-unit-account = Lets an account act as somebody
help-verify = Looks whether the ledger is as it was written, and names what was changed
help-rebuild = Makes all tables anew from the events
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
value-name = NAME
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
option-reason = The reason for this
option-on = The day it takes effect (default: today)
option-to = To whom: an officer or a unit
option-apply = Writes: proposes the tasks that are not there yet
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
option-no-serve = Serves no pages afterwards (there are none yet)
