# The words of the ledger, English: why something is refused, standings, roles, what happened. vi.ftl has exactly these keys.

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
task-refusal-already-hangs = the deadline hangs on that event already: choose another event or another number of days.
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
document-refusal-file-kept = this file is kept with the document already: nothing needs to be done.
document-refusal-not-related = there is no such relation to take back: look at the list of related documents.
document-refusal-no-receiver = nobody is chosen to receive it: choose at least one body that has a code.
document-refusal-already-sent = the body { $body } got this document already: nothing needs to be sent; if the document changed, send the update.
document-refusal-not-sent = the body { $body } was not sent this document, or was asked to give it back: look at the list of receivers.
document-refusal-not-by-message = this document did not come from that body through the exchange: there is nothing to answer there.
document-refusal-already-told =
    the sender was told already that it { $told ->
        [arrived] arrived
        [refused] was refused
        [received] was registered
        [assigned] was assigned
        [in-process] is being worked on
        [completed] is completed
       *[other] is so
    }: nothing needs to be done.
document-refusal-not-recalled = the sender does not ask for this document back, or was answered: nothing needs to be done.

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
settings-refusal-no-public-words = there are no words to publish: write what everybody may read.
settings-refusal-too-long = the text has more than { $most } letters: make it shorter.
settings-refusal-nothing-a-day = at least one dossier a day comes through the portal: write a larger number, or close it.
settings-refusal-no-address = the address of the portal begins with https:// and has plain letters and digits: mend it.
settings-refusal-unchanged = that holds already: nothing needs to be entered.
settings-refusal-backdated-without-reason = what takes effect before today changes figures of days that are over: say why.

closed-figures-refusal-in-the-future = the day of the figures has not come: mend the day.
closed-figures-refusal-words = numbers only, no words are taken here: take the reason out.
closed-figures-refusal-unchanged = these are the figures that are noted for this day: nothing needs to be entered.

## Kept reports

report-refusal-not-kept = there is no such report: look at the list of kept reports.
report-refusal-kept-already = this report is kept already: nothing needs to be done.
report-refusal-withdrawn = this report was withdrawn: make and keep another one.
report-refusal-no-receiver = nobody is named whom it goes to: write the body or unit that receives it.
report-refusal-unchanged = this sending is noted already: nothing needs to be entered.
report-refusal-not-then = a report is sent neither before it was made nor on a day that has not come: mend the day.
report-refusal-no-reason = withdrawing a report wants a reason: write it.
report-refusal-too-long = the text is too long: shorten it, or make several of it.

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
stage-assigned = assigned
stage-declined = declined
stage-accepted = accepted
stage-in-progress = in progress
stage-submitted = result submitted
stage-confirmed = confirmed
stage-cancelled = cancelled
stage-superseded = superseded
stage-gone = gone
stage-withdrawn = withdrawn

flag-not-accepted = not accepted yet
flag-declined = not competent, says the unit
flag-due-soon = due soon
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
event-deadline-hung = deadline set by an event date
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

# What documents have to do with each other
relation-implements = implements
relation-amends = amends
relation-replaces = replaces
relation-assigns = assigns the work of
relation-answers = answers
relation-reports-on = reports on
event-document-instructed = instruction
event-document-related = related
event-document-file-kept = file kept
event-document-message-taken = came through the exchange
event-document-sent = sent through the exchange
event-document-state-told = state told to the sender
event-document-state-taken = state told by a receiver
event-document-unrelated = unrelated

## Dossiers

task-refusal-of-dossier = this task is a stage of a dossier: do it on the page of the dossier.
dossier-refusal-changed = the dossier changed since it was seen: look at it and try again.
dossier-refusal-already-open = this dossier was taken in already.
dossier-refusal-not-open = there is no such dossier: take it in first.
dossier-refusal-closed = the dossier has ended: nothing more is done to it.
dossier-refusal-not-in-force = the procedure does not hold on that day: take the version that does, or mend the day.
dossier-refusal-waiting = the dossier waits for a supplement: note that it came first.
dossier-refusal-not-waiting = the dossier does not wait for a supplement.
dossier-refusal-no-reason = this wants a reason: say why and try again.
dossier-refusal-no-words = nothing is said: say what and try again.
dossier-refusal-no-field = the procedure has no field “{ $field }”, or this amendment does not change it.
dossier-refusal-computed = “{ $field }” is reckoned from other fields: it is not entered.
dossier-refusal-frozen = “{ $field }” is settled: only an amendment of the procedure changes it.
dossier-refusal-bad-value = “{ $field }”: { $wrong ->
        [empty] nothing stands there.
        [too-long] longer than 6,000 letters.
        [no-number] it is a whole number, such as 1.200.000.000.
        [out-of-range] the number is too small or too large.
        [no-day] it is a day, such as 15/7/2025.
        [not-yes-no] say yes or no.
       *[no-choice] choose one of the procedure's values.
    }
