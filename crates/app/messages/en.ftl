# Why something did not go through, English. vi.ftl has exactly these keys.

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

sign-in-refusal-wrong = the name or the password is wrong: type them again, or ask the administrator for a new link.
sign-in-refusal-wait = too many attempts failed: try again in { $minutes } minutes.
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
