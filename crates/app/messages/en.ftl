# Why something did not go through, English. vi.ftl has exactly these keys.

app-error-not-allowed = this account may not do that ({ $command }).
app-error-not-allowed-help = ask somebody who may, or use --as ACCOUNT; the table of permissions is in docs/permissions.md
app-error-no-account = no account “{ $name }” acts in this office.
app-error-no-account-help = use --as ACCOUNT, or make one: dondoc unit account --officer NAME ACCOUNT
app-error-no-task = there is no task “{ $name }”.
app-error-no-task-help = write its code (2025/0147) or the last eight characters of its id; see: dondoc task list
app-error-no-report = no report “{ $name }” was kept.
app-error-no-report-help = dondoc report list, or the page of kept reports, shows the codes
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
draft-refusal-number-taken = there is a document { $code } in the register.
draft-refusal-number-taken-help = numbers that were given on paper are left out of the register: dondoc register give --number N (with the reason), then do it again
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

sign-in-refusal-wrong = the name or the password is wrong: type them again, or ask the administrator for a new link.
sign-in-refusal-wait = too many attempts failed: try again in { $minutes } minutes.
sign-in-refusal-gone = this account holds no post in the office at present and cannot come in: ask the administrator to enter the post.
sign-in-refusal-unknown = you signed in rightly, but no account here is yours (name: { $name }).
sign-in-refusal-unknown-help = ask the administrator to connect your account with this identifier: { $subject }
account-refusal-identity = the provider's address and the identifier must be there and not too long.
sign-in-refusal-short = a password needs at least { $letters } letters: choose a longer sentence that is easy to remember.
token-refusal-name = say in at most { $letters } letters what the token is for, so that somebody knows later whether it is still needed.
token-refusal-scopes = a token is for something: say whether it may see (read), give commands (act) or keep accounts (administer).
token-refusal-days = a token lasts at least one day and at most { $days }.
token-refusal-many = this account has { $most } tokens already: take those away first that nobody needs.
token-refusal-unknown = there is no such token.
sign-in-refusal-password = this password cannot be used: choose another.
sign-in-refusal-link = this link was used or is too old: ask the administrator for a new one.

roster-no-name = it has no name
roster-no-day = “{ $word }” is no day (write it like 01/03/2025)
roster-ends-before-it-begins = its last day lies before its first
roster-no-role = “{ $word }” is no role (write clerk, head, officer, leader, administrator or observer)
roster-no-unit = there is no unit “{ $word }”, or it has ended
roster-no-parent = there is no unit “{ $word }” above, or it is part of this one
roster-over = it was over after { $day }
roster-account-taken = the account { $word } is somebody else's
roster-has-parts = units that are part of it have not ended; it was added without its last day

# Reminding and telling: the sentences of notices, of letters and of the command line.
notice-due = { $side ->
    [ahead] { $days ->
        [one] 1 working day
       *[other] { $days } working days
    } left until { $day }
    [today] Due today
   *[over] Overdue since { $day }, { $days ->
        [one] 1 working day
       *[other] { $days } working days
    }
}
notice-share = { $side ->
    [ahead] { $days ->
        [one] 1 working day
       *[other] { $days } working days
    } left until { $day }; the unit reported no share yet
    [today] Due today; the unit reported no share yet
   *[over] Overdue since { $day }; the unit reported no share yet
}
notice-undated = Given on { $day } without a deadline, not done after { $days } working days
notice-not-accepted = Given on { $day }, taken on by nobody
notice-to-confirm = Result reported on { $day }, to be confirmed or returned
notice-extension-asked = More time asked for on { $day }, to be answered
notice-answer = Answer or supplement expected on { $day }, not there yet
notice-returned = Result returned on { $day }, not reported again
notice-why = You get this as { $level }. Rule: { $rule }.
rule-when = { $side ->
    [before] { $days ->
        [one] 1 working day
       *[other] { $days } working days
    } before { $anchor }
    [on] on { $anchor }
   *[after] { $days ->
        [one] 1 working day
       *[other] { $days } working days
    } after { $anchor }
}
rule-every = { $when }, then every { $days } working days
rule-event = told when this happens: “{ $event }”
anchor-due = the due day
anchor-share = the due day, while a co-operating unit reported no share
anchor-undated = the day it was given, for tasks without a deadline
anchor-not-accepted = the day it was given, while nobody took it on
anchor-to-confirm = the day the result was reported, while it is neither confirmed nor returned
anchor-extension-asked = the day more time was asked for, while there is no answer
anchor-answer = the day on which an answer or a supplement is expected, while it did not come
anchor-returned = the day the result was returned, while nothing was reported again
level-officer = the officer who does it
level-head = head of the lead unit
level-support-heads = head of a co-operating unit
level-former-head = head of the unit that led before
level-watcher = the leader who watches it
level-leaders = leader of the body
level-clerk = the office
contact-refusal-address = that is no e-mail address.
contact-refusal-address-help = write it like name@lamgiang.gov.vn, or leave it empty

