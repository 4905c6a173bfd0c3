# The sentences of findings in English. vi.ftl has exactly these keys.
#
# Each code of directive::finding::Code has two: finding-CODE says what is wrong, finding-CODE-help what to do.
# There is always $text: the words of the document. Other arguments are listed above each message and may all be
# absent: where $NAME is there, $NAME_given is "yes". Days go in as YYYY-MM-DD and come out as the language writes them.

# $other: the date or words it contradicts
finding-date-mismatch = { $other_given ->
    [yes] “{ $text }” contradicts “{ $other }”
   *[no] the date “{ $text }” does not exist, or contradicts another date of the document
}
finding-date-mismatch-help = compare with the original or ask the drafter; write the right date before work is assigned.

# $due: the day that was read; $other: the words of the document's date, which it contradicts
finding-deadline-mismatch = { $other_given ->
    [yes] the deadline “{ $text }” does not fit the date of the document: “{ $other }”
   *[no] the deadline “{ $text }” lies before the date of issue, or outside the document's period
}
finding-deadline-mismatch-help = mostly a slip in the year or month; ask the drafter, and enter the right deadline when confirming the task.

# $other: the other spelling; $file: the file that has it, where it is another document
finding-name-mismatch = { $other_given ->
    [yes] “{ $text }” is spelt “{ $other }” { $file_given ->
        [yes] in { $file }
       *[no] elsewhere
    }
   *[no] “{ $text }” is spelt in two ways
}
finding-name-mismatch-help = see which spelling is right; if they are two people or units, put both into the organisation file.

# $expected: the sum of the parts
finding-total-mismatch = { $expected_given ->
    [yes] “{ $text }”: the parts add up to { $expected }
   *[no] “{ $text }” is not the sum of its parts
}
finding-total-mismatch-help = add up again; if the total is right, a row is missing or too many.

# $expected: the label that should stand here
finding-numbering = { $expected_given ->
    [yes] the number “{ $text }” should be “{ $expected }”
   *[no] the number “{ $text }” repeats, jumps or goes back
}
finding-numbering-help = see whether an item was lost in scanning or copying; when citing the item, quote its first words too.

finding-missing-number = the document has no number yet: “{ $text }”
finding-missing-number-help = get the number from the registry (a draft has none), and enter it when filing the document.

finding-missing-date = the date of issue is blank: “{ $text }”
finding-missing-date-help = enter the day of signing; deadlines that count from the document need it. Until then use --reference-date.

# $expected: the right symbol
finding-typo-in-symbol = { $expected_given ->
    [yes] “{ $text }”: the right symbol is probably “{ $expected }”
   *[no] “{ $text }”: the symbol fits no issuer, or is spelt in two ways
}
finding-typo-in-symbol-help = compare with the original; a search by the wrong symbol finds nothing.

# $item: the items; $count: how many tasks
finding-no-unit = { $count_given ->
    [yes] tasks without a unit in charge: { $count } (item { $item })
   *[no] the task names no unit in charge
}
finding-no-unit-help = ask who chaired the meeting or signed; enter the unit when confirming the task.

# $item: the items; $count: how many tasks
finding-no-deadline = { $count_given ->
    [yes] tasks without a deadline: { $count } (item { $item })
   *[no] the task has no deadline
}
finding-no-deadline-help = unless it is a permanent duty, ask for a deadline; no day is ever invented.

# $item: the item; $other: the units
finding-two-leads = { $other_given ->
    [yes] the task has several units in charge: { $other }
   *[no] the task has two units in charge
}
finding-two-leads-help = choose one unit to lead and let the others co-operate, or split the task into a share for each.

# $item: the item
finding-vague-deadline = “{ $text }” is no deadline
finding-vague-deadline-help = ask for a day; without one nobody can be reminded and nothing is ever overdue.

# $due: the day; $rest: saturday, sunday, or the name of a holiday
finding-day-of-rest = { $due_given ->
    [yes] the deadline “{ $text }” falls on { $rest ->
        [saturday] Saturday
        [sunday] Sunday
       *[other] a day of rest,
    } { $due }
   *[no] the deadline “{ $text }” falls on a day of rest
}
finding-day-of-rest-help = a fixed day is not moved; hand in on the working day before.

finding-target-without-number = “{ $text }” has no number
finding-target-without-number-help = ask for a number or something to compare with; otherwise nobody can tell whether it is met.

# $date: the date of the cited document; $day: the date of this one
finding-cited-newer = { $day_given ->
    [yes] the cited document “{ $text }” is newer than this one ({ $day })
   *[no] the cited document “{ $text }” is newer than the one that cites it
}
finding-cited-newer-help = check the day and year of the cited document.

# $item: the item
finding-open-item = { $item_given ->
    [yes] item { $item } may be a task
   *[no] this item may be a task
}
finding-open-item-help = read its words and decide: whose task it is, or that it is none.

# $other: the file or document of the same number
finding-same-number = { $other_given ->
    [yes] “{ $text }” has the number and symbol of { $other }, but other words
   *[no] “{ $text }” has the number and symbol of another document, but other words
}
finding-same-number-help = see whether it is a corrected version of the same document, or one of the two has a wrong number.

# $encoding: the names of the encodings; $count: how many paragraphs and cells; $sure: the lowest confidence in percent
finding-legacy-encoding = { $encoding_given ->
    [yes] the document is in an old encoding, { $encoding }: { $count } paragraphs and cells were turned into Unicode (at least { $sure } % sure), from “{ $text }”
   *[no] the document is in an old encoding, and was turned into Unicode, from “{ $text }”
}
finding-legacy-encoding-help = glance over names and capitals; if letters are wrong, open the original, convert it to Unicode and read it again.

# $field: number, date, deadline, lead, target, citation; $words: the unclear words; $sure: how sure, in percent
finding-unclear-scan = { $words_given ->
    [yes] the { $field ->
        [number] number
        [date] date
        [deadline] deadline
        [lead] unit in charge
        [target] target
        [citation] cited document
       *[other] place
    } “{ $text }” is not clear on the scan: “{ $words }” ({ $sure } %)
   *[no] “{ $text }” is not clear on the scan
}
finding-unclear-scan-help = check it against the scan; enter the right words when filing if they were misread.

# $page: the page of the file
finding-page-not-read = { $page_given ->
    [yes] page { $page } of the file could not be read: its words are missing here
   *[no] a page of the file could not be read: its words are missing here
}
finding-page-not-read-help = open the file at that page and enter by hand what it assigns; if it is a scan, reading it needs Tesseract (package tesseract-ocr-vie).