dossier-refusal-missing = missing: { $fields }. Fill them in and try again.
dossier-refusal-no-party = missing: { $role }. Name one and try again.
dossier-refusal-no-role = the procedure has no role “{ $role }”.
dossier-refusal-unmet = { $check }.
dossier-refusal-found-elsewhere = { $check }: { $found }.
dossier-refusal-found-wants-reason = { $check }: { $found }. Look at them; if it goes on all the same, say why and try again.
dossier-refusal-opinions-missing = there is no opinion yet of: { $of }.
dossier-refusal-no-opinion = no opinion of “{ $of }” is waited for: it was not asked, or has answered.
dossier-refusal-no-paper = no paper { $number } stands there: they are counted from 1 in the order in which they came.
dossier-refusal-nothing-wrong = that stands there already: nothing is wrong.
dossier-refusal-no-link = the procedure declares no link “{ $kind }” to such a dossier.
dossier-refusal-already-linked = it leads to that dossier already.
dossier-refusal-no-return = this stage has nowhere to return to.
dossier-refusal-no-refusal = nothing is refused at this stage: the procedure does not say so.
dossier-refusal-no-supplement = no supplement is asked for at this stage: the procedure does not say so.
dossier-refusal-no-postponement = the procedure does not let the day be put off, or there is none.
dossier-refusal-postponed-too-often = it was put off with an apology { $times } times, as often as may be.
dossier-refusal-too-late = the last day for this is over ({ $day }).
dossier-refusal-not-later = the new day is later than the old one.
dossier-refusal-no-amendment = the procedure has no amendment “{ $amendment }”.
dossier-refusal-amended-too-often = it was amended { $times } times, as often as may be.
dossier-refusal-too-far = the new day is not later than { $day }.
dossier-refusal-already-stopping = the dossier is on its way to being ended already.
dossier-refusal-no-such-stage = this version of the procedure has not the stage in which the dossier is.
dossier-refusal-before-last = it would take effect before what was recorded last ({ $day }): mend the day.
dossier-refusal-in-the-future = it would take effect after today: only what happened is recorded, mend the day.
dossier-refusal-backdated-without-reason = it is dated back further than the office lets: say why it is entered late.
event-date-refusal-already-announced = this event was announced already.
event-date-refusal-not-announced = there is no such event: announce it first.
event-date-refusal-held = the event took place, its day moves no more: announce the next one as another event.
event-date-refusal-no-name = the event has no name: give it one, such as "24th session of the People's Council".
event-date-refusal-name-taken = an event to come has that name: choose another one.
event-date-refusal-same-day = the event is on that day already.
event-date-refusal-no-day = nobody knows the day of the event yet: enter the day first.
event-date-refusal-not-yet = the day of the event has not come.
event-date-refusal-no-reason = say why the day moves.
event-date-refusal-changed = somebody else just changed the event: open the page anew and do it again.
event-date-refusal-in-the-future = it would take effect after today: enter only what happened, correct the day.
event-date-refusal-backdated-without-reason = it is dated back further than the office allows: say why it is entered late.
person-refusal-already-erased = this person's data were erased before.
person-refusal-no-reason = say why they are erased.
person-refusal-no-ground = say by what they are erased: whose request, of what day, by which rule.
person-refusal-not-their-file = this file is not that person's alone: leave it out and try again.
person-refusal-in-the-future = the day lies behind today: what is erased is erased now.
person-refusal-backdated = an erasure is not dated back: the data were there until now.
event-dossier-opened = Dossier taken in
event-dossier-stage-opened = Stage began
event-dossier-stage-ended = Stage ended
event-dossier-fields-entered = Fields filled in
event-dossier-party-named = Party named
event-dossier-paper-filed = Paper filed
event-dossier-supplement-asked = Supplement asked for
event-dossier-supplement-given = Supplement came
event-dossier-opinion-asked = Opinion asked for
event-dossier-opinion-given = Opinion came
event-dossier-postponed = Put off with an apology
event-dossier-limit-moved = The stage's day moved
event-dossier-whole-moved = The day of the whole moved
event-dossier-day-hung = The day follows an event date
event-event-date-announced = Announced
event-event-date-moved = Moved
event-event-date-held = held
event-event-date-hung = A deadline hangs on it
event-person-erased = Personal data erased
event-dossier-amended = Amended
event-dossier-linked = Linked with another dossier
event-dossier-corrected = Corrected
event-dossier-moved = Goes on under another version
event-dossier-others-asked = Compared with other dossiers
event-dossier-closed = Dossier ended
event-procedure-recorded = Procedure recorded
pace-undated = no limit
pace-in-time = in time
pace-overdue = overdue
dossier-others-none = no dossier
pace-waiting = waits for a supplement
pace-early = early
pace-on-time = on time
pace-late = late
ending-done = done
ending-returned = returned
ending-refused = refused
ending-stopped = stopped
outcome-done = Done
outcome-refused = Refused
outcome-stopped = Stopped
outcome-withdrawn = Withdrawn
party-kind-body = Public body
party-kind-enterprise = Organisation, enterprise

