# Cách viết ngày, tiếng Việt.

date-day = { $day }/{ $month }/{ $year }
date-month = { $month }/{ $year }
date-year = { $year }