letter-subject = { $count ->
    [1] { $first }
   *[other] { $count } matters, { $day }
}
letter-greeting = To { $name },
letter-intro = { $office } tells you { $count ->
    [one] of 1 matter
   *[other] of { $count } matters
}:
letter-end = This letter was written by a program; it needs no answer.
letter-settings = Choose which letters you get: { $address }

## Reports

app-error-no-form = there is no form “{ $form }”.
app-error-no-form-help = see the forms: dondoc report forms
app-error-form-definition = form { $file }, line { $line }: { $what }.
app-error-form-definition-help = mend that line and try again; dondoc report check looks at one file.
app-error-report-ungrouped = the report does not add up: { $count } tasks of the part “{ $part }” are in no group: { $tasks }.
app-error-report-ungrouped-help = add a group for these tasks to the form (a group without a condition takes all that are left).
app-error-report-marks-differ = the report does not add up: column { $mark } counts { $counted }, the list { $mark } has { $listed } tasks.
app-error-report-marks-differ-help = mend the condition of the list or the figure of the column in the form.

## Procedures

app-error-no-procedure = there is no procedure “{ $procedure }” in force.
app-error-no-procedure-help = see the procedures: dondoc procedure list
app-error-procedure-definition = procedure { $file }, line { $line }: { $what }.
app-error-procedure-definition-help = mend that line and try again; dondoc procedure check looks at one file.
word-yes = Yes
word-no = No
register-heading-number = Number; Dossier number; No.
register-heading-subject = Subject; About; Title
register-heading-opened = Taken in; Date received; Opened
register-heading-unit = Unit; Held by
register-no-columns = no table of { $file } has columns for the number and the subject of dossiers.
register-no-columns-help = head the columns as the register of the procedure does: “Number”, “Subject”, the names of parties and fields.
register-too-many = { $file } has more than { $most } rows.
register-too-many-help = take it in by parts; a number that was taken in is not taken in again.
register-bad = { $count } rows cannot be taken in, so none was.
register-bad-help = mend the rows above in { $file }, and take the whole file in again.
register-no-number = it has no number
register-no-day = there is no day “{ $words }”
register-no-unit = the office has no unit “{ $words }”
register-twice = a row above has this number
register-not-in-force = the procedure did not hold on { $day }
register-row-new = Row { $row }: { $number }, { $subject }, taken in on { $opened }, { $unit }
register-row-bad = Row { $row } { $number }: { $why }
register-counts = { $new } new { $new ->
        [one] dossier
       *[other] dossiers
    }, { $known } in the register already, { $bad } { $bad ->
        [one] row
       *[other] rows
    } that cannot be taken in.
procedure-online-full = Full course
procedure-online-partial = In part
procedure-online-none = Not online
procedure-limit-days = { $count } { $count ->
        [one] day
       *[other] days
    }
procedure-limit-working-days = { $count } working { $count ->
        [one] day
       *[other] days
    }
procedure-limit-months = { $count } { $count ->
        [one] month
       *[other] months
    }