# States in the exchange
exchange-state-arrived = arrived
exchange-state-refused = refused
exchange-state-received = registered
exchange-state-assigned = assigned
exchange-state-in-process = being worked on
exchange-state-completed = completed
exchange-state-recall-asked = asked back
exchange-state-recall-accepted = given back
exchange-state-recall-refused = not given back
indicator-refusal-not-defined = there is no such indicator. Look at those that are followed.
indicator-refusal-already-defined = there is an indicator of this code already. Take another code, or change the one there is.
indicator-refusal-ended = this indicator is followed no longer.
indicator-refusal-no-words = the code, the name or the unit of measure is missing.
indicator-refusal-bad-code = the code is longer than 40 characters, or has / ? or # in it. Take a short one, such as PII.
indicator-refusal-too-long = too long: at most 2,000 bytes.
indicator-refusal-other-indicator = the code and the rhythm of an indicator stay: targets and values hang on them. Define a new one.
indicator-refusal-other-rhythm = this indicator has { $rhythm ->
        [month] months: write the period as 2025-06
        [quarter] quarters: write the period as 2025-Q2
        [half] half-years: write the period as 2025-H1
       *[year] years: write the period as 2025
    }.
indicator-refusal-not-begun = this period begins on { $day }.
indicator-refusal-already-entered = this period has a value of that day, or of its end: correct it, with a reason.
indicator-refusal-no-value = this period has no value to correct. Enter one first.
indicator-refusal-computed = the values of this indicator are counted from tasks or dossiers; nobody enters them.
indicator-refusal-no-share = “12/14” is for the unit % and a whole above 0.
indicator-refusal-no-evidence = every value has a source: name a document, a file, or say it in words.
indicator-refusal-unchanged = this is so already; there is nothing to record.
indicator-refusal-no-reason = give a reason and try again.
indicator-refusal-in-the-future = the day of effect lies after today: only what has happened is recorded; correct the day.
indicator-refusal-backdated-without-reason = this is dated back further than the office allows: say why it is entered late.
event-indicator-defined = Indicator defined
event-indicator-changed = Indicator changed
event-indicator-target-set = Target set
event-indicator-value-entered = Value entered
event-indicator-value-corrected = Value corrected
event-indicator-ended = Followed no longer
indicator-standing-reached = Reached
indicator-standing-not-reached = Not reached
indicator-standing-met-so-far = Met so far
indicator-standing-not-yet = Not yet met
indicator-standing-no-value = No value yet
indicator-standing-awaited = Not due yet
indicator-standing-no-target = No target set
indicator-trend-better = better than the period before
indicator-trend-worse = worse than the period before
indicator-trend-same = as in the period before
indicator-trend-up = above the period before
indicator-trend-down = below the period before
indicator-direction-higher = the higher the better
indicator-direction-lower = the lower the better
indicator-direction-neither = within a range
indicator-rhythm-month = monthly
indicator-rhythm-quarter = quarterly
indicator-rhythm-half = half-yearly
indicator-rhythm-year = yearly
event-portal-set = The public portal was set
event-task-published = A task was published
event-task-unpublished = A task is published no more
officer-door = Public portal
