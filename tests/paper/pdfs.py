"""What can be read in a PDF of ours: its text as a reader copies it, its attachments, its properties."""

import re
import zlib

# What a backslash may stand for in a string: up to three octal digits, a letter, or the character itself.
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
# A string may hold brackets that are not escaped, if they are in pairs; these may lie in one another.
WITHIN = rb"(?:\\.|[^\\()])*"
for _ in range(6):
    WITHIN = rb"(?:\\.|[^\\()]|\(" + WITHIN + rb"\))*"
# A string (but the name of a language or a picture's words, which mark a piece), a font, the end of one piece of text.
TOKENS = re.compile(
    rb"(?<!/Lang)(?<!/Alt)\((?P<string>" + WITHIN + rb")\)|/(?P<font>f\d+) [\d.]+ Tf|(?P<over>\bET\b)", re.DOTALL
)


class Pdf:
    def __init__(self, content):
        found = re.finditer(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", content, re.DOTALL)
        self.objects = {int(each[1]): each[2] for each in found}

    def dictionary(self, number):
        return self.objects[number].partition(b"stream\n")[0]

    def stream(self, number):
        head, _, rest = self.objects[number].partition(b"stream\n")
        return zlib.decompressobj().decompress(rest) if b"/FlateDecode" in head else rest.removesuffix(b"\nendstream")

    def _pages(self):
        return [number for number in self.objects if b"/Type/Page/" in self.dictionary(number)]

    @property
    def page_count(self):
        return len(self._pages())

    def pages(self):
        """The text of each page: a line for each piece of it, as its fonts' own tables translate it."""
        return ["\n".join(self._pieces(number)) for number in self._pages()]

    def text(self):
        return "\n".join(self.pages())

    def _pieces(self, page):
        (contents,) = re.findall(rb"/Contents (\d+)", self.dictionary(page))
        fonts = self._fonts(page)
        font, piece = {}, []
        for token in TOKENS.finditer(self.stream(int(contents))):
            if token["font"]:
                font = fonts[token["font"]]
            elif token["over"]:
                yield "".join(piece)
                piece = []
            else:
                raw = ESCAPED.sub(_unescaped, token["string"])
                piece += [font[raw[place : place + 2]] for place in range(0, len(raw), 2)]

    def _fonts(self, page):
        (resources,) = re.findall(rb"/Resources (\d+)", self.dictionary(page))
        named = re.findall(rb"/(f\d+) (\d+) 0 R", self.dictionary(int(resources)))
        return {name: self._characters(int(number)) for name, number in named}

    def _characters(self, font):
        (table,) = re.findall(rb"/ToUnicode (\d+)", self.dictionary(font))
        pairs = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", self.stream(int(table)), re.MULTILINE)
        return {bytes.fromhex(glyph.decode()): bytes.fromhex(to.decode()).decode("utf-16-be") for glyph, to in pairs}

    def characters(self):
        """For each font what its signs stand for."""
        fonts = [number for number in self.objects if b"/ToUnicode" in self.dictionary(number)]
        return [list(self._characters(number).values()) for number in fonts]

    def attachments(self):
        every = b"\n".join(map(self.dictionary, self.objects))
        found = re.findall(rb"/Type/Filespec/F\(([^)]*)\).*?/EF<</F (\d+) 0 R", every)
        return {name.decode(): self.stream(int(number)) for name, number in found}

    def fonts(self):
        """The names of all fonts, and whether each is in the file."""
        every = [self.dictionary(number) for number in self.objects]
        descriptors = [each for each in every if b"/Type/FontDescriptor" in each]
        return {re.search(rb"\+([\w-]+)", each)[1].decode(): b"/FontFile" in each for each in descriptors}

    def metadata(self):
        return next(self.stream(n).decode() for n in self.objects if b"/Type/Metadata" in self.dictionary(n))


def _unescaped(found):
    what = found[1]
    return bytes([int(what, 8)]) if what[:1].isdigit() else LETTERS.get(what, what)