procedure-limit-until = by the day: { $day }
procedure-way-supplement = a supplement: the applicant has { $within }, then it may be returned or refused
procedure-limit-where = { $limit } if { $if }
procedure-limit-or = { $limit }; { $other }
procedure-if-all = { $one } and { $other }
procedure-if-any = { $one } or { $other }
procedure-limit-none = no limit
procedure-limit-after = { $limit } after: { $day }
procedure-limit-before = { $limit } before at the latest: { $day }
procedure-owner-unit = The unit that holds the dossier
procedure-owner-by = { $owner } (done by: { $by })
procedure-owner-decides = { $owner } (decided by: { $by })
procedure-stage = stage { $number }
procedure-end = the end
procedure-way-next = done: to { $to }
procedure-way-branch = if { $if }: to { $to }
procedure-way-returned = returned: back to { $to }
procedure-way-refused = refused: to { $to }
procedure-way-repeat = again every { $months } months until { $until }
procedure-way-opinions = opinions of { $of }: { $within }
procedure-if-is = { $field } is { $bound }
procedure-if-at-least = { $field } is at least { $bound }
procedure-if-more-than = { $field } is more than { $bound }
procedure-if-at-most = { $field } is at most { $bound }
procedure-if-less-than = { $field } is less than { $bound }
procedure-share = { $share } of { $of }
signing-refusal-unsigned = this file has no signature.
signing-refusal-unsigned-help = download the file to sign, sign it with your signing program, and send the signed .pdf
signing-refusal-broken = a signature of the file does not hold: it was changed after it was signed, or signed in a way that is not accepted.
signing-refusal-broken-help = get the file from whoever signed it again; do not change it afterwards
signing-refusal-other-words = the signed file says something else than the issued document.
signing-refusal-other-words-help = sign the file that the page of this document gives
signing-refusal-no-file = this document has no file to compare it with.
app-error-no-dossier = there is no dossier “{ $name }”.
app-error-no-dossier-help = say its number (such as NV-2025-0001); see: dondoc dossier list
app-error-no-event-date = there is no event “{ $name }”.
app-error-no-event-date-help = say its name; see: dondoc event-date list
app-error-no-person = nobody has the id “{ $name }”.
app-error-no-person-help = see the ids: dondoc person list

exchange-refusal-not-configured = the office has no exchange of documents: fill in [exchange] in dondoc.toml (docs/exchange.md).
exchange-refusal-unreadable =
    the message cannot be read ({ $why ->
        [too-large] it is too large
        [too-complex] too many levels or elements
        [not-xml] it is no XML
        [entities] it declares entities, which are not allowed
        [no-message] it is no edXML
        [missing] { $about } is missing
        [unclear] { $about } is wrong
        [attachment] the file { $about } is damaged
       *[unpacked] its files unpack to too much
    }): ask the sender to send it again.
exchange-refusal-own = the office sent this message itself: look at how the gateway is set up.
exchange-refusal-not-ours = the message goes to { $codes } and not to this office: look at the code of the receiver.
exchange-refusal-no-code = the code of “{ $name }” is not known: give the code, or add the body to definitions/bodies (docs/exchange.md).
exchange-refusal-unknown-document = no document { $document } was sent or received through the exchange: look at its id.
exchange-refusal-unknown-state = there is no state { $state } (Quyết định 28/2018/QĐ-TTg): look at the code of the state.
app-error-indicator-definition = indicators { $file }, line { $line }: { $what }.
app-error-indicator-definition-help = mend that line and try again.
app-error-no-indicator = there is no indicator “{ $name }”.
app-error-no-indicator-help = give the code of an indicator (such as PII); see: dondoc target list, dondoc target catalogue

