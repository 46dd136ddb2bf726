# SPDX-License-Identifier: Apache-2.0
"""An xz stream that holds its bytes as they are, for bytes that cannot be compressed: a gigabyte in a second or two.

The format is xz-file-format.txt, version 1.1.0: a stream header, one block of LZMA2, an index, a footer. LZMA2 may store
chunks of up to 64 KiB uncompressed behind three bytes each.
"""
import struct
import zlib

CHUNK = 1 << 16
FLAGS = b'\x00\x00'  # no check of the data beyond tar's own


def write(out, sources):
    out.write(b'\xfd7zXZ\x00' + FLAGS + crc(FLAGS))
    head = b'\x02\x00\x21\x01\x16' + bytes(3)  # 12 bytes, one filter, LZMA2 (0x21), a dictionary of 8 MiB (0x16)
    out.write(head + crc(head))
    size, unpacked = write_chunks(out, sources)
    unpadded = len(head) + 4 + size
    out.write(bytes(-unpadded % 4))
    index = b'\x00' + number(1) + number(unpadded) + number(unpacked)
    index += bytes(-len(index) % 4)
    out.write(index + crc(index))
    foot = struct.pack('<I', (len(index) + 4) // 4 - 1) + FLAGS
    out.write(crc(foot) + foot + b'YZ')


def write_chunks(out, sources):
    size = unpacked = 0
    control = 1  # the first chunk resets the dictionary
    for source in sources:
        while chunk := source.read(CHUNK):
            out.write(struct.pack('>BH', control, len(chunk) - 1) + chunk)
            size, unpacked, control = size + 3 + len(chunk), unpacked + len(chunk), 2
    out.write(b'\x00')
    return size + 1, unpacked


def number(value):
    """Seven bits a byte, the lowest first."""
    text = b''
    while value >= 0x80:
        text += bytes([value & 0x7f | 0x80])
        value >>= 7
    return text + bytes([value])


def crc(text):
    return struct.pack('<I', zlib.crc32(text))
