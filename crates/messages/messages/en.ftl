# How days are written, English.

date-day = { $year }-{ $month }-{ $day }
date-month = { $year }-{ $month }
date-year = { $year }