# The public portal.
door-refusal-full = as many dossiers as the office takes in on a day have come today
door-refusal-closed = the portal takes in nothing of this kind
door-refusal-nothing-sent = no file came: choose at least one and send again
door-refusal-dossier = this task is a stage of a dossier and names who sent it: it is not published
door-refusal-dossier-help = publish a task that a document gave
door-refusal-not-given = this task was not given yet, or is none any more: it is not published
door-refusal-not-given-help = give the task first, then publish it
door-mistake-empty = nothing stands here
door-mistake-too-long = too long: at most 300 letters
door-mistake-code = the code of an enterprise has 10 or 13 digits
door-mistake-value = { $wrong ->
    [too-long] too long
    [no-number] a number is wanted
    [out-of-range] the number is too small or too large
    [no-day] a day is wanted, as 15/7/2025
    [not-yes-no] choose yes or no
    [no-choice] choose one of the entries
   *[empty] nothing stands here
}
door-mistake-mail = no address of mail, as name@unit.vn
door-mistake-no-file = no file was chosen
door-mistake-too-many-files = too many files: at most { $most }
door-file-empty = the file is empty
door-file-too-large = the file is too large
door-file-name = the file has a name that is not taken: give it another one and choose it again
door-file-other-kind = the end of the name is not that of what the file is: save it anew as what it is
door-file-kind = files of this kind are not taken
door-file-damaged = the file is damaged or not what it claims to be: open it and save it anew
door-file-bomb = the file unpacks to too much: it is not taken
door-file-program = the file holds macros: save it without them
door-letter-subject = What you sent to { $office }
door-letter-received = { $office } received what you sent through the portal on { $day }.
door-letter-asked = { $office } asks you to complete what you sent through the portal on { $day }.
door-letter-given = { $office } received what completes what you sent through the portal on { $day }.
door-letter-postponed = { $office } apologises, and put off the day on which it answers what you sent through the portal on { $day }.
door-letter-done = What you sent to { $office } through the portal on { $day } has its result.
door-letter-refused = { $office } refused what you sent through the portal on { $day }; the reason stands on the page of the status.
door-letter-ended = What you sent to { $office } through the portal on { $day } was stopped.
door-letter-where = See it by the code of the receipt, on the portal's page for the status. This letter holds neither the code nor what was sent.
door-letter-end = Written by itself, no answer is needed. If you sent nothing, forget this letter.
entries-no-sheet = the indicator { $code } declares no columns of a spreadsheet.
entries-no-sheet-help = declare [indicators.sheet] in its set (docs/targets.md), and import again
entries-no-columns = { $file }: no table has headings for the key and the day.
entries-no-columns-help = the key is headed by one of: { $key }; the day by: { $day }
entries-bad = { $count } rows cannot be counted, so that none was entered.
entries-bad-help = correct them in the spreadsheet, and import again
entries-no-key = nothing says what it is known by
entries-no-day = no day
entries-later = the day is still to come
entries-no-amount = no whole number
entries-twice = a row above is known by the same
entries-row-bad = row { $row }, column “{ $column }”: { $why }: { $words }
entries-row-changed = row { $row } ({ $key }): { $before } → { $after }
entries-period = { $period }: { $before } → { $after } ({ $rows } rows)
entries-counts = { $new } new rows, { $known } known, { $changed } changed, { $others } of other kinds, { $bad } that cannot be counted.

roots-refusal-no-certificate = this file has no certificate that can be read.
roots-refusal-no-certificate-help = give a certificate as the authority offers it: .cer, .crt or .pem
roots-refusal-no-authority = this file has a certificate that is no authority's: nothing can be trusted by it.
roots-refusal-no-authority-help = give the root of the authority that gave the signer's certificate, not the signer's own
roots-refusal-name-taken = another file of this name is there already.
roots-refusal-name-taken-help = see what is there: dondoc document roots; name the new file otherwise
trust-unasked = whether its certificate is to be trusted was not looked at, because the office keeps no root certificates
trust-rooted = its certificate leads to “{ $who }”, which the office trusts
trust-unknown-root = its certificate leads to “{ $who }”, which is not among the root certificates of the office
trust-incomplete = the certificate of “{ $who }” is missing, so that nobody knows whether it leads to a root of the office
trust-expired = the certificate of “{ $who }” was not valid any more when this was signed
trust-not-yet = the certificate of “{ $who }” was not valid yet when this was signed
trust-not-for-signing = its certificate is not for signing documents
trust-forged = its certificate was not given by the authority that it names, or was changed since
trust-not-authority = its certificate was given by somebody who may give none, or is an authority's own
trust-too-long = more authorities stand between its certificate and a root than these allow
trust-not-understood = its certificate says something that must be understood and is not
trust-unknown-way = a certificate on the way to the root is signed in a way that is not known, or not safe any more
trust-unfit = a certificate on the way to the root is not as certificates have to be
trust-limits = The time of signing is what the signer's machine says; certificates are judged as of then. Whether one was revoked is not asked: this program works without the internet.

seen-refusal-changed = somebody else changed it since you saw it.
seen-refusal-changed-help = load it again, look at what changed, and ask anew
