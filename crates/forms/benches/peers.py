"""Writes the table of benches/write.rs with python-docx and openpyxl, and prints how long each took (median of five).

Needs python3-docx and python3-openpyxl: python3 crates/forms/benches/peers.py
"""

import datetime
import io
import statistics
import sys
import time

import docx
import openpyxl

WORDS = "Chủ trì, phối hợp với các phòng, đơn vị rà soát, đơn giản hóa thủ tục hành chính, báo cáo kết quả."
DAY = datetime.date(2024, 6, 14)


def rows(count):
    for at in range(1, count + 1):
        yield [at, f"2024/{at:04}", WORDS, "Thông báo số 15/TB-SKHCN ngày 5/3/2024", DAY, "Phòng Quản lý Khoa học",
               "Văn phòng Sở; Thanh tra Sở", DAY, "Đang thực hiện", DAY, "đang thực hiện, trong hạn"]


def write_docx(count):
    document = docx.Document()
    table = document.add_table(rows=1, cols=11)
    for at, cell in enumerate(table.rows[0].cells):
        cell.text = f"Cột {at + 1}"
    for row in rows(count):
        for cell, value in zip(table.add_row().cells, row):
            cell.text = str(value)
    document.save(io.BytesIO())


def write_xlsx(count):
    book = openpyxl.Workbook(write_only=count > 1000)
    sheet = book.create_sheet()
    sheet.append([f"Cột {at}" for at in range(1, 12)])
    for row in rows(count):
        sheet.append(row)
    book.save(io.BytesIO())


def told(name, work, count, times):
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work(count)
        taken.append(time.perf_counter() - begun)
    print(f"{name:24} {count:7} rows  {statistics.median(taken) * 1000:9.1f} ms")


told("python-docx", write_docx, 100, 5)
told("openpyxl", write_xlsx, 100, 5)
if "--long" in sys.argv:
    told("openpyxl, write only", write_xlsx, 100_000, 1)
