"""Makes protected.xls, protected.xlsx and locked.xls: a small workbook, encrypted as Excel 97 to 2003 does (RC4 of 40 bits)
and as Excel 2010 does. Needs LibreOffice and `pip install msoffcrypto-tool`; run it in this folder."""

import hashlib
import pathlib
import struct
import subprocess
import tempfile

import olefile
from msoffcrypto.format.ooxml import OOXMLFile

# What Excel takes without asking, where a workbook is protected against changes.
KNOWN_TO_ALL = "VelvetSweatshop"
ROWS = "TT;Nội dung;Đơn vị\n1;Lập kế hoạch;Văn phòng\n"
# Records that are never encrypted, and the one whose first four bytes are not.
CLEAR = {0x0809, 0x002F, 0x00E1, 0x01B7, 0x01B8, 0x0086, 0x0194, 0x0195}
SHEET = 0x0085
BLOCK = 1024


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def key(password, salt, block):
    first = hashlib.md5(password.encode("utf-16le")).digest()[:5]
    second = hashlib.md5((first + salt) * 16).digest()[:5]
    return hashlib.md5(second + struct.pack("<I", block)).digest()


def encrypted(book, password):
    salt, check = bytes(range(1, 17)), bytes(range(33, 49))
    proof = rc4(key(password, salt, 0), check + hashlib.md5(check).digest())
    password_record = struct.pack("<HHH", 1, 1, 1) + salt + proof
    records, at = [], 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        data = bytearray(book[at + 4 : at + 4 + length])
        if kind == SHEET:
            begin = struct.unpack_from("<I", data)[0] + 4 + len(password_record)
            struct.pack_into("<I", data, 0, begin)
        records.append((kind, bytes(data)))
        if len(records) == 1:
            records.append((0x002F, password_record))
        at += 4 + length
    plain, mask = bytearray(), bytearray()
    for kind, data in records:
        plain += struct.pack("<HH", kind, len(data)) + data
        clear = len(data) if kind in CLEAR else 4 if kind == SHEET else 0
        mask += bytes(4 + clear) + b"\1" * (len(data) - clear)
    out = bytearray()
    for at in range(0, len(plain), BLOCK):
        block = plain[at : at + BLOCK]
        stream = rc4(key(password, salt, at // BLOCK), bytes(len(block)))
        out += bytes(a ^ (b if m else 0) for a, b, m in zip(block, stream, mask[at : at + BLOCK]))
    return bytes(out)


def compound(stream):
    stream += bytes(max(4096 - len(stream), -len(stream) % 512))
    sectors = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE] + [at + 3 for at in range(sectors - 1)] + [0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))

    def entry(name, kind, child, start, size):
        wide = name.encode("utf-16le")
        head = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return head + bytes(36) + struct.pack("<III", start, size, 0)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream)) + bytes(256)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + struct.pack("<128I", *table) + folder + stream


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "a.csv").write_text(ROWS, encoding="utf-8")
    for target in ("xls:MS Excel 97", "xlsx:Calc MS Excel 2007 XML"):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        source = "--infilter=CSV:59,34,76,1"
        command = ["soffice", "--headless", profile, source, "--convert-to", target, "--outdir", folder, folder / "a.csv"]
        subprocess.run(command, check=True)
    book = olefile.OleFileIO(folder / "a.xls").openstream("Workbook").read()
    pathlib.Path("protected.xls").write_bytes(compound(encrypted(book, KNOWN_TO_ALL)))
    pathlib.Path("locked.xls").write_bytes(compound(encrypted(book, "nobody knows it")))
    with (folder / "a.xlsx").open("rb") as plain, open("protected.xlsx", "wb") as out:
        OOXMLFile(plain).encrypt(KNOWN_TO_ALL, out)
